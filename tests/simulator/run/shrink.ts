// A failing run made shorter: commands are left out, halves first, as long as the same rule is still broken.
import type { Command } from '../world/commands.ts';
import { type Run, runSeed } from './runSeed.ts';

const triesAtMost = 120;

export async function shrink(failed: {
  seed: string;
  commands: readonly Command[];
  rule: string;
  dieAt?: readonly number[];
}): Promise<Run & { played: number }> {
  const { seed, rule, dieAt } = failed;
  let played = 0;
  const play = async (commands: readonly Command[]): Promise<Run> => {
    played += commands.length;
    return runSeed({ seed, commands, ...(dieAt ? { dieAt } : {}) });
  };
  const fails = (run: Run): boolean => run.complaints.some((complaint) => complaint.rule === rule);
  let best = await play(failed.commands);
  let tries = 0;
  for (let size = Math.ceil(best.commands.length / 2); size >= 1 && tries < triesAtMost && fails(best); ) {
    let isShorter = false;
    for (let at = 0; at < best.commands.length && tries < triesAtMost; ) {
      const fewer = best.commands.toSpliced(at, size);
      tries += 1;
      const run = await play(fewer);
      if (fails(run)) {
        best = run;
        isShorter = true;
      } else at += size;
    }
    if (!isShorter || size > 1) size = size === 1 && !isShorter ? 0 : Math.max(1, Math.floor(size / 2));
  }
  return { ...best, played };
}
