// Files whose bytes are still to go to the hub, or to come from it: noted in the transaction that names them.
import { fetchedWhenSeen, hashesIn } from '#shared/sync/blobColumns.ts';
import type { Op, Row } from '#shared/sync/ops.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

export type QueuedBlob = { hash: string; direction: 'up' | 'down'; attempts: number };

function note(tx: WriteContext, hash: string, direction: 'up' | 'down'): void {
  tx.sql.run(
    `INSERT OR IGNORE INTO sync_blobs(hash, direction, size_bytes, done_bytes, attempts, reason, at)
     VALUES (?, ?, 0, 0, 0, '', ?)`,
    [hash, direction, tx.now],
  );
  tx.touch('sync_blobs');
}

const valuesOf = (op: Op): Row => {
  if (op.k === 'del') return {};
  if (op.k === 'put') return op.f;
  return Object.fromEntries(Object.entries(op.f).map(([column, [, , value]]) => [column, value]));
};

/** What we name we have: it goes to the hub, unless that has it. */
export function noteUploads(tx: WriteContext, op: Op): void {
  for (const hash of hashesIn(op.t, valuesOf(op))) note(tx, hash, 'up');
}

/** What another names comes from the hub, unless it is here. */
export function noteDownloads(tx: WriteContext, t: SyncedTableName, fields: Row): void {
  if (fetchedWhenSeen.has(t)) return;
  for (const hash of hashesIn(t, fields)) note(tx, hash, 'down');
}

/** Those tried least first. */
export const listQueuedBlobs = (sql: ReadSql, limit: number): QueuedBlob[] =>
  sql.all<QueuedBlob>('SELECT hash, direction, attempts FROM sync_blobs ORDER BY attempts, at LIMIT ?', [
    limit,
  ]);

export function finishBlob(tx: WriteContext, hash: string): void {
  tx.sql.run('DELETE FROM sync_blobs WHERE hash = ?', [hash]);
  tx.touch('sync_blobs');
}

export function failBlob(tx: WriteContext, hash: string, reason: string): void {
  tx.sql.run('UPDATE sync_blobs SET attempts = attempts + 1, reason = ? WHERE hash = ?', [reason, hash]);
  tx.touch('sync_blobs');
}

export function noteBytes(tx: WriteContext, hash: string, doneBytes: number, sizeBytes: number): void {
  tx.sql.run('UPDATE sync_blobs SET done_bytes = ?, size_bytes = ? WHERE hash = ?', [
    doneBytes,
    sizeBytes,
    hash,
  ]);
  tx.touch('sync_blobs');
}
