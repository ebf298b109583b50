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
  for (let draws = 0; dumps.length <= steps; draws++) {
    if (draws > steps * 5) throw new Error(`only ${dumps.length - 1} commands done in ${draws} draws`);
    if (await tryOne(random.pick(undoableCommands))) dumps.push(dumpTables(t.core.gate));
  }
  for (let at = steps - 1; at >= 0; at--) {
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate) === dumps[at], `after undoing step ${at + 1}`).toBe(true);
  }
  for (let at = 1; at <= steps; at++) {
    await t.client.call('operations.redo', {});
    expect(dumpTables(t.core.gate) === dumps[at], `after redoing step ${at}`).toBe(true);
  }
});
