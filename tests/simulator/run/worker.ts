// A process that plays seeds for another: jobs come and results go as messages.
import { plantedBugs } from '../planted/plantedBugs.ts';
import type { Command } from '../world/commands.ts';
import { runSeed } from './runSeed.ts';
import { shrink } from './shrink.ts';

export type Job =
  | {
      kind: 'seed';
      seed: string;
      commandCount: number;
      commands?: readonly Command[];
      dieAt?: readonly number[];
    }
  /** Seeds from the first on until the bug is caught. */
  | { kind: 'bug'; bug: number; firstSeed: number; seeds: number; commandCount: number }
  | { kind: 'shrink'; seed: string; commands: readonly Command[]; rule: string; dieAt?: readonly number[] };

export type Result = {
  seed: string;
  commands: readonly Command[];
  /** Commands that were played, over all runs of the job. */
  played: number;
  crashPoints: number;
  /** Names of the points at which a process died. */
  diedAt: readonly string[];
  complaints: readonly { rule: string; text: string }[];
};

/** The same day without the bug breaks no rule: it was the bug that was caught. */
async function isSoundWithout({ seed, commands }: Pick<Result, 'seed' | 'commands'>): Promise<boolean> {
  return (await runSeed({ seed, commands })).complaints.length === 0;
}

async function work(job: Job): Promise<Result> {
  if (job.kind === 'shrink') return shrink(job);
  if (job.kind === 'seed') {
    const run = await runSeed(job);
    return { ...run, played: run.commands.length };
  }
  let played = 0;
  const bug = plantedBugs[job.bug];
  for (let n = job.firstSeed; bug !== undefined; n += 1) {
    const run = await runSeed({ seed: String(n), commandCount: job.commandCount, bug });
    played += run.commands.length;
    const isCaught = run.complaints.length > 0 && (await isSoundWithout(run));
    if (isCaught || n >= job.firstSeed + job.seeds - 1) {
      return { ...run, complaints: isCaught ? run.complaints : [], played };
    }
  }
  throw new Error(`no planted bug ${job.bug}`);
}

process.on('message', (job: Job) => {
  work(job).then(
    (result) => process.send?.({ ...result, commands: result.complaints.length > 0 ? result.commands : [] }),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
