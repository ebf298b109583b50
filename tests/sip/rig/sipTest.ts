// Vitest's `test` with a rig of its own for each test that asks for one: ended after it, its logs shown when it failed.
import { test as base } from 'vitest';
import { createRig } from './rig.ts';

export const test = base.extend('rig', async ({ onTestFailed }, { onCleanup }) => {
  const rig = createRig();
  let logs = '';
  onTestFailed(() => console.error(logs));
  onCleanup(async () => {
    logs = rig.logs();
    await rig.stop();
  });
  return rig;
});
