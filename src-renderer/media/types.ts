// The words of the page's media: what the core asks, what is answered, what a call's media offers to its owner.
import type { z } from 'zod';
import type { MediaAnswer, MediaAsk } from '#shared/contract/media.contract.ts';
import type { Microphone } from './microphone.ts';
import type { RelayFailure } from './relayWatch.ts';

export type Ask = z.output<typeof MediaAsk>;
export type Answer = z.output<typeof MediaAnswer>;

export type CallMediaOptions = {
  microphone: Microphone;
  /** One for the whole page; made when the first conference needs it. */
  context(): AudioContext;
  onConnection(state: 'connected' | 'lost'): void;
  onUnreached(failure: RelayFailure): void;
  onMicrophone(isThere: boolean): void;
  onRecorded(recordingId: string, bytes: Uint8Array, isLast: boolean): Promise<unknown>;
};

export type CallMedia = {
  /** All but `mix` and `close`. @throws MicrophoneError, or anything: the media failed */
  ask(ask: Ask): Promise<Answer>;
  /** What the other side says. */
  readonly remoteTrack: MediaStreamTrack | undefined;
  mixWith(others: readonly MediaStreamTrack[]): Promise<void>;
  /** undefined while nothing is connected. */
  stats(): Promise<RTCStatsReport | undefined>;
  /** Once what was recorded is told. */
  stopRecording(): Promise<void>;
  close(): void;
};
