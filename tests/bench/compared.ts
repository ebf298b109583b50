// A row measured beside its floor on both companies, and on several kinds of questions of which the slowest is judged.
import { type Measured, type Timing, timed } from './measure.ts';

export type Compared = { ours: Timing; floor: Timing; notes?: readonly string[] };

export function joined({ big, tenth }: { big: Compared; tenth: Compared }): Measured {
  return { timing: big.ours, floor: big.floor, tenth: tenth.ours, notes: big.notes ?? [] };
}

/** The slowest text is judged: a keystroke that is always slow is not made good by others. */
export async function byText<S extends { text: string }>(
  samples: readonly S[],
  ours: (sample: S) => unknown,
  floor: (sample: S) => unknown,
): Promise<Compared> {
  const texts = [...new Set(samples.map((sample) => sample.text))];
  const results: { text: string; ours: Timing; floor: Timing }[] = [];
  for (const text of texts) {
    const own = samples.filter((sample) => sample.text === text);
    results.push({
      text,
      ours: await timed(own, ours, { discard: 3 }),
      floor: await timed(own, floor, { discard: 3 }),
    });
  }
  results.sort((a, b) => b.ours.p95 - a.ours.p95);
  const worst = results[0];
  if (!worst) throw new Error('no samples');
  const notes = results
    .slice(0, 5)
    .map((r) => `«${r.text}» ${r.ours.p95.toFixed(1)} ms, floor ${r.floor.p95.toFixed(1)}`);
  return { ours: worst.ours, floor: worst.floor, notes };
}
