// Rows of sync as the engine leaves them, put by the store's schema: for tests of what is read from them and done about
// them. No engine and no hub stands behind these rows.
import { randomUUID } from 'node:crypto';
import type { Gate } from '#main/store/gate.ts';
import type { Sql, SqlValue } from '#main/store/sql.ts';
import type { Op } from '#shared/sync/ops.ts';

type Row = Record<string, SqlValue>;

/** Columns that the schema demands and the test does not care for get an empty value. */
function insert(sql: Sql, table: string, row: Row): void {
  const columns = sql.all<{ name: string; type: string; notnull: number; dflt: string | null; pk: number }>(
    `SELECT name, type, "notnull", dflt_value AS dflt, pk FROM pragma_table_info('${table}')`,
  );
  const values = columns.flatMap(({ name, type, notnull, dflt }): [string, SqlValue][] => {
    if (row[name] !== undefined) return [[name, row[name]]];
    return notnull === 1 && dflt === null ? [[name, type === 'INTEGER' ? 0 : '']] : [];
  });
  const names = values.map(([name]) => `"${name}"`).join(', ');
  sql.run(
    `INSERT INTO ${table}(${names}) VALUES (${values.map(() => '?').join(', ')})`,
    values.map(([, value]) => value),
  );
}

export type SyncRows = {
  state?: Row;
  conflicts?: {
    id: string;
    table: string;
    rowId: string;
    column: string;
    base?: SqlValue;
    mine: SqlValue;
    theirs: SqlValue;
    winner: 'mine' | 'theirs' | 'both';
    mineUser: string;
    theirsUser: string;
    at: number;
  }[];
  problems?: { id: string; command: string; reason: string; ops: Op[]; at: number }[];
  parked?: { table: string; rowId: string; column: string; value: unknown; reason: string; at: number }[];
  duplicates?: { partnerId: string; otherId: string; reason: string; at: number }[];
  outbox?: { cseq: number; command: string; ops: Op[]; at: number; state?: 'waiting' | 'done' }[];
  blobs?: { hash: string; direction: 'up' | 'down' }[];
};

const at = 1_700_000_000_000;

/** A workstation that joined when its change log was empty: all it did since waits. */
export const joinedState: Row = {
  ...{ id: 1, hub_url: 'https://hub.example.az:8443', hub_pin: 'ab'.repeat(32), hub_key: 'A'.repeat(44) },
  ...{ device_id: '018f2b5c-0000-7000-8000-000000000001', joined_at: at },
};

function put(sql: Sql, rows: SyncRows): void {
  if (rows.state) insert(sql, 'sync_state', rows.state);
  for (const [n, { table, rowId, base, mine, theirs, mineUser, theirsUser, ...row }] of (
    rows.conflicts ?? []
  ).entries()) {
    const json = {
      base: JSON.stringify(base ?? null),
      mine: JSON.stringify(mine),
      theirs: JSON.stringify(theirs),
    };
    const users = { mine_user: mineUser, theirs_user: theirsUser };
    insert(sql, 'sync_conflicts', {
      ...{ ...row, ...json, ...users, table_name: table, row_id: rowId, seq: n + 1, n, state: 'open' },
    });
  }
  for (const { ops, ...row } of rows.problems ?? [])
    insert(sql, 'sync_problems', { ...row, ops: JSON.stringify(ops), state: 'open' });
  for (const { table, rowId, value, ...row } of rows.parked ?? [])
    insert(sql, 'sync_parked', { ...row, table_name: table, row_id: rowId, value: JSON.stringify(value) });
  for (const { partnerId, otherId, ...row } of rows.duplicates ?? [])
    insert(sql, 'sync_duplicates', { ...row, partner_id: partnerId, other_id: otherId, state: 'open' });
  for (const { ops, state = 'waiting', ...tx } of rows.outbox ?? []) {
    insert(sql, 'sync_outbox', { ...tx, state, ops: JSON.stringify(ops), op_count: ops.length });
    if (state !== 'waiting') continue;
    for (const { t, id } of ops)
      sql.run('INSERT OR IGNORE INTO sync_pending(table_name, row_id, cseq) VALUES (?, ?, ?)', [
        t,
        id,
        tx.cseq,
      ]);
  }
  for (const blob of rows.blobs ?? []) insert(sql, 'sync_blobs', { ...blob, reason: '' });
}

const tables = ['state', 'conflicts', 'problems', 'parked', 'duplicates', 'outbox', 'pending', 'blobs'];

/** One transaction; announced like one of the engine. */
export function putSyncRows(gate: Pick<Gate, 'write'>, rows: SyncRows): void {
  const request = {
    command: 'test.syncRows',
    commandId: randomUUID(),
    isUndoable: false,
    keepsAnswer: false,
  };
  gate.write(request, (tx) => {
    put(tx.sql, rows);
    for (const table of tables) tx.touch(`sync_${table}`);
  });
}
