// What the status bar and the lists of the sync page are told: counts, what waits and why, what was set aside, pages; the
// service of a core without an engine; the doctor's rules. Rows of sync: tests/tools/syncRows.ts.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '#shared/contract/index.ts';
import type { Op } from '#shared/sync/ops.ts';
import { rawWrite } from '#tests/tools/rawWrite.ts';
import type { Seeded } from '#tests/tools/seedCompany.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import { joinedState, putSyncRows } from '#tests/tools/syncRows.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let folder: SeededFolder;
let s: Seeded;
let t: TestCore;
const nowMs = Date.UTC(2026, 10, 23, 8);
const at = 1_700_000_000_000;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs });
  s = folder.seeded;
});
afterEach(() => t.close());
afterAll(() => folder.remove());

const off = { state: 'off', done: 0, total: 0, nextAt: null, reason: '' };
const status = () => t.client.call('sync.loadStatus', {});
/** All that is in the log is sealed: only what is done from now on waits. */
const sealed = () => ({
  ...joinedState,
  sealed_seq: t.core.gate.sql.get<{ seq: number }>('SELECT max(seq) AS seq FROM change_log')?.seq ?? 0,
});
const setName = (name: string): Op => ({
  ...{ k: 'set', t: 'partners', id: s.partnerId, seen: 1, f: { name: [1, 'A', name] } },
});

describe('the status', () => {
  it('of a computer that joined no office: off, nothing waits', async () => {
    t = await folder.open();
    expect(await status()).toEqual({
      ...{ hub: null, prefix: expect.stringMatching(/^[A-Z2-9]{3}$/), phase: off },
      queued: { transactions: 0, rows: 0, isMore: false, oldestAt: null },
      ...{ conflicts: 0, problems: 0, parked: 0, duplicates: 0, files: { up: 0, down: 0 } },
      ...{ syncedAt: null, failure: null, clockOffMs: null, leaseUntil: null },
    });
    for (const call of ['sync.syncNow', 'sync.leave', 'sync.compare', 'sync.exportQueued'] as const)
      await expect(t.client.call(call, {})).rejects.toMatchObject({
        code: 'unavailable',
        reason: 'not_joined',
      });
    await expect(t.client.call('sync.join', { url: 'https://127.0.0.1:1', code: 'A' })).rejects.toMatchObject(
      { code: 'offline', reason: 'connection_refused' },
    );
  });

  it('counts what is sealed and what is not, since when, and tells why it waits', async () => {
    t = await folder.open();
    putSyncRows(t.core.gate, {
      state: {
        ...{ ...sealed(), synced_at: at, failed_at: at + 5, fail_reason: 'offline', lease_until: at + 9e12 },
        clock_offset_ms: -10 * 60_000,
      },
      outbox: [
        { cseq: 1, command: 'partners.update', ops: [setName('B')], at, state: 'done' },
        { cseq: 2, command: 'partners.update', ops: [setName('C')], at: at + 1 },
      ],
      parked: [
        { table: 'deals', rowId: 'd', column: '', value: { name: 'Deal' }, reason: 'unknown_table', at },
      ],
      blobs: [
        { hash: 'a', direction: 'up' },
        { hash: 'b', direction: 'down' },
        { hash: 'c', direction: 'down' },
      ],
    });
    await t.client.call('tasks.complete', { id: s.taskId });
    await t.client.call('partners.create', { name: 'Yeni', reach: [{ kind: 'phone', value: '0502001234' }] });
    expect(await status()).toMatchObject({
      hub: { url: 'https://hub.example.az:8443', pin: 'ab'.repeat(32), isComplete: true },
      // The client and its number, the task and what its history notes of it, and the two edits above.
      queued: { transactions: 3, rows: 6, isMore: false, oldestAt: at + 1 },
      ...{ parked: 1, files: { up: 1, down: 2 }, syncedAt: at, leaseUntil: at + 9e12 },
      ...{ failure: { at: at + 5, reason: 'offline' }, clockOffMs: 10 * 60_000 },
    });
  });

  it('comes anew by itself after an edit and after a word of the engine', async () => {
    t = await folder.open();
    putSyncRows(t.core.gate, { state: sealed() });
    const seen: Output<'sync.loadStatus'>[] = [];
    const until = async (is: (one: Output<'sync.loadStatus'>) => boolean): Promise<void> => {
      await expect.poll(() => seen.some(is)).toBe(true);
    };
    const stop = t.client.subscribe(
      'sync.loadStatus',
      {},
      (value) => seen.push(value),
      () => undefined,
    );
    await until(({ queued }) => queued.transactions === 0);
    await t.client.call('tasks.complete', { id: s.taskId });
    await until(({ queued }) => queued.transactions === 1);
    const pair = { partnerId: s.partnerId, otherId: s.idlePartnerId, reason: 'phone', at };
    putSyncRows(t.core.gate, { duplicates: [pair] });
    await until(({ duplicates }) => duplicates === 1);
    stop();
  });
});

describe('what waits', () => {
  it('is listed in the order in which it goes, page by page, each record by its name', async () => {
    t = await folder.open();
    putSyncRows(t.core.gate, {
      state: sealed(),
      outbox: [
        { cseq: 1, command: 'partners.update', ops: [setName('B')], at, state: 'done' },
        { cseq: 2, command: 'partners.update', ops: [setName('C'), setName('D')], at: at + 1 },
        {
          cseq: 3,
          command: 'tasks.delete',
          ops: [{ k: 'del', t: 'tasks', id: s.taskId, seen: 1 }],
          at: at + 2,
        },
      ],
    });
    await t.client.call('tasks.delete', { id: s.taskId });
    await t.client.call('partners.create', { name: 'Yeni' });
    const rows: Output<'sync.listQueued'>['rows'] = [];
    let cursor: string | undefined;
    do {
      const page = await t.client.call('sync.listQueued', { limit: 1, cursor });
      rows.push(...page.rows);
      cursor = page.next;
    } while (cursor !== undefined);
    const of = (table: string, title: string, kind: string) => [
      expect.objectContaining({ table, title, kind }),
    ];
    expect(rows).toEqual([
      expect.objectContaining({
        id: '2',
        rowCount: 2,
        rows: of('partners', 'Əliyev ticarət MMC', 'changed'),
      }),
      expect.objectContaining({ id: '3', rows: of('tasks', 'Təklif', 'deleted') }),
      expect.objectContaining({ command: 'tasks.delete', rows: of('tasks', 'Təklif', 'deleted') }),
      expect.objectContaining({
        command: 'partners.create',
        rows: expect.arrayContaining(of('partners', 'Yeni', 'created')),
      }),
    ]);
    expect(await t.client.call('sync.listQueued', {})).toEqual({ rows });
  });

  it('goes into one file, line by line', async () => {
    t = await folder.open();
    putSyncRows(t.core.gate, {
      state: sealed(),
      outbox: [{ cseq: 1, command: 'partners.update', ops: [setName('B')], at }],
    });
    await t.client.call('tasks.complete', { id: s.taskId });
    const { hash, name, transactions } = await t.client.call('sync.exportQueued', {});
    const lines = new TextDecoder().decode(t.core.blobs.load(hash)).trimEnd().split('\n');
    expect([name, transactions]).toEqual(['yolda-waiting-2026-11-23.jsonl', 2]);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { cseq: 1, command: 'partners.update', at, ops: [setName('B')] },
      {
        ...{ id: expect.any(String), command: 'tasks.complete', at: nowMs },
        changes: [
          {
            table: 'tasks',
            row: s.taskId,
            kind: 'U',
            data: expect.objectContaining({ status: ['open', 'done'] }),
          },
          expect.objectContaining({ table: 'task_history', kind: 'I' }),
        ],
      },
    ]);
  });

  it('is nothing: there is no file to make', async () => {
    t = await folder.open();
    putSyncRows(t.core.gate, { state: sealed() });
    await expect(t.client.call('sync.exportQueued', {})).rejects.toMatchObject({ reason: 'nothing_waits' });
  });
});

it('what was set aside is called by its name, and paged', async () => {
  t = await folder.open();
  putSyncRows(t.core.gate, {
    parked: [
      {
        table: 'deals',
        rowId: 'd',
        column: '',
        value: { name: 'Böyük sövdələşmə' },
        reason: 'unknown_table',
        at,
      },
      { table: 'partners', rowId: s.partnerId, column: 'mood', value: 'good', reason: 'unknown_column', at },
    ],
  });
  const first = await t.client.call('sync.listParked', { limit: 1 });
  const rest = await t.client.call('sync.listParked', { limit: 1, cursor: first.next });
  expect([...first.rows, ...rest.rows]).toEqual([
    { table: 'deals', rowId: 'd', column: '', title: 'Böyük sövdələşmə', reason: 'unknown_table', at },
    {
      ...{ table: 'partners', rowId: s.partnerId, column: 'mood', title: 'Əliyev ticarət MMC' },
      ...{ reason: 'unknown_column', at },
    },
  ]);
  expect(rest.next).toBeUndefined();
});

it('conflicts of one moment are paged without a gap and without a double', async () => {
  t = await folder.open();
  const users = { mineUser: s.userId, theirsUser: s.otherUserId };
  const conflicts = Array.from({ length: 7 }, (_, n) => ({
    ...{ id: `9-${n}`, table: 'partners', rowId: s.partnerId, column: 'city', at, ...users },
    ...{ mine: `a${n}`, theirs: `b${n}`, winner: 'mine' as const },
  }));
  putSyncRows(t.core.gate, { conflicts });
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await t.client.call('sync.listConflicts', { limit: 2, cursor });
    seen.push(...page.rows.map(({ id }) => id));
    if (page.next === undefined) break;
    cursor = page.next;
  }
  expect(seen).toEqual(conflicts.map(({ id }) => id).reverse());
});

describe('the doctor', () => {
  const bad = async () => {
    const { findings } = await t.client.call('maintenance.check', {});
    return findings.filter(({ isOk }) => !isOk).map(({ check, count }) => `${check} ${count}`);
  };

  it('is content with sync as the engine leaves it, and only counts what was set aside', async () => {
    t = await folder.open();
    putSyncRows(t.core.gate, {
      state: { ...sealed(), last_cseq: 2, cursor: 5 },
      outbox: [
        { cseq: 1, command: 'a.b', ops: [setName('B')], at, state: 'done' },
        { cseq: 2, command: 'a.b', ops: [setName('C')], at },
      ],
      parked: [{ table: 'deals', rowId: 'd', column: '', value: {}, reason: 'unknown_table', at }],
    });
    expect(await bad()).toEqual([]);
    const { findings } = await t.client.call('maintenance.check', {});
    expect(findings.find(({ check }) => check === 'sync.parked')).toEqual({
      check: 'sync.parked',
      isOk: true,
      count: 1,
    });
  });

  it('finds each rule broken', async () => {
    t = await folder.open();
    putSyncRows(t.core.gate, {
      state: { ...joinedState, sealed_seq: 9_999_999, last_cseq: 9, cursor: 5 },
      outbox: [
        { cseq: 1, command: 'a.b', ops: [setName('B')], at },
        { cseq: 3, command: 'a.b', ops: [setName('C')], at },
      ],
    });
    const { gate } = t.core;
    rawWrite(gate, "INSERT INTO sync_pending(table_name, row_id, cseq) VALUES ('partners', 'x', 77)");
    rawWrite(gate, "INSERT INTO sync_shadows(table_name, row_id, hidden) VALUES ('items', 'y', '{}')");
    rawWrite(gate, "INSERT INTO sync_marks(seq, batch) VALUES (6, 'b')");
    gate.write({ command: 'test.break', commandId: 'break', isUndoable: false }, (tx) => {
      tx.sql.run("UPDATE contact_points SET digits = NULL WHERE kind = 'phone' AND partner_id = ?", [
        s.partnerId,
      ]);
      tx.sql.run("UPDATE contacts SET name_fold = '' WHERE partner_id = ?", [s.partnerId]);
    });
    expect(await bad()).toEqual([
      ...['sync.numbersDense 2', 'sync.pendingWaits 1', 'sync.shadowsPending 1', 'sync.cursorKnown 1'],
      ...['sync.sealedKnown 1', 'derived.contacts 1', 'derived.phones 1'],
    ]);
  });
});
