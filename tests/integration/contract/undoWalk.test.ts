// Walks the contract: every command runs once by its id; every command that says `undo: true` is done, undone,
// redone and undone again, and the tables are byte-equal each time. Inputs: tests/tools/contractInputs.ts.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allCalls, type Call, type Command, type Input } from '#shared/contract/index.ts';
import { beforeSetUp, commandInputs } from '#tests/tools/contractInputs.ts';
import { dumpEverything, dumpTables } from '#tests/tools/dump.ts';
import type { Seeded } from '#tests/tools/seedCompany.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
const commands = allCalls().flatMap(([name, def]) =>
  def.kind === 'command' ? [{ name: name as Command, isUndoable: def.undo === true }] : [],
);
const undoable = commands.filter(({ isUndoable }) => isUndoable).map(({ name }) => name);

let folder: SeededFolder;
let t: TestCore | undefined;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs });
});
afterEach(async () => {
  await t?.close();
  t = undefined;
});
afterAll(() => folder.remove());

async function openFor(name: Command): Promise<{ core: TestCore; input: Input<Call> }> {
  t = beforeSetUp.includes(name) ? await openTestCore({ nowMs }) : await folder.open();
  const make = commandInputs[name] as (s: Seeded, t: TestCore) => Promise<Input<Call>>;
  return { core: t, input: await make(folder.seeded, t) };
}

describe('every command of the contract', () => {
  const walked = new Set<Command>();

  it.each(commands.map(({ name }) => name))(
    '%s runs once by its command id: the same answer again, and nothing written',
    async (name) => {
      const { core, input } = await openFor(name);
      const commandId = randomUUID();
      const before = dumpEverything(core.core.gate);
      const answer = await core.client.call(name as Call, input, { commandId });
      const after = dumpEverything(core.core.gate);
      expect(after).not.toBe(before);
      const announced: string[] = [];
      core.core.gate.onChanges(({ tables }) => announced.push(...tables));
      expect(await core.client.call(name as Call, input, { commandId })).toEqual(answer);
      expect(dumpEverything(core.core.gate)).toBe(after);
      expect(announced).toEqual([]);
      walked.add(name);
    },
  );

  it('was run, none left out', () => {
    expect([...walked].sort()).toEqual(commands.map(({ name }) => name).sort());
  });

  it('refuses the id of another command', async () => {
    t = await folder.open();
    const commandId = randomUUID();
    await t.client.call('tasks.create', { title: 'A' }, { commandId });
    await expect(
      t.client.call('tasks.complete', { id: folder.seeded.taskId }, { commandId }),
    ).rejects.toMatchObject({ code: 'conflict', reason: 'command_id_reused' });
  });
});

describe('the undo walk over the contract', () => {
  const walked = new Set<Command>();

  it.each(undoable)('%s: do, undo, redo, undo leave equal dumps', async (name) => {
    const { core, input } = await openFor(name);
    const { gate } = core.core;
    const before = dumpTables(gate);
    await core.client.call(name as Call, input);
    const after = dumpTables(gate);
    expect(after).not.toBe(before);
    await core.client.call('operations.undo', {});
    expect(dumpTables(gate)).toBe(before);
    await core.client.call('operations.redo', {});
    expect(dumpTables(gate)).toBe(after);
    await core.client.call('operations.undo', {});
    expect(dumpTables(gate)).toBe(before);
    walked.add(name);
  });

  it('took back every command that says undo: yes, none left out', () => {
    expect(walked.size).toBe(undoable.length);
    expect([...walked].sort()).toEqual([...undoable].sort());
  });
});
