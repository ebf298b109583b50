// How a call sounds: the estimate against G.107's own anchors, and the figures out of a browser's statistics.
import { describe, expect, it } from 'vitest';
import { estimateMos } from '#renderer/media/mos.ts';
import { countedOf, qualityOf } from '#renderer/media/quality.ts';

describe('estimateMos', () => {
  it.each([
    ['a call through the office', { lossPercent: 0, jitterMs: 1, roundTripMs: 2 }, 4.4],
    ['a long way', { lossPercent: 0, jitterMs: 5, roundTripMs: 300 }, 4.2],
    ['a satellite', { lossPercent: 0, jitterMs: 10, roundTripMs: 900 }, 2.3],
    ['one packet in a hundred lost', { lossPercent: 1, jitterMs: 2, roundTripMs: 40 }, 4.3],
    ['one in ten', { lossPercent: 10, jitterMs: 2, roundTripMs: 40 }, 3.3],
    ['one in two', { lossPercent: 50, jitterMs: 2, roundTripMs: 40 }, 1.5],
    ['nothing arrives', { lossPercent: 100, jitterMs: 0, roundTripMs: 5_000 }, 1],
  ])('%s', (_name, heard, mos) => {
    expect(estimateMos(heard)).toBe(mos);
  });

  it('never rises as loss, jitter or delay rise, and stays between 1 and 4.5', () => {
    const grades = [0, 1, 5, 20, 60, 100];
    for (const name of ['lossPercent', 'jitterMs', 'roundTripMs'] as const) {
      const scores = grades.map((value) =>
        estimateMos({
          lossPercent: 0,
          jitterMs: 0,
          roundTripMs: 0,
          [name]: value * (name === 'roundTripMs' ? 20 : 1),
        }),
      );
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...scores)).toBeLessThanOrEqual(4.5);
    }
  });
});

describe('qualityOf', () => {
  const inbound = { type: 'inbound-rtp', kind: 'audio', packetsReceived: 300, packetsLost: 5, jitter: 0.004 };
  const reported = {
    ...{ type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0.01 },
    ...{ jitter: 0.009, roundTripTime: 0.08 },
  };

  it('takes the worse of both directions since the last look', () => {
    const before = { received: 200, lost: 0 };
    expect(countedOf([inbound])).toEqual({ received: 300, lost: 5 });
    expect(qualityOf([inbound, reported], before)).toEqual({
      ...{ lossPercent: 4.8, jitterMs: 9, roundTripMs: 80 },
      mos: estimateMos({ lossPercent: 4.8, jitterMs: 9, roundTripMs: 80 }),
    });
  });

  it('asks the way itself where the other side reports no round trip', () => {
    const pair = { type: 'candidate-pair', nominated: true, state: 'succeeded', currentRoundTripTime: 0.02 };
    expect(qualityOf([inbound, pair], { received: 200, lost: 5 })).toMatchObject({
      lossPercent: 0,
      roundTripMs: 20,
    });
  });

  it('says nothing while nothing is heard and nobody reports', () => {
    expect(qualityOf([], { received: 0, lost: 0 })).toBeUndefined();
    expect(qualityOf([inbound], { received: 300, lost: 5 })).toBeUndefined();
  });
});
