// The chosen microphone by itself, outside of any call: how loud it is, and one's own voice on the loudspeaker a moment later,
// so that one hears oneself as another would.
import { useDeviceChoice } from './deviceChoice.ts';
import { openMicrophone } from './microphone.ts';

export type MicrophoneTest = {
  /** 0–1, as an ear feels it. */
  level(): number;
  setHeard(isHeard: boolean): void;
  stop(): void;
};

const echoSeconds = 0.6;
/** Quieter than this is silence. */
const floorDb = -60;

/** @throws MicrophoneError */
export async function startMicrophoneTest(): Promise<MicrophoneTest> {
  const track = await openMicrophone();
  const context = new AudioContext();
  await context.resume();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const delay = context.createDelay(1);
  delay.delayTime.value = echoSeconds;
  const out = context.createMediaStreamDestination();
  delay.connect(out);
  const audio = new Audio();
  audio.srcObject = out.stream;
  void audio.setSinkId(useDeviceChoice.getState().speaker).catch(() => audio.setSinkId(''));
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, value) => sum + value * value, 0) / samples.length;
      return Math.min(1, Math.max(0, 1 - (10 * Math.log10(power + 1e-9)) / floorDb));
    },
    setHeard(isHeard) {
      if (isHeard) {
        source.connect(delay);
        void audio.play().catch(() => undefined);
      } else {
        source.disconnect();
        source.connect(analyser);
        audio.pause();
      }
    },
    stop() {
      audio.pause();
      audio.srcObject = null;
      track.stop();
      void context.close();
    },
  };
}
