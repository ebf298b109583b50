// Whether the chosen microphone gives a sound: of a line's test. What is heard is kept nowhere.
import { MicrophoneError, type MicrophoneFailure, openMicrophone } from './microphone.ts';

export type MicrophoneVerdict = '' | MicrophoneFailure | 'microphone_silent' | 'no_https';

/** One that was asleep, above all by Bluetooth, says nothing at first. */
const wakesMs = 1_500;
const lookMs = 60;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Unprocessed: even a quiet room has its noise, and only one that is switched off gives nothing but zeros. */
async function openRaw(deviceId: string | undefined): Promise<MediaStream> {
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  return navigator.mediaDevices.getUserMedia({ audio: { ...raw, ...(deviceId ? { deviceId } : {}) } });
}

async function isHeard(stream: MediaStream, signal: AbortSignal): Promise<boolean> {
  const context = new AudioContext();
  try {
    await context.resume();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    for (let waitedMs = 0; waitedMs < wakesMs && !signal.aborted; waitedMs += lookMs) {
      await wait(lookMs);
      analyser.getFloatTimeDomainData(samples);
      if (samples.some((sample) => sample !== 0)) return true;
    }
    return false;
  } finally {
    void context.close();
  }
}

/** '' where all is well. */
export async function testMicrophone(signal: AbortSignal): Promise<MicrophoneVerdict> {
  if (!('mediaDevices' in navigator)) return 'no_https';
  let [track, stream]: [MediaStreamTrack?, MediaStream?] = [];
  try {
    track = await openMicrophone();
    stream = await openRaw(track.getSettings().deviceId);
    return (await isHeard(stream, signal)) ? '' : 'microphone_silent';
  } catch (error) {
    return error instanceof MicrophoneError ? error.reason : 'no_microphone';
  } finally {
    for (const opened of [track, ...(stream?.getTracks() ?? [])]) opened?.stop();
  }
}
