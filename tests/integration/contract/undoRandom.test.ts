// A rep's hour at random: sixty commands over whatever rows there are, then all of them undone and redone.
// After each step the tables are exactly what they were at that place before.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { createRandomSteps, undoableCommands } from '#tests/tools/randomSteps.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

const steps = 60;

let folder: SeededFolder;
let t: TestCore;
beforeEach(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  t = await folder.open();
});
afterEach(async () => {
  await t.close();
  folder.remove();
});

it('sixty random commands are undone one by one and redone one by one', async () => {
  const random = seededRandom('undo');
  const { tryOne } = await createRandomSteps(t, folder.seeded, random);
  const dumps = [dumpTables(t.core.gate)];
  let count = 0;
  for (let draws = 0; count < steps; draws++) {
    if (draws > steps * 5) throw new Error(`only ${count} commands done in ${draws} draws`);
    const left = await tryOne(random.pick(undoableCommands));
    count += left;
    if (left > 0) dumps[count] = dumpTables(t.core.gate);
  }
  /** An input that had something made first left two steps: the place between them was not seen. */
  const isAsThen = (at: number): boolean => dumps[at] === undefined || dumpTables(t.core.gate) === dumps[at];
  for (let at = count - 1; at >= 0; at--) {
    await t.client.call('operations.undo', {});
    expect(isAsThen(at), `after undoing step ${at + 1}`).toBe(true);
  }
  for (let at = 1; at <= count; at++) {
    await t.client.call('operations.redo', {});
    expect(isAsThen(at), `after redoing step ${at}`).toBe(true);
  }
});
