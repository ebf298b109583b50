// What a call says, made audible on the chosen loudspeaker. Knows no call.
import { useDeviceChoice } from './deviceChoice.ts';

export type Speaker = { setSilent(isSilent: boolean): void; close(): void };

/** A page that nobody has touched may not sound: then with the first touch. */
function playWhenAllowed(audio: HTMLAudioElement): void {
  const retry = (): void => {
    document.removeEventListener('pointerdown', retry);
    document.removeEventListener('keydown', retry);
    void audio.play().catch(() => undefined);
  };
  void audio.play().catch(() => {
    document.addEventListener('pointerdown', retry);
    document.addEventListener('keydown', retry);
  });
}

export function playOnSpeaker(track: MediaStreamTrack): Speaker {
  const audio = new Audio();
  audio.srcObject = new MediaStream([track]);
  // A loudspeaker that is unplugged: the system's, until it is back or another is chosen.
  const place = (): void =>
    void audio.setSinkId(useDeviceChoice.getState().speaker).catch(() => audio.setSinkId(''));
  const leave = useDeviceChoice.subscribe(place);
  navigator.mediaDevices.addEventListener('devicechange', place);
  place();
  playWhenAllowed(audio);
  return {
    setSilent(isSilent) {
      audio.muted = isSilent;
    },
    close() {
      leave();
      navigator.mediaDevices.removeEventListener('devicechange', place);
      audio.pause();
      audio.srcObject = null;
    },
  };
}
