// The whole proof: failing runs of the past first, then seeds, then death at every point of some days, then the bugs that
// must be caught. Says what was played and what was broken.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { invariants } from '../checks/invariants.ts';
import { plantedBugs } from '../planted/plantedBugs.ts';
import type { Command } from '../world/commands.ts';
import type { Theme } from '../world/themes.ts';
import type { Job, Result } from './worker.ts';
import { startWorkers, type Workers } from './workers.ts';

export type Regression = { seed: string; rule: string; note: string; commands: Command[]; dieAt?: number[] };
export type Failure = { seed: string; rule: string; text: string; commands: number; repeat: string };
export type Proof = {
  seed: number;
  seeds: number;
  commands: number;
  /** Points at which a process could die, and those at which one did. */
  crashPoints: number;
  deaths: number;
  /** Days of which every point was died at, how many points those are, and how many different names they bear. */
  enumerated: { days: number; points: number; names: number };
  planted: { caught: number; total: number; missed: string[] };
  invariants: readonly string[];
  failures: Failure[];
};

export type ProofOptions = {
  seed: number;
  seeds: number;
  commandCount: number;
  /** Days of each theme. */
  themeSeeds: number;
  themes: readonly Theme[];
  /** Days of which every point is died at. */
  crashDays: number;
  /** Of such a day, after its morning. */
  crashDayCommands: number;
  /** Of a planted bug, at most. */
  bugSeeds: number;
  workers: number;
  /** Failing runs are kept beside the tests. */
  keeps: boolean;
  say(text: string): void;
};

const regressionsPath = fileURLToPath(new URL('../regressions.json', import.meta.url));
export const loadRegressions = (): Regression[] =>
  JSON.parse(readFileSync(regressionsPath, 'utf8')) as Regression[];

type Context = {
  options: ProofOptions;
  proof: Proof;
  workers: Workers;
  failed: { job: Job; result: Result }[];
};

function count({ proof }: Context, { played, crashPoints, diedAt }: Result): void {
  proof.commands += played;
  proof.crashPoints += crashPoints;
  proof.deaths += diedAt.length;
}

function note(context: Context, job: Job, result: Result): void {
  count(context, result);
  const [first] = result.complaints;
  if (first === undefined) return;
  context.options.say(`seed ${result.seed}: ${first.rule}: ${first.text}`);
  context.failed.push({ job, result });
}

async function playSeeds(context: Context): Promise<void> {
  const { options, proof, workers } = context;
  const { seed, seeds, themes, themeSeeds, commandCount } = options;
  const plain = Array.from({ length: seeds }, (_, n) => String(seed + n));
  const themed = themes.flatMap((theme) =>
    Array.from({ length: themeSeeds }, (_, n) => `${theme}-${seed + n}`),
  );
  const jobs = [...plain, ...themed].map((name): Job => ({ kind: 'seed', seed: name, commandCount }));
  proof.seeds += jobs.length;
  await workers.run(jobs, (job, result) => note(context, job, result));
}

async function playRegressions(context: Context): Promise<void> {
  const jobs = loadRegressions().map(({ seed, commands, dieAt }): Job => {
    return { kind: 'seed', seed, commandCount: 0, commands, ...(dieAt ? { dieAt } : {}) };
  });
  context.proof.seeds += jobs.length;
  await context.workers.run(jobs, (job, result) => note(context, job, result));
}

/**
 * A short day is played once and its points are counted; then once for each point, which is died at, and again soon after,
 * while what died recovers.
 */
async function playDeaths(context: Context): Promise<void> {
  const { options, proof, workers } = context;
  const { crashDayCommands: commandCount } = options;
  const days = Array.from({ length: options.crashDays }, (_, n) => `crash-${options.seed + n}`);
  const jobs: Job[] = [];
  const first = days.map((seed): Job => ({ kind: 'seed', seed, commandCount }));
  await workers.run(first, (job, result) => {
    note(context, job, result);
    for (let at = 1; at <= result.crashPoints; at += 1)
      jobs.push({ kind: 'seed', seed: result.seed, commandCount, dieAt: [at, at + 1 + (at % 9)] });
  });
  proof.seeds += first.length + jobs.length;
  proof.enumerated.points = jobs.length;
  const names = new Set<string>();
  await workers.run(jobs, (job, result) => {
    note(context, job, result);
    for (const name of result.diedAt) names.add(name);
  });
  proof.enumerated.names = names.size;
}

async function playBugs(context: Context): Promise<void> {
  const { options, proof, workers } = context;
  const { seed: firstSeed, bugSeeds: seeds, commandCount } = options;
  if (seeds === 0) return;
  const jobs = plantedBugs.map((_, bug): Job => ({ kind: 'bug', bug, firstSeed, seeds, commandCount }));
  proof.planted.total = jobs.length;
  await workers.run(jobs, (job, result) => {
    count(context, result);
    const name = job.kind === 'bug' ? (plantedBugs[job.bug]?.name ?? '') : '';
    const [first] = result.complaints;
    if (first === undefined) proof.planted.missed.push(name);
    else proof.planted.caught += 1;
    options.say(`planted: ${name}: ${first ? `caught by ${first.rule}, seed ${result.seed}` : 'MISSED'}`);
  });
}

async function shorten({ options, proof, workers, failed }: Context): Promise<void> {
  const jobs = failed.slice(0, 4).map(({ job, result }): Job => {
    const dieAt = job.kind === 'seed' ? job.dieAt : undefined;
    const rule = result.complaints[0]?.rule ?? '';
    return {
      kind: 'shrink',
      seed: result.seed,
      commands: result.commands,
      rule,
      ...(dieAt ? { dieAt } : {}),
    };
  });
  const short = new Map<Job, Result>();
  await workers.run(jobs, (job, result) => short.set(job, result));
  const kept = new Map(loadRegressions().map((one) => [`${one.seed} ${one.rule}`, one]));
  failed.forEach(({ job, result }, at) => {
    const shrunk = short.get(jobs[at] as Job) ?? result;
    const [first] = shrunk.complaints.length > 0 ? shrunk.complaints : result.complaints;
    const { rule, text } = first ?? { rule: '', text: '' };
    const dieAt = job.kind === 'seed' ? job.dieAt : undefined;
    const repeat = `npm run proof -- --play ${result.seed}${dieAt ? ` --die ${dieAt.join(',')}` : ''}`;
    proof.failures.push({ seed: result.seed, rule, text, commands: shrunk.commands.length, repeat });
    if (at < jobs.length)
      kept.set(`${result.seed} ${rule}`, {
        seed: result.seed,
        rule,
        note: text,
        commands: [...shrunk.commands],
        ...(dieAt ? { dieAt: [...dieAt] } : {}),
      });
  });
  if (options.keeps && jobs.length > 0)
    writeFileSync(regressionsPath, `${JSON.stringify([...kept.values()], null, 1)}\n`);
}

export async function runProof(options: ProofOptions): Promise<Proof> {
  const planted = { caught: 0, total: 0, missed: [] };
  const proof: Proof = {
    ...{ seed: options.seed, seeds: 0, commands: 0, crashPoints: 0, deaths: 0 },
    enumerated: { days: options.crashDays, points: 0, names: 0 },
    ...{ planted, invariants: Object.keys(invariants), failures: [] },
  };
  const context: Context = { options, proof, workers: startWorkers(options.workers), failed: [] };
  try {
    await playRegressions(context);
    await playSeeds(context);
    await playDeaths(context);
    await playBugs(context);
    await shorten(context);
  } finally {
    context.workers.close();
  }
  return proof;
}
