// Scopes fetched whole, page by page: rows as they stand at the hub, stored beneath our waiting changes like any other of
// its changes; and what leaves with a scope. Resumable after any row.

import type { SnapshotOut } from '#shared/sync/logProtocol.ts';
import type { Row } from '#shared/sync/ops.ts';
import { type Scope, type SharedScope, type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import { snapshotOrder } from '#shared/sync/snapshotOrder.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import { isBehind, noteAhead } from './ahead.repo.ts';
import { applyArrival, ensureShadow, layAnew } from './applyRow.repo.ts';
import { noteDownloads } from './blobQueue.repo.ts';
import { isWaitedOn } from './outbox.repo.ts';
import { forgetUnseen, parkWhole } from './parked.repo.ts';
import { isSyncedTable } from './rows.repo.ts';
import { noteCome } from './seen.repo.ts';
import { saveShadow } from './shadows.repo.ts';
import { type RowKey, storeWhole, takeAway } from './storeRow.repo.ts';

export type OpenSnapshot = {
  scope: string;
  afterTable: string | null;
  afterId: string | null;
  rows: number;
  isAgain: boolean;
};

const columns = 'scope, after_table AS afterTable, after_id AS afterId, rows, is_again AS isAgain';

/** How far it has come in the order of tables. */
const placeOf = ({ afterTable }: OpenSnapshot): number =>
  afterTable === null ? -1 : snapshotOrder.indexOf(afterTable as SyncedTableName);

/** Which to go on with first: the company and its users, then each user's work, then the catalogue. */
export function listSnapshots(sql: ReadSql): OpenSnapshot[] {
  const rows = sql.all<Omit<OpenSnapshot, 'isAgain'> & { isAgain: number }>(
    `SELECT ${columns} FROM sync_snapshots ORDER BY scope`,
  );
  return inOrder(rows.map((row) => ({ ...row, isAgain: row.isAgain === 1 })));
}

/** Those of one place stay as they are. */
const inOrder = (snapshots: readonly OpenSnapshot[]): OpenSnapshot[] =>
  snapshots.toSorted((a, b) => placeOf(a) - placeOf(b));

/** What will be open, in order, once a page of the first has been applied. */
export function afterPage(
  [current, ...others]: readonly OpenSnapshot[],
  { next }: Pick<SnapshotOut, 'next'>,
): OpenSnapshot[] {
  if (current === undefined || next === null) return others;
  const moved = { ...current, afterTable: next.t, afterId: next.id };
  return inOrder([moved, ...others].toSorted((a, b) => (a.scope < b.scope ? -1 : 1)));
}

export function beginSnapshots(
  tx: WriteContext,
  scopes: readonly string[],
  { isAgain }: { isAgain: boolean },
): void {
  for (const scope of scopes) {
    tx.sql.run('INSERT INTO sync_snapshots(scope, rows, is_again) VALUES (?, 0, ?) ON CONFLICT DO NOTHING', [
      scope,
      isAgain ? 1 : 0,
    ]);
  }
  tx.touch('sync_snapshots');
}

type SnapshotRow = SnapshotOut['rows'][number];

/** Nothing of ours waits on any row, none is parked or newer than the cursor: what comes is simply stored. */
export const isClear = (sql: ReadSql): boolean =>
  sql.get(
    'SELECT 1 FROM sync_pending UNION ALL SELECT 1 FROM sync_parked UNION ALL SELECT 1 FROM sync_ahead LIMIT 1',
  ) === undefined;

export type Ground = {
  /** What is newer than it will come again with the log, older than it is here. */
  cursor: number;
  /** `isClear` before the first row of the page's piece: a row comes once in it. */
  isClear: boolean;
};

export function applySnapshotRow(
  tx: WriteContext,
  row: SnapshotRow,
  snapshot: OpenSnapshot,
  ground: Ground,
): void {
  const { t, id, seq, f } = row;
  if (snapshot.isAgain) noteCome(tx, snapshot.scope, t, id);
  if (!isSyncedTable(t)) {
    parkWhole(tx, { t, id, value: f as Row, seq });
    return;
  }
  if (!ground.isClear && isBehind(tx.sql, row)) return;
  if (seq > ground.cursor) noteAhead(tx, row);
  const key: RowKey = { t, id };
  if (ground.isClear) {
    noteDownloads(tx, t, f);
    storeWhole(tx, key, f, seq, true);
    return;
  }
  const change = { k: 'put', f: { ...f, id } } as const;
  if (applyArrival(tx, { key, seq, change, isOwn: false, answers: undefined })) layAnew(tx, key, seq);
}

export function saveSnapshot(
  tx: WriteContext,
  scope: string,
  after: { t: string; id: string },
  count: number,
): void {
  tx.sql.run('UPDATE sync_snapshots SET after_table = ?, after_id = ?, rows = rows + ? WHERE scope = ?', [
    ...[after.t, after.id, count, scope],
  ]);
  tx.touch('sync_snapshots');
}

/** The scope is whole; or it is not ours any more. */
export function endSnapshot(tx: WriteContext, scope: string): void {
  tx.sql.run('DELETE FROM sync_snapshots WHERE scope = ?', [scope]);
  tx.touch('sync_snapshots');
}

export const hasSnapshots = (sql: ReadSql): boolean =>
  sql.get('SELECT 1 FROM sync_snapshots LIMIT 1') !== undefined;

/** Every scope comes again: whatever comes meanwhile is seen too. */
export const isFetchingAgain = (sql: ReadSql): boolean =>
  sql.get('SELECT 1 FROM sync_snapshots WHERE is_again = 1 LIMIT 1') !== undefined;

/** Once every scope has come again: rows that did not come are not ours to keep. Nothing that waits goes. */
export function purgeUnseen(tx: WriteContext): void {
  const isAgain = tx.sql.get('SELECT 1 FROM sync_seen LIMIT 1') !== undefined;
  if (!isAgain) return;
  for (const t of Object.keys(syncedTables) as SyncedTableName[]) {
    // Those that are deleted here and wait to be deleted at the hub have a row beneath them all the same.
    const deleted = `SELECT row_id AS id FROM sync_pending WHERE table_name = '${t}'`;
    const gone = tx.sql.all<{ id: string }>(
      `SELECT id FROM (SELECT id FROM ${t} UNION ${deleted}) ${notSeen(t)}`,
    );
    for (const { id } of gone) leave(tx, { t, id });
  }
  forgetUnseen(tx);
  tx.sql.run('DELETE FROM sync_seen');
}

const notSeen = (t: SyncedTableName): string =>
  `WHERE id NOT IN (SELECT row_id FROM sync_seen WHERE table_name = '${t}')`;

/** The ids in a column that holds one or a JSON list of them. */
const namedIn = (column: string): string =>
  `SELECT value FROM json_each(CASE WHEN substr(x."${column}", 1, 1) = '[' AND json_valid(x."${column}")
    THEN x."${column}" ELSE json_array(x."${column}") END)`;

/** Rows that name him, but for those that are only theirs and those that still name somebody whom we hold. */
function sharedSql({ people, only }: SharedScope): string | undefined {
  if (only === true) return undefined;
  const named = people.map(namedIn).join(' UNION ');
  const isOpen = only === undefined ? '' : `x."${only}" = 0 AND `;
  return `${isOpen}:user IN (${named})
    AND NOT EXISTS (SELECT 1 FROM (${named}) WHERE value IN (SELECT value FROM json_each(:kept)))`;
}

/** Which rows come with the work of a user. */
const ownSql = (scope: Exclude<Scope, 'all'>): string | undefined => {
  if ('people' in scope) return sharedSql(scope);
  return scope.owner === undefined ? undefined : `x."${scope.owner}" = :user`;
};

/** Rows that come with the work of a user; the ids of their owner's rows for those that follow another row. */
function scopeSql(t: SyncedTableName): string | undefined {
  const scope: Scope = syncedTables[t].scope;
  if (scope === 'all') return undefined;
  const own = ownSql(scope);
  if (!('parent' in scope)) return own === undefined ? undefined : `SELECT x.id FROM ${t} x WHERE ${own}`;
  const parents = scopeSql(scope.parent);
  if (parents === undefined) return undefined;
  const orOwn = own === undefined ? '' : ` OR (x.${scope.by} IS NULL AND ${own})`;
  return `SELECT x.id FROM ${t} x WHERE x.${scope.by} IN (${parents})${orOwn}`;
}

/** A row that waits to be sent stays until it is answered, and then goes, since the hub's is none for us. */
function leave(tx: WriteContext, key: RowKey): void {
  if (isWaitedOn(tx.sql, key.t, key.id)) {
    const { hidden } = ensureShadow(tx, key);
    saveShadow(tx, key.t, key.id, { data: null, hidden });
  } else takeAway(tx, key);
  tx.sql.run('DELETE FROM sync_ahead WHERE table_name = ? AND row_id = ?', [key.t, key.id]);
}

const userOf = (scope: string): string => scope.slice('u:'.length);

/** What we may not see any more goes. @param held scopes that stay ours */
export function purgeScope(tx: WriteContext, scope: string, held: readonly string[]): void {
  const params = { user: userOf(scope), kept: JSON.stringify(held.map(userOf)) };
  endSnapshot(tx, scope);
  // Those that follow others first: their owner is found through them.
  for (const t of (Object.keys(syncedTables) as SyncedTableName[]).toReversed()) {
    const select = scopeSql(t);
    if (select === undefined) continue;
    for (const { id } of tx.sql.all<{ id: string }>(select, params)) leave(tx, { t, id });
  }
}
