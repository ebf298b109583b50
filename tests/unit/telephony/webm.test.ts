// Pieces of a recording joined to one file: its length, its index, what a torn end costs.
import { describe, expect, it } from 'vitest';
import { joinWebm } from '#main/telephony/webm.rules.ts';
import { makeWebm } from '#tests/tools/makeWebm.ts';

const joined = (...pieces: Uint8Array[]) => joinWebm(pieces) ?? expect.fail('nothing was recorded');
const framesIn = (bytes: Uint8Array): string[] =>
  [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/frame \d+/g),
  ].map(([frame]) => frame);

describe('joinWebm', () => {
  it('is as long as its frames, all of them in their order', () => {
    const { bytes, durationMs } = joined(makeWebm(275));
    expect(durationMs).toBe(5_500);
    expect(framesIn(bytes)).toEqual(Array.from({ length: 275 }, (_, n) => `frame ${n}`));
  });

  it('can be read again, and is the same', () => {
    const once = joined(makeWebm(120));
    expect(joined(once.bytes)).toEqual(once);
  });

  it('has a place for every two seconds in its index, each the start of a cluster', () => {
    const { bytes } = joined(makeWebm(275));
    const whole = Buffer.from(bytes);
    const segmentAt = whole.indexOf(Buffer.from('18538067', 'hex')) + 12;
    const places = [...whole.toString('hex').matchAll(/f10100000000000008([0-9a-f]{16})/g)].map(([, at]) =>
      Number(`0x${at}`),
    );
    expect(places).toHaveLength(3);
    for (const at of places)
      expect(whole.subarray(segmentAt + at, segmentAt + at + 4).toString('hex')).toBe('1f43b675');
  });

  it('puts pieces one after another', () => {
    const { bytes, durationMs } = joined(makeWebm(100), makeWebm(50));
    expect(durationMs).toBe(3_000);
    expect(framesIn(bytes)).toHaveLength(150);
    expect(joined(bytes).durationMs).toBe(3_000);
  });

  it('takes what is whole of a piece that breaks off', () => {
    const piece = makeWebm(100);
    for (const cut of [1, 5, 15, 400]) {
      const { durationMs } = joined(piece.subarray(0, -cut));
      expect(durationMs).toBeLessThan(2_000);
      expect(durationMs).toBeGreaterThan(2_000 - 20 * (cut / 10 + 1));
    }
  });

  it('is nothing where nothing was said, or no sound is', () => {
    expect(joinWebm([])).toBeUndefined();
    expect(joinWebm([makeWebm(0), new Uint8Array([1, 2, 3]), new Uint8Array()])).toBeUndefined();
  });
});
