// `npm run proof` and `npm run soak`: plays the simulator from the command line and says what it found.
import { parseArgs } from 'node:util';
import { loadRegressions, type Proof, type ProofOptions, runProof } from './run/proof.ts';
import { runSeed } from './run/runSeed.ts';
import { themeNames } from './world/themes.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '200' },
    /** Days of each theme of world/themes.ts. */
    'theme-seeds': { type: 'string', default: '20' },
    /** Only this one. */
    theme: { type: 'string' },
    commands: { type: 'string', default: '60' },
    'crash-days': { type: 'string', default: '10' },
    'crash-commands': { type: 'string', default: '4' },
    /** Of each planted bug at most; none at 0. */
    'bug-seeds': { type: 'string', default: '200' },
    workers: { type: 'string', default: '2' },
    minutes: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** Failing runs are shortened and kept beside the tests. */
    keep: { type: 'boolean', default: false },
    /** One run, with every message. */
    play: { type: 'string' },
    /** That run as it was shortened and kept. */
    short: { type: 'boolean', default: false },
    die: { type: 'string' },
  },
});

const say = (text: string): void => {
  (values.json ? process.stderr : process.stdout).write(`${text}\n`);
};

const isFine = ({ planted, failures }: Proof): boolean =>
  failures.length === 0 && planted.caught === planted.total;

function tell(proof: Proof): void {
  const { seed, seeds, commands, crashPoints, deaths, planted, failures } = proof;
  say(
    `seed ${seed}: ${seeds} runs, ${commands} commands, ${crashPoints} crash points passed, ${deaths} deaths`,
  );
  const { days, points, names } = proof.enumerated;
  say(`died at each of ${points} points of ${days} days, and again in the recovery: ${names} named places`);
  say(`invariants: ${proof.invariants.join(', ')}`);
  say(`planted bugs: ${planted.caught} of ${planted.total} caught ${planted.missed.join('; ')}`);
  for (const { rule, text, repeat, commands: count } of failures)
    say(`FAILED ${rule}: ${text}\n  ${count} commands; ${repeat}`);
}

const options: ProofOptions = {
  seed: Number(values.seed),
  seeds: Number(values.seeds),
  themeSeeds: Number(values['theme-seeds']),
  themes: themeNames.filter((name) => values.theme === undefined || name === values.theme),
  commandCount: Number(values.commands),
  crashDays: Number(values['crash-days']),
  crashDayCommands: Number(values['crash-commands']),
  bugSeeds: Number(values['bug-seeds']),
  workers: Number(values.workers),
  keeps: values.keep,
  say,
};

async function playOne(seed: string): Promise<boolean> {
  const dieAt = values.die?.split(',').map(Number);
  const kept = values.short ? loadRegressions().find((one) => one.seed === seed) : undefined;
  const run = await runSeed({
    seed,
    commandCount: options.commandCount,
    ...(kept ? { commands: kept.commands } : {}),
    trace: say,
    ...(dieAt ? { dieAt } : {}),
  });
  for (const { rule, text } of run.complaints) say(`${rule}: ${text}`);
  return run.complaints.length === 0;
}

/** Seeds for so many minutes; the bugs only at the end. */
async function soak(minutes: number): Promise<boolean> {
  const until = Date.now() + minutes * 60_000;
  let isGood = true;
  for (let seed = options.seed; isGood && Date.now() < until; seed += options.seeds) {
    const proof = await runProof({ ...options, seed, bugSeeds: 0, crashDays: 1 });
    tell(proof);
    isGood = proof.failures.length === 0;
  }
  return isGood;
}

/** What the issue names, and no more; the rest is said beside it. */
function asJson({ seed, seeds, commands, crashPoints, planted, invariants, failures }: Proof): string {
  const { caught, total } = planted;
  return JSON.stringify({
    seed,
    seeds,
    commands,
    crashPoints,
    planted: { caught, total },
    invariants,
    failures,
  });
}

async function prove(): Promise<boolean> {
  const proof = await runProof(options);
  tell(proof);
  if (values.json) process.stdout.write(`${asJson(proof)}\n`);
  return isFine(proof);
}

const isGood = values.play
  ? await playOne(values.play)
  : values.minutes
    ? await soak(Number(values.minutes))
    : await prove();
process.exit(isGood ? 0 : 1);
