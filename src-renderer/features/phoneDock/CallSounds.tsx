// What is heard beside the calls themselves: the ringer, the beep of a second call, the tone while it rings over there. Only
// one window of this computer sounds.
import { useEffect } from 'react';
import { playTone, type ToneName } from '#renderer/media/tones.ts';
import { isTalking, type LiveCall, useCalls } from '../calls/index.ts';

function toneOf(calls: readonly LiveCall[]): ToneName | undefined {
  const ringing = calls.filter(
    ({ state, isSilenced }) => (state === 'ringing' || state === 'waiting') && !isSilenced,
  );
  if (ringing.length > 0) return calls.some(isTalking) ? 'beep' : 'ring';
  // With sound of the other side's own (`early`) there is nothing to add, nor to what a telephone sounds.
  return calls.some(({ state, isAtPhone }) => state === 'dialing' && !isAtPhone) ? 'ringback' : undefined;
}

export function CallSounds() {
  const tone = toneOf(useCalls());
  useEffect(() => {
    if (tone === undefined) return undefined;
    const ended = new AbortController();
    const untilEnded = new Promise<void>((resolve) => {
      ended.signal.addEventListener('abort', () => resolve());
    });
    const sound = async (): Promise<void> => {
      const stop = playTone(tone);
      await untilEnded;
      stop();
    };
    // Refused only when it is not wanted any more.
    navigator.locks.request('yolda.sounds', { signal: ended.signal }, sound).catch(() => undefined);
    return () => ended.abort();
  }, [tone]);
  return null;
}
