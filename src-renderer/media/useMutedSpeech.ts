// Notices that one speaks while the microphone is off for the others: people forget. Listens on a track of its own, and only
// while it is asked to.
import { useEffect, useState } from 'react';
import { startMicrophoneTest } from './microphoneTest.ts';

const everyMs = 150;
/** Above the noise of a room, about -33 dB. */
const speechLevel = 0.45;
const looksOfSpeech = 3;
const staysMs = 3_000;

/** @returns whether speech was heard in the last seconds */
export function useMutedSpeech(isMuted: boolean): boolean {
  const [isSpeaking, setSpeaking] = useState(false);
  useEffect(() => {
    setSpeaking(false);
    if (!isMuted) return undefined;
    let stop: (() => void) | undefined;
    let isGone = false;
    const listen = async (): Promise<void> => {
      const test = await startMicrophoneTest();
      let loud = 0;
      let untilMs = 0;
      const timer = setInterval(() => {
        loud = test.level() > speechLevel ? loud + 1 : 0;
        if (loud >= looksOfSpeech) untilMs = performance.now() + staysMs;
        setSpeaking(performance.now() < untilMs);
      }, everyMs);
      stop = () => {
        clearInterval(timer);
        test.stop();
      };
      if (isGone) stop();
    };
    // Without a microphone there is nothing to notice.
    listen().catch(() => undefined);
    return () => {
      isGone = true;
      stop?.();
    };
  }, [isMuted]);
  return isSpeaking;
}
