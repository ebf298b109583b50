// One call over a line that is being tried: the page's offer goes out, what is answered is told, until one of both hangs up.
// A login of its own; no call of the table, and nothing of it is written down.
import type { URI } from 'sip.js';
import { AppError } from '#shared/contract/errors.ts';
import { CallMedia } from './callMedia.ts';
import type { CallReason, MediaAsk } from './calls.types.ts';
import { newSession } from './callWorld.ts';
import { LinkFailure } from './linkFailure.ts';
import { MediaFailure } from './mediaPort.ts';
import type { SipAgent } from './sipAgent.ts';
import { SipCall } from './sipCall.ts';
import type { After, TestNews } from './telephony.types.ts';

export type TestCallOptions = {
  /** Of the trial, not of a running line; disposed of. */
  agent: SipAgent;
  uri: URI;
  /** SDP of the page. */
  offer: string;
  tell(news: TestNews): void;
  signal: AbortSignal;
  after: After;
  random(): number;
};

export type TestCallEnd = { isAnswered: boolean; reason: CallReason | '' };

/** A page that forgot it does not keep an echo busy. */
const atMostMs = 90_000;

/** The page made its SDP before it asked, and is told what came of it. */
const portOf = ({ offer, tell }: TestCallOptions) => ({
  async ask(_callId: string, ask: MediaAsk): Promise<string> {
    if (ask.type === 'makeOffer') return offer;
    // Nothing is agreed anew in a call of some seconds.
    if (ask.type === 'makeAnswer') throw new MediaFailure('media_failed');
    if (ask.type === 'takeAnswer') tell({ type: 'answer', answer: ask.answer, isFinal: ask.isFinal });
    return '';
  },
});

type Ended = (end: TestCallEnd) => void;

function legOf(options: TestCallOptions, onEnded: Ended): SipCall {
  const { agent, uri, tell, after, random } = options;
  const media = new CallMedia({
    callId: '',
    port: portOf(options),
    loadIceServers: async () => [],
    isHeldHere: () => false,
    onHeldThere: () => undefined,
  });
  let isAnswered = false;
  return new SipCall({
    ...{ session: newSession(agent, uri), media, after, random, isConnected: agent.isConnected },
    listener: {
      onRinging: () => tell({ type: 'ringing' }),
      onSpokenEarly: () => undefined,
      onAccepted: () => {
        isAnswered = true;
      },
      onEnded: (reason) => onEnded({ isAnswered, reason }),
      onRenegotiated: () => undefined,
      // A call that is tried is handed on to nobody.
      onReferral: (referral) => void referral.reject().catch(() => undefined),
    },
  });
}

/** Resolves once it is over. @throws AppError cancelled, once it is hung up */
export async function testCall(options: TestCallOptions): Promise<TestCallEnd> {
  const { agent, signal, after } = options;
  const ended = Promise.withResolvers<TestCallEnd>();
  const lost = (): void => ended.resolve({ isAnswered: false, reason: 'connection_lost' });
  let leg: SipCall | undefined;
  const hangUp = (): void => {
    if (leg) leg.end('cancelled');
    else agent.detach();
  };
  signal.addEventListener('abort', hangUp, { once: true });
  const disarm = after(atMostMs, hangUp);
  try {
    await agent.open({ signal, onLost: lost });
    await agent.register();
    signal.throwIfAborted();
    leg = legOf(options, ended.resolve);
    await leg.invite();
    const end = await ended.promise;
    signal.throwIfAborted();
    return end;
  } catch (error) {
    if (error instanceof LinkFailure && !signal.aborted)
      return { isAnswered: false, reason: 'connection_lost' };
    if (!signal.aborted) throw error;
    throw new AppError('cancelled', 'cancelled');
  } finally {
    disarm();
    signal.removeEventListener('abort', hangUp);
    await agent.unregister();
    agent.dispose();
  }
}
