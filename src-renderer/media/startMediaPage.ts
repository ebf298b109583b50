// Offers this page to the core for the media of calls, for as long as the page lives: over each connection, again whenever
// the offer ended. Carries asks and answers; the work is mediaDesk's.
import { AppError } from '#shared/contract/errors.ts';
import type { Client } from '#shared/rpc/client.ts';
import type { Connection } from '../rpc/connect.ts';
import { createMediaDesk, type News } from './mediaDesk.ts';
import { useMediaState } from './mediaState.ts';

const firstWaitMs = 500;
const longestWaitMs = 5_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Put once, at the start of the page. Where the browser has no microphones at all (no https), nothing is offered. */
export function startMediaPage(connection: Connection): void {
  if (!('mediaDevices' in navigator) || !('RTCPeerConnection' in window)) return;
  const pageId = crypto.randomUUID();
  let served: Client | undefined;
  let coreId = '';
  /** What the core does not hear any more is not said again: it has lost the call, or will ask. */
  const quietly = (promise: Promise<unknown>): void => void promise.catch(() => undefined);
  const tell = (callId: string, news: News): void => {
    if (news.type === 'microphone') useMediaState.setState({ hasMicrophone: news.isThere });
    const client = connection.client();
    if (client) quietly(client.call('media.tell', { callId, news }));
  };
  const desk = createMediaDesk(tell, async (recordingId, bytes, isLast) => {
    const client = connection.client();
    if (!client) throw new AppError('unavailable', 'core_gone');
    await client.call('media.saveRecorded', { recordingId, bytes, isLast });
  });

  const serve = async (client: Client): Promise<void> => {
    const { coreId: found } = await client.ready;
    // Another process knows nothing of the calls of the former one.
    if (coreId !== '' && coreId !== found) desk.closeAll();
    coreId = found;
    client.on('media.asked', ({ pageId: asked, askId, callId, ask }) => {
      if (asked !== pageId) return;
      // A new call looks for a microphone anew.
      if (ask.type === 'makeOffer' || ask.type === 'makeAnswer')
        useMediaState.setState({ hasMicrophone: true, movedTo: '' });
      void desk.ask(callId, ask).then((answer) => quietly(client.call('media.answer', { askId, answer })));
    });
    const foresee = async (): Promise<void> => {
      const { rows } = await client.call('telephony.listLines', {});
      const line =
        rows.find(({ kind, isDefault }) => kind === 'sip' && isDefault) ??
        rows.find(({ kind }) => kind === 'sip');
      desk.expectCalls(line && line.stun === '' && line.turn === '');
    };
    client.on('telephony.lineState', ({ state }) => {
      // Back again, perhaps by another network; or removed.
      if (state === 'registered' || state === 'off') quietly(foresee());
    });
    quietly(foresee());
    let waitMs = firstWaitMs;
    while (connection.client() === client) {
      const beganAt = performance.now();
      try {
        await client.call('media.serve', { pageId });
      } catch (error) {
        if (error instanceof AppError && error.reason === 'core_gone') return;
      }
      waitMs =
        performance.now() - beganAt > longestWaitMs ? firstWaitMs : Math.min(longestWaitMs, 2 * waitMs);
      await wait(waitMs);
    }
  };
  const follow = (): void => {
    const client = connection.client();
    if (client === served) return;
    served = client;
    if (client) quietly(serve(client));
  };
  connection.subscribe(follow);
  follow();
}
