// Vitest's `test` with a rig of its own for each test that asks for one: ended after it, its logs shown when it failed.
import { test as base } from 'vitest';
import { internetAddress, startNat } from './nat.ts';
import { createRig, type Rig } from './rig.ts';

type Context = { onTestFailed(tell: () => void): void };
type Ending = { onCleanup(end: () => Promise<void>): void };

function openRig(rig: Rig, { onTestFailed }: Context, { onCleanup }: Ending): Rig {
  let logs = '';
  onTestFailed(() => console.error(logs));
  onCleanup(async () => {
    logs = rig.logs();
    await rig.stop();
  });
  return rig;
}

/** All on the loopback. */
export const test = base.extend('rig', ({ onTestFailed }, ending) =>
  openRig(createRig(), { onTestFailed }, ending),
);

/** An office behind a NAT; the rig is on the internet. */
export const natTest = base
  .extend('nat', async ({ task: _ }, { onCleanup }) => {
    const nat = await startNat();
    onCleanup(() => nat.stop());
    return nat;
  })
  .extend('rig', ({ nat: _, onTestFailed }, ending) =>
    openRig(createRig(internetAddress), { onTestFailed }, ending),
  );
