// Forgets the oldest of the log in SQLite, one small step in one transaction. Opens none.
import type { Database } from 'better-sqlite3';

/** Numbers of one step. */
const stepSeqs = 5_000;

/** @returns of each step how many lines went, and whether that was all */
export function preparePrune(database: Database) {
  const last = database.prepare<unknown[], { seq: number | null }>(
    'SELECT max(seq_to) AS seq FROM batches WHERE tenant = ? AND at < ?',
  );
  const keep = database.prepare('UPDATE tenants SET kept_after = max(kept_after, ?) WHERE tenant = ?');
  const first = database.prepare<unknown[], { seq: number | null }>(
    'SELECT min(seq) AS seq FROM oplog WHERE tenant = ?',
  );
  const ops = database.prepare('DELETE FROM oplog WHERE tenant = ? AND seq <= ?');
  const conflicts = database.prepare('DELETE FROM conflicts WHERE tenant = ? AND seq <= ?');
  // The newest of each device says how far it came; the batch at the end, whether a cursor there is of this log.
  const acks = database.prepare(
    `DELETE FROM acks WHERE tenant = @tenant AND seq <= @upTo
       AND device IN (SELECT id FROM devices WHERE devices.tenant = @tenant) AND cseq < (SELECT last_cseq FROM devices
       WHERE devices.tenant = @tenant AND devices.id = acks.device)`,
  );
  const batches = database.prepare('DELETE FROM batches WHERE tenant = ? AND seq_to <= ? AND seq_to < ?');
  return (tenant: string, beforeMs: number): { count: number; isDone: boolean } => {
    const keptAfter = last.get(tenant, beforeMs)?.seq ?? 0;
    const oldest = first.get(tenant)?.seq ?? 0;
    const isDone = oldest + stepSeqs > keptAfter;
    if (keptAfter === 0 || oldest === 0) return { count: 0, isDone: true };
    keep.run(keptAfter, tenant);
    const upTo = Math.min(keptAfter, oldest + stepSeqs);
    const { changes } = ops.run(tenant, upTo);
    conflicts.run(tenant, upTo);
    acks.run({ tenant, upTo });
    batches.run(tenant, upTo, keptAfter);
    return { count: changes, isDone };
  };
}
