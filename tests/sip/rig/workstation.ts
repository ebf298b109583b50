// A workstation of the program at the PBX: a core with one registered line, its calls as a page sees them, and a page that
// serves media on paper – SDP without a sound – where a test is about signalling alone.
import { expect } from 'vitest';
import type { Input, Output } from '#shared/contract/index.ts';
import type { EventPayload } from '#shared/rpc/client.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import type { Pbx } from './pbx.ts';
import { passwordOf, realm } from './ports.ts';
import type { Rig } from './rig.ts';
import { until } from './until.ts';

type Call = Output<'calls.listLive'>['calls'][number];
type Asked = EventPayload<'media.asked'>;
type MediaAnswer = Input<'media.answer'>['answer'];

export type Workstation = TestCore & {
  lineId: string;
  calls(): Promise<Call[]>;
  /** The only call there is, or the one of that number. */
  call(number?: string): Promise<Call>;
  /** @returns the call that is in that state then */
  untilCall(state: Call['state'], more?: Partial<Call>): Promise<Call>;
  untilNoCall(): Promise<void>;
  dial(number: string, more?: Partial<Input<'calls.dial'>>): Promise<string>;
  journal(): Promise<Output<'callLog.list'>['rows']>;
  untilRegistered(): Promise<void>;
  untilLost(): Promise<void>;
};

/** With whatever else its line has. */
export type WorkstationOptions = Partial<Omit<Input<'telephony.saveLine'>, 'id'>>;

export async function openWorkstation(
  rig: Rig,
  { wsUrl: url }: Pick<Pbx, 'wsUrl'>,
  { user = '101', ...more }: WorkstationOptions = {},
): Promise<Workstation> {
  const core = await openTestCore({ runsJobs: true });
  const { client } = core;
  rig.add({
    name: `workstation ${user}`,
    log: () => core.platform.lines.map((line) => JSON.stringify(line)).join('\n'),
    stop: () => core.close(),
  });
  const line = { name: 'Ofis', url, domain: realm, user, password: passwordOf(user), ...more };
  // Nobody vouches for the PBX of the rig.
  const isSecure = url.startsWith('wss:');
  const pin = isSecure ? (await client.call('telephony.testLine', line)).fingerprint : '';
  const { id: lineId } = await client.call('telephony.saveLine', { ...line, pin });
  const lineState = async (): Promise<string> =>
    (await client.call('telephony.listLines', {})).rows[0]?.live.state ?? '';
  const untilRegistered = async (): Promise<void> => {
    await until(`${user} is registered`, async () => (await lineState()) === 'registered');
  };
  await untilRegistered();
  const calls = async (): Promise<Call[]> => (await client.call('calls.listLive', {})).calls;
  return {
    ...core,
    ...{ lineId, calls, untilRegistered },
    async call(number) {
      const found = (await calls()).filter((one) => number === undefined || one.number === number);
      return found.length === 1 ? found[0]! : expect.fail(`not one call: ${JSON.stringify(found)}`);
    },
    untilCall: (state, more = {}) =>
      until(`a call of ${user} is ${state} ${JSON.stringify(more)}`, async () =>
        (await calls()).find(
          (call) =>
            call.state === state &&
            Object.entries(more).every(([name, value]) => call[name as keyof Call] === value),
        ),
      ),
    async untilNoCall() {
      await until(`${user} has no call`, async () => (await calls()).length === 0);
    },
    dial: async (number, more) => (await client.call('calls.dial', { number, ...more })).callId,
    journal: async () => (await client.call('callLog.list', {})).rows,
    untilRegistered,
    async untilLost() {
      await until(`${user} is lost`, async () => (await lineState()) !== 'registered');
    },
  };
}

export type PaperPage = {
  /** All that it was asked, in order. */
  asked: Asked['ask'][];
  /** Of that kind, the newest. */
  last<T extends Asked['ask']['type']>(type: T): Extract<Asked['ask'], { type: T }> | undefined;
  /** Answers so from now on, to what `when` takes; undefined: as ever. */
  answerWith: ((ask: Asked['ask']) => MediaAnswer | 'silence' | undefined) | undefined;
  leave(): void;
};

let pages = 0;

/** Plain RTP, since nobody listens: what a phone without DTLS takes as well. */
export function paperSdp(isHeld: boolean): string {
  const lines = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'];
  const audio = ['m=audio 18998 RTP/AVP 0 101', 'a=rtpmap:0 PCMU/8000', 'a=rtpmap:101 telephone-event/8000'];
  return [...lines, ...audio, `a=${isHeld ? 'sendonly' : 'sendrecv'}`, ''].join('\r\n');
}

/** Serves at once; answers each ask by text. */
export async function servePaper({ client }: Pick<TestCore, 'client'>): Promise<PaperPage> {
  pages += 1;
  const pageId = `paper-${pages}`;
  const leaving = new AbortController();
  const page: PaperPage = {
    asked: [],
    last: (type) => page.asked.findLast((ask) => ask.type === type) as never,
    answerWith: undefined,
    leave: () => leaving.abort(),
  };
  client.on('media.asked', ({ pageId: asked, askId, ask }) => {
    if (asked !== pageId || leaving.signal.aborted) return;
    page.asked.push(ask);
    const wanted = page.answerWith?.(ask);
    if (wanted === 'silence') return;
    const isSdp = ask.type === 'makeOffer' || ask.type === 'makeAnswer';
    const usual: MediaAnswer = isSdp ? { type: 'sdp', sdp: paperSdp(ask.isHeld) } : { type: 'done' };
    client.call('media.answer', { askId, answer: wanted ?? usual }).catch(() => undefined);
  });
  client.call('media.serve', { pageId }, { signal: leaving.signal }).catch(() => undefined);
  // The offer is heeded before what is called after it.
  await client.call('calls.listLive', {});
  return page;
}
