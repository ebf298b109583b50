// The stamps of edits: one width whatever the clock says, an order, and no way to refuse an edit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadAtMostMs, clampHlc, makeHlc, msOf, nextHlc, suspectMs } from '#shared/sync/hlc.ts';
import { Tx } from '#shared/sync/ops.ts';

const now = Date.UTC(2026, 10, 26);
const tenYears = 10 * 365 * 86_400_000;
const shape = /^[\da-f]{12}-[\da-f]{4}-[\da-f]{8}$/;

describe('makeHlc', () => {
  it('keeps its width and the shape that the hub takes, whatever the clock says', () => {
    for (const ms of [0, 1, now, now + 0.5, -1, -tenYears, 2 ** 48, Number.MAX_SAFE_INTEGER]) {
      for (const counter of [0, 1, 65_535, 65_536, 131_072]) {
        const hlc = makeHlc(ms, counter, 'a0000001');
        expect(hlc).toMatch(shape);
        expect(Tx.shape.hlc.safeParse(hlc).success).toBe(true);
      }
    }
  });

  it('sorts as text the way its parts sort', () => {
    const part = fc.tuple(
      fc.nat(2 ** 41),
      fc.nat(65_535),
      fc.nat(0xff).map((n) => n.toString(16).padStart(8, '0')),
    );
    fc.assert(
      fc.property(part, part, (a, b) => {
        const index = [0, 1, 2].find((i) => a[i] !== b[i]);
        const isLess = index !== undefined && (a[index] ?? 0) < (b[index] ?? 0);
        return makeHlc(...a) < makeHlc(...b) === isLess;
      }),
    );
  });

  it('takes a millisecond when the counter is full', () => {
    expect(makeHlc(5, 65_536, 'a0000001')).toBe('000000000006-0000-a0000001');
  });
});

describe('nextHlc', () => {
  it('grows by every edit of one millisecond, through the full counter', () => {
    let last = makeHlc(now, 65_530, 'a0000001');
    for (let i = 0; i < 20; i++) {
      const next = nextHlc(last, now, 'a0000001');
      expect(next > last).toBe(true);
      last = next;
    }
    expect([msOf(last), last.slice(13, 17)]).toEqual([now + 1, '000e']);
  });

  it('follows the wall clock, and what it heard while that is near', () => {
    const heard = makeHlc(now + suspectMs, 7, 'b0000001');
    expect(nextHlc(undefined, now, 'a0000001')).toBe(makeHlc(now, 0, 'a0000001'));
    expect(nextHlc(makeHlc(now - 1, 9, 'a0000001'), now, 'a0000001')).toBe(makeHlc(now, 0, 'a0000001'));
    expect(nextHlc(heard, now, 'a0000001')).toBe(makeHlc(now + suspectMs, 8, 'a0000001'));
  });

  it('leaves behind the stamps of a clock that was ten years ahead and has been set right', () => {
    const next = nextHlc(makeHlc(now + tenYears, 0, 'a0000001'), now, 'a0000001');
    expect(clampHlc(next, now)).toEqual({ effective: makeHlc(now, 0, 'a0000001'), isSuspect: false });
  });
});

describe('clampHlc', () => {
  it.each([
    [0, 0, false],
    [aheadAtMostMs, aheadAtMostMs, false],
    [aheadAtMostMs + 1, aheadAtMostMs, false],
    [suspectMs, aheadAtMostMs, false],
    [suspectMs + 1, aheadAtMostMs, true],
    [tenYears, aheadAtMostMs, true],
    [-suspectMs, -suspectMs, false],
    [-suspectMs - 1, -suspectMs - 1, true],
    [-tenYears, -tenYears, true],
  ])('a clock %i ms off counts as %i ms off; suspect: %s', (off, effective, isSuspect) => {
    expect(clampHlc(makeHlc(now + off, 3, 'a0000001'), now)).toEqual({
      effective: makeHlc(now + effective, 3, 'a0000001'),
      isSuspect,
    });
  });
});
