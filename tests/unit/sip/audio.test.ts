// The ears of the telephony tests: a tone is found by its frequency and level, nothing else is.
import { expect, test } from 'vitest';
import { fromAlaw, fromMulaw, toMulaw } from '#tests/sip/audio/g711.ts';
import { levelAt, loudness, spansOf, tonesIn } from '#tests/sip/audio/hearing.ts';
import { cut, durationMs, join, makeTone, mix, type Sound, silence } from '#tests/sip/audio/sound.ts';
import { fromWav, toWav } from '#tests/sip/audio/wav.ts';

const all = [440, 500, 620, 1_000, 3_300];

test.each([8_000, 16_000, 48_000])('the level of a tone is its amplitude at %i Hz', (rate) => {
  const tone = makeTone(440, 500, { rate, amplitude: 0.25 });
  expect(levelAt(tone, 440)).toBeCloseTo(0.25, 3);
  expect(levelAt(tone, 500)).toBeLessThan(0.001);
  expect(loudness(tone)).toBeCloseTo(0.25 / Math.SQRT2, 3);
});

test('of several tones at once each is heard, and no other', () => {
  const both = mix(makeTone(440, 1_000), makeTone(1_000, 1_000, { amplitude: 0.05 }));
  expect(tonesIn(both, all)).toEqual([440, 1_000]);
  expect(tonesIn(makeTone(500, 1_000), all)).toEqual([500]);
});

test('silence, a whisper, noise and nothing are no tone', () => {
  const noise: Sound = { rate: 8_000, samples: new Float32Array(8_000) };
  let state = 1;
  for (let at = 0; at < noise.samples.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    noise.samples[at] = (state / 2_147_483_647 - 0.5) * 0.1;
  }
  for (const sound of [silence(1_000), makeTone(440, 1_000, { amplitude: 0.004 }), noise, silence(0)])
    expect(tonesIn(sound, all)).toEqual([]);
});

test('a tone that sounds for less than half the time is not heard, but its span is told', () => {
  const sound = join(silence(600), makeTone(440, 200), silence(200), makeTone(440, 100));
  expect(tonesIn(sound, all)).toEqual([]);
  expect(spansOf(sound, 440)).toEqual([
    { fromMs: 600, toMs: 800 },
    { fromMs: 1_000, toMs: 1_100 },
  ]);
});

test('the last part of a sound is cut from its end', () => {
  const sound = join(makeTone(440, 500), makeTone(620, 500));
  expect(tonesIn(cut(sound, -400), all)).toEqual([620]);
  expect(durationMs(cut(sound, 100, 400))).toBe(300);
});

test('a WAV file is read as it was written, also before its length stands in it', () => {
  const tone = makeTone(440, 300, { rate: 48_000 });
  const file = toWav(tone);
  const back = fromWav(file);
  expect(back.rate).toBe(48_000);
  expect(back.samples.every((value, at) => Math.abs(value - tone.samples[at]!) < 0.0001)).toBe(true);
  const open = Buffer.from(file.subarray(0, 44 + 4_000));
  open.writeUInt32LE(0, 40);
  expect(fromWav(open).samples).toHaveLength(2_000);
  expect(() => fromWav(Buffer.from('no sound'))).toThrow('no WAV file');
});

test('one channel of two is taken from a WAV file', () => {
  const [left, right] = [makeTone(440, 200), makeTone(620, 200)];
  const interleaved = Float32Array.from({ length: left.samples.length * 2 }, (_, at) =>
    at % 2 === 0 ? left.samples[at / 2]! : right.samples[(at - 1) / 2]!,
  );
  const file = toWav({ rate: 8_000, samples: interleaved });
  file.writeUInt16LE(2, 22);
  expect(tonesIn(fromWav(file, 0), all)).toEqual([440]);
  expect(tonesIn(fromWav(file, 1), all)).toEqual([620]);
});

test('µ-law bytes are those of G.711', () => {
  // Zero, then full scale and half of it, of both signs.
  const samples = Float32Array.from([0, 1, -1, 0.5, -0.5]);
  expect([...toMulaw({ rate: 8_000, samples })]).toEqual([0xff, 0x80, 0x00, 0x8f, 0x0f]);
});

test('what was said by µ-law and A-law is heard', () => {
  const tone = makeTone(620, 500);
  expect(tonesIn(fromMulaw(toMulaw(tone)), all)).toEqual([620]);
  expect(levelAt(fromMulaw(toMulaw(tone)), 620)).toBeCloseTo(0.4, 2);
  // ITU-T G.711: the two quietest values, and the loudest, of each sign.
  expect([...fromAlaw(Uint8Array.of(0xd5, 0x55, 0xaa, 0x2a)).samples].map((value) => value * 32_768)).toEqual(
    [8, -8, 32_256, -32_256],
  );
});
