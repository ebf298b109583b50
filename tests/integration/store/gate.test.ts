import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteContext } from '#main/store/context.ts';
import type { Changes } from '#main/store/gate.ts';
import { users } from '#main/store/schema/index.ts';
import { rawWrite } from '#tests/tools/rawWrite.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
});
afterEach(async () => {
  await t.close();
});

const addUser = (id: string, commandId = `c-${id}`) =>
  t.core.gate.write({ command: 'company.saveUser', commandId, isUndoable: true }, (tx) => {
    tx.orm
      .insert(users)
      .values({
        id,
        name: id,
        role: 'rep',
        language: 'az',
        timeZone: 'Asia/Baku',
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .run();
    return { id };
  });

const log = () =>
  t.core.gate.sql.all(
    'SELECT operation_id AS op, table_name AS tbl, row_id AS row, kind, data FROM change_log ORDER BY seq',
  );

describe('the write gate', () => {
  it('writes one change row per changed row in the same transaction and announces it after the commit', () => {
    const seen: Changes[] = [];
    t.core.gate.onChanges((c) => seen.push(c));
    addUser('u1');
    t.core.gate.write({ command: 'company.saveUser', commandId: 'c2', isUndoable: true }, (tx) => {
      tx.orm.update(users).set({ name: 'Aysel' }).where(eq(users.id, 'u1')).run();
    });
    expect(log()).toMatchObject([
      { op: 'c-u1', tbl: 'users', row: 'u1', kind: 'I' },
      { op: 'c2', tbl: 'users', row: 'u1', kind: 'U', data: '{"name":["u1","Aysel"]}' },
    ]);
    expect(seen.map((c) => [c.rev, [...c.tables]])).toEqual([
      [1, ['users', 'operations']],
      [2, ['users', 'operations']],
    ]);
  });

  it('flushes every write to the disk but the chunks of a long operation, which its end carries', () => {
    const { gate } = t.core;
    const level = () => gate.sql.get<{ synchronous: number }>('PRAGMA synchronous')?.synchronous;
    const inside: unknown[] = [];
    const note = { command: 'company.saveUser', isUndoable: true };
    gate.write({ ...note, commandId: 'c1', operationId: 'op' }, () => inside.push(level()));
    inside.push(level());
    expect(() =>
      gate.write({ ...note, commandId: 'c2', operationId: 'op' }, () => {
        throw new Error('cut off');
      }),
    ).toThrow('cut off');
    gate.write({ ...note, commandId: 'c3' }, () => ({ length: inside.push(level()) }));
    const [normal, full] = [1, 2];
    expect(inside).toEqual([normal, full, full]);
  });

  it('answers a repeated command id with the first answer and writes nothing', () => {
    expect(addUser('u1', 'same')).toEqual({ id: 'u1' });
    expect(addUser('u2', 'same')).toEqual({ id: 'u1' });
    expect(log()).toHaveLength(1);
  });

  it('leaves nothing behind when the work throws', () => {
    expect(() =>
      t.core.gate.write({ command: 'x', commandId: 'c', isUndoable: true }, (tx) => {
        tx.orm
          .insert(users)
          .values({
            id: 'u',
            name: 'n',
            role: 'rep',
            language: 'az',
            timeZone: 'UTC',
            createdAt: 1,
            updatedAt: 1,
          })
          .run();
        tx.enqueue({ kind: 'k', payload: {} });
        throw new Error('boom');
      }),
    ).toThrow('boom');
    expect([
      log(),
      t.core.gate.sql.all('SELECT * FROM jobs'),
      t.core.gate.sql.all('SELECT * FROM users'),
    ]).toEqual([[], [], []]);
  });

  it('refuses a captured write outside the gate', () => {
    expect(() => rawWrite(t.core.gate, "UPDATE users SET name = 'x'")).not.toThrow();
    addUser('u1');
    expect(() => rawWrite(t.core.gate, "UPDATE users SET name = 'x'")).toThrow();
    expect(log()).toHaveLength(1);
  });

  it('refuses a transaction that spans a turn of the event loop, and one inside another', () => {
    const write = (work: (tx: WriteContext) => unknown) =>
      t.core.gate.write({ command: 'x', commandId: 'c', isUndoable: true }, work);
    expect(() =>
      write(async (tx) => {
        tx.sql.run("INSERT INTO local_settings(key, value) VALUES ('k', 'v')");
      }),
    ).toThrow(expect.objectContaining({ code: 'bug', reason: 'async_transaction' }));
    expect(() => write(() => write(() => undefined))).toThrow(
      expect.objectContaining({ code: 'bug', reason: 'nested_write' }),
    );
    expect(t.core.gate.sql.all("SELECT * FROM local_settings WHERE key = 'k'")).toEqual([]);
  });

  it('undoes and redoes from the log, and refuses when a later change stands on the row', async () => {
    addUser('u1');
    const rows = () => t.core.gate.sql.all<{ id: string }>('SELECT * FROM users');
    const before = rows();
    expect(await t.client.call('operations.undo', {})).toMatchObject({ command: 'company.saveUser' });
    expect(rows()).toEqual([]);
    expect(await t.client.call('operations.redo', {})).toMatchObject({ command: 'company.saveUser' });
    expect(rows()).toEqual(before);
    t.core.gate.write({ command: 'other', commandId: 'later', isUndoable: false }, (tx) => {
      tx.sql.run("UPDATE users SET name = 'later' WHERE id = 'u1'");
    });
    await expect(t.client.call('operations.undo', {})).rejects.toMatchObject({
      code: 'conflict',
      reason: 'stale',
    });
  });

  it('survives a restart: rows, log and undo step are still there', async () => {
    addUser('u1');
    t = await t.reopen();
    expect(log()).toHaveLength(1);
    expect(await t.client.call('operations.loadUndoState', {})).toMatchObject({
      undo: { command: 'company.saveUser' },
    });
  });
});
