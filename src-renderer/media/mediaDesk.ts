// All calls of this page: who is asked, one thing after another for each call; who hears whom; what happens by itself is
// told. Knows neither the wire nor SIP.
import { createCallMedia } from './callMedia.ts';
import { createMicrophone, MicrophoneError } from './microphone.ts';
import type { Quality } from './quality.ts';
import type { RelayFailure } from './relayWatch.ts';
import { createSparePeer } from './sparePeer.ts';
import type { Answer, Ask, CallMedia, CallMediaOptions } from './types.ts';
import { watchQuality } from './watchQuality.ts';

export type News =
  | { type: 'connection'; state: 'connected' | 'lost' }
  | { type: 'unreached'; reason: RelayFailure }
  | { type: 'quality'; quality: Quality }
  | { type: 'microphone'; isThere: boolean };

export type MediaDesk = {
  /** Never throws: a failure is an answer. */
  ask(callId: string, ask: Ask): Promise<Answer>;
  /** Calls may begin, or no more, as `SparePeer` says. */
  expectCalls(isDirect: boolean | undefined): void;
  /** The core that asked is gone, and its calls with it. */
  closeAll(): void;
};

type Entry = { media: CallMedia; stop(): void };

/** The first peer connection of a page takes longer than all others: let it not be that of a call. */
async function warmUp(): Promise<void> {
  const pc = new RTCPeerConnection();
  pc.addTransceiver('audio');
  await pc.createOffer();
  pc.close();
}

function failureOf(error: unknown): Answer {
  return { type: 'failed', reason: error instanceof MicrophoneError ? error.reason : 'media_failed' };
}

export function createMediaDesk(
  tell: (callId: string, news: News) => void,
  onRecorded: CallMediaOptions['onRecorded'],
): MediaDesk {
  const microphone = createMicrophone();
  warmUp().catch(() => undefined);
  const spare = createSparePeer();
  const entries = new Map<string, Entry>();
  const queues = new Map<string, Promise<unknown>>();
  let mixing: AudioContext | undefined;
  const context = (): AudioContext => {
    mixing ??= new AudioContext();
    return mixing;
  };

  const open = (callId: string, ask: Extract<Ask, { iceServers: unknown }>): Entry => {
    const isPlain = ask.type === 'makeOffer' && !ask.isHeld;
    const ready = isPlain ? spare.take(ask.iceServers) : undefined;
    const options: CallMediaOptions = {
      ...{ microphone, context, onRecorded },
      onConnection: (state) => tell(callId, { type: 'connection', state }),
      onUnreached: (reason) => tell(callId, { type: 'unreached', reason }),
      onMicrophone: (isThere) => tell(callId, { type: 'microphone', isThere }),
    };
    const media = createCallMedia(ask, options, ready);
    const stopWatching = watchQuality(media, (quality) => tell(callId, { type: 'quality', quality }));
    const entry = {
      media,
      stop() {
        stopWatching();
        media.close();
      },
    };
    entries.set(callId, entry);
    return entry;
  };
  const close = (callId: string): Answer => {
    entries.get(callId)?.stop();
    entries.delete(callId);
    if (entries.size === 0) {
      void mixing?.close();
      mixing = undefined;
    }
    return { type: 'done' };
  };
  const carryOut = async (callId: string, ask: Ask): Promise<Answer> => {
    if (ask.type === 'close') {
      await entries.get(callId)?.media.stopRecording();
      return close(callId);
    }
    const known = entries.get(callId);
    const { media } = known ?? ('iceServers' in ask ? open(callId, ask) : { media: undefined });
    if (!media) throw new Error('no media of this call');
    try {
      if (ask.type !== 'mix') return await media.ask(ask);
    } catch (error) {
      // What never began holds no device.
      if (!known) close(callId);
      throw error;
    }
    const others = ask.withCallIds.flatMap((id) => entries.get(id)?.media.remoteTrack ?? []);
    await media.mixWith(others);
    return { type: 'done' };
  };

  return {
    ask(callId, ask) {
      const before = queues.get(callId) ?? Promise.resolve();
      const answer = before.then(() => carryOut(callId, ask)).catch(failureOf);
      queues.set(callId, answer);
      void answer.then(() => queues.get(callId) === answer && queues.delete(callId));
      return answer;
    },
    expectCalls: spare.keep,
    closeAll() {
      for (const callId of entries.keys()) close(callId);
    },
  };
}
