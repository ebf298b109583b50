// What a phone says by itself: the ringer, the second call's beep, the tone while it rings at the other side. Made of
// oscillators, played on the device it belongs to. Knows no call.
import { type DeviceRole, useDeviceChoice } from './deviceChoice.ts';

export type ToneName = 'ring' | 'beep' | 'ringback' | 'test';
type Pulse = { hz: readonly number[]; atMs: number; ms: number };
type Pattern = { role: DeviceRole; everyMs: number; volume: number; pulses: readonly Pulse[] };

/** ITU-T E.180: 425 Hz, one second in five; the ringer is our own. */
const patterns: { readonly [T in ToneName]: Pattern } = {
  ring: {
    ...{ role: 'ringer', everyMs: 3_200, volume: 0.28 },
    pulses: [0, 520].flatMap((atMs) => [
      { hz: [660, 1_320], atMs, ms: 200 },
      { hz: [880, 1_760], atMs: atMs + 210, ms: 260 },
    ]),
  },
  beep: { role: 'speaker', everyMs: 4_000, volume: 0.08, pulses: [{ hz: [440], atMs: 0, ms: 180 }] },
  ringback: { role: 'speaker', everyMs: 5_000, volume: 0.1, pulses: [{ hz: [425], atMs: 0, ms: 1_000 }] },
  test: {
    ...{ role: 'speaker', everyMs: 60_000, volume: 0.2 },
    pulses: [523, 659, 784].map((hz, index) => ({ hz: [hz], atMs: index * 260, ms: 240 })),
  },
};
const edgeSeconds = 0.012;

function sound(context: AudioContext, out: AudioNode, { hz, atMs, ms }: Pulse): void {
  const [from, until] = [
    context.currentTime + 0.03 + atMs / 1_000,
    context.currentTime + 0.03 + (atMs + ms) / 1_000,
  ];
  const level = context.createGain();
  level.gain.setValueAtTime(0, from);
  level.gain.linearRampToValueAtTime(1 / hz.length, from + edgeSeconds);
  level.gain.setValueAtTime(1 / hz.length, until - edgeSeconds);
  level.gain.linearRampToValueAtTime(0, until);
  level.connect(out);
  for (const frequency of hz) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(level);
    oscillator.start(from);
    oscillator.stop(until);
  }
}

/** @returns ends it */
export function playTone(name: ToneName): () => void {
  const { role, everyMs, volume, pulses } = patterns[name];
  const context = new AudioContext();
  const out = context.createGain();
  out.gain.value = volume;
  const stream = context.createMediaStreamDestination();
  out.connect(stream);
  const audio = new Audio();
  audio.srcObject = stream.stream;
  const place = (): void =>
    void audio.setSinkId(useDeviceChoice.getState()[role]).catch(() => audio.setSinkId(''));
  place();
  // A page that nobody has touched may not sound; the window still shows who calls.
  void audio.play().catch(() => undefined);
  void context.resume();
  const say = (): void => {
    for (const pulse of pulses) sound(context, out, pulse);
  };
  say();
  const timer = setInterval(say, everyMs);
  return () => {
    clearInterval(timer);
    audio.pause();
    audio.srcObject = null;
    void context.close();
  };
}
