// One seed, played from its first command to the last check.
import { seededRandom } from '#shared/lib/seededRandom.ts';
import type { Complaint } from '../model/oracle.ts';
import type { PlantedBug } from '../planted/plantedBugs.ts';
import { type Command, drawCommands } from '../world/commands.ts';
import { pinRandomness } from '../world/pinRandomness.ts';
import { needsOf } from '../world/themes.ts';
import { describe, World } from '../world/world.ts';

export type Run = {
  seed: string;
  commands: readonly Command[];
  complaints: readonly Complaint[];
  /** Points passed at which a process could die, and how often one did. */
  crashPoints: number;
  diedAt: readonly string[];
};

export type RunOptions = {
  seed: string;
  commandCount?: number;
  /** In the place of those that the seed would draw. */
  commands?: readonly Command[];
  /** A planted bug, and what its days must know. */
  bug?: Pick<PlantedBug, 'needs' | 'plant'>;
  dieAt?: readonly number[];
  /** Told what happens, line by line. */
  trace?: (text: string) => void;
  atEnd?: (world: World) => void;
};

export async function runSeed({
  seed,
  commandCount = 60,
  commands,
  bug,
  dieAt,
  trace,
  atEnd,
}: RunOptions): Promise<Run> {
  pinRandomness(seed);
  const random = seededRandom(`${seed}/plan`);
  const machines = random.int(3, 5);
  const plan =
    commands ?? drawCommands(random, { count: commandCount, machines, needs: bug?.needs ?? needsOf(seed) });
  const world = new World({
    seed,
    machines,
    ...(bug ? { plant: bug.plant } : {}),
    ...(dieAt ? { dieAt } : {}),
    ...(trace ? { trace } : {}),
  });
  try {
    await world.open();
    await world.run(plan);
    atEnd?.(world);
  } catch (error) {
    world.complain('noBug', `the world threw ${describe(error)}`);
  } finally {
    await world.close();
  }
  return {
    seed,
    commands: plan,
    complaints: world.complaints,
    crashPoints: world.crash.count,
    diedAt: world.crash.diedAt,
  };
}
