// What one call's sender sends: the microphone, or in a conference the microphone and the other parties. Knows no SDP.
import { createMix, type Mix } from './callMixer.ts';
import type { Microphone } from './microphone.ts';

export type SentAudio = {
  /** @throws MicrophoneError */
  open(): Promise<void>;
  setMuted(isMuted: boolean): void;
  /** Nothing is said while we hold the call, or in a mix only what the others say. */
  setHeld(isHeld: boolean): void;
  /** Empty: the microphone alone. */
  mixWith(others: readonly MediaStreamTrack[]): Promise<void>;
  close(): void;
};

type Options = {
  microphone: Microphone;
  sender: RTCRtpSender;
  context(): AudioContext;
  onThere(isThere: boolean): void;
  /** What is sent from now on. */
  onSent(track: MediaStreamTrack | null): void;
};

export function createSentAudio({ microphone, sender, context, onThere, onSent }: Options): SentAudio {
  let own: MediaStreamTrack | undefined;
  let mix: Mix | undefined;
  let [isMuted, isHeld, isClosed] = [false, false, false];

  const apply = (): void => {
    if (own) own.enabled = !isMuted && !isHeld;
    mix?.setMuted(isMuted || isHeld);
  };
  const send = (): Promise<void> => {
    // A closed connection takes no track.
    const track = mix?.track ?? own ?? null;
    onSent(track);
    return isClosed ? Promise.resolve() : sender.replaceTrack(track).catch(() => undefined);
  };
  const user = {
    onThere,
    onTrack(track: MediaStreamTrack) {
      own?.stop();
      own = track;
      mix?.setMicrophone(track);
      apply();
      if (!mix) void send();
    },
  };
  return {
    open: () => microphone.open(user),
    setMuted(is) {
      isMuted = is;
      apply();
    },
    setHeld(is) {
      isHeld = is;
      apply();
    },
    async mixWith(others) {
      if (others.length === 0) {
        const former = mix;
        mix = undefined;
        await send();
        former?.close();
        return;
      }
      mix ??= createMix(context());
      mix.setMicrophone(own);
      mix.setOthers(others);
      apply();
      await send();
    },
    close() {
      isClosed = true;
      microphone.leave(user);
      own?.stop();
      mix?.close();
    },
  };
}
