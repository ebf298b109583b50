// The proof, as every commit runs it: regressions, seeds, death at each point of a day, and the bugs that must be caught.
import { beforeAll, describe, expect, it } from 'vitest';
import { invariants } from './checks/invariants.ts';
import { type PlantedBug, plantedBugs, silentOfSkipped, strangerForEver } from './planted/plantedBugs.ts';
import { type Proof, runProof } from './run/proof.ts';
import { runSeed } from './run/runSeed.ts';
import { themeNames } from './world/themes.ts';

let proof: Proof;
const lines: string[] = [];

describe('the simulator', () => {
  beforeAll(async () => {
    const sizes = {
      ...{ seeds: 240, themeSeeds: 10, themes: themeNames },
      commandCount: 60,
      bugSeeds: 200,
      workers: 2,
      ...{ crashDays: 2, crashDayCommands: 0 },
    };
    proof = await runProof({ ...sizes, seed: 1, keeps: false, say: (text) => lines.push(text) });
    const { failures, ...figures } = proof;
    process.stdout.write(
      `${JSON.stringify({ ...figures, invariants: figures.invariants.length, failures: failures.length })}\n`,
    );
  });

  it('finds no seed that breaks a rule', () => {
    expect(proof.failures).toEqual([]);
    expect(proof.invariants).toEqual(Object.keys(invariants));
  });

  it('lets processes die at every point', () => {
    expect(proof.enumerated.days).toBe(2);
    expect(proof.deaths).toBeGreaterThan(2 * proof.enumerated.points - proof.enumerated.points / 4);
  });

  it('catches every planted bug', () => {
    expect(proof.planted).toEqual({ caught: plantedBugs.length, total: plantedBugs.length, missed: [] });
  });
});

/** @returns the rules that it breaks on a day on which nothing else does; none: not caught */
async function catchBug(bug: PlantedBug, name: string, seeds: number): Promise<string[]> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const planted = await runSeed({ seed: `${name}-${seed}`, bug });
    if (planted.complaints.length === 0) continue;
    const sound = await runSeed({ seed: `${name}-${seed}`, commands: planted.commands });
    if (sound.complaints.length === 0) return planted.complaints.map(({ rule }) => rule);
  }
  return [];
}

it('demands that who was let in after the copy of a hub comes back to it by himself', async () => {
  const demanded = ['liveness', 'noLostWrites', 'restoreLosesNothing', 'convergence'];
  const broken = await catchBug(strangerForEver, 'stranger', 30);
  expect(broken.filter((rule) => demanded.includes(rule))).not.toEqual([]);
});

it('demands that a laptop to which every scope comes again is told of its conflicts all the same', async () => {
  expect(await catchBug(silentOfSkipped, 'silent', 60)).toContain('noLostWrites');
});

it('plays a seed the same way twice', async () => {
  const play = async (): Promise<string[]> => {
    const lines: string[] = [];
    await runSeed({ seed: 'same', commandCount: 30, trace: (text) => lines.push(text) });
    return lines;
  };
  const first = await play();
  expect(first.length).toBeGreaterThan(100);
  expect(await play()).toEqual(first);
});
