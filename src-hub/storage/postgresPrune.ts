// Forgets the oldest of the log in PostgreSQL, in small steps of their own transactions.
import type { Query } from './postgresLog.ts';

/** Numbers of one step. */
const stepSeqs = 20_000;

/** @returns how many lines went */
export async function prune(query: Query, tenant: string, beforeMs: number): Promise<number> {
  const oldestAndLast = `SELECT (SELECT max(seq_to) FROM batches WHERE tenant = $1 AND at < $2) AS last,
    (SELECT min(seq) FROM oplog WHERE tenant = $1) AS oldest`;
  const { rows } = await query<{ last: number | null; oldest: number | null }>(oldestAndLast, [
    tenant,
    beforeMs,
  ]);
  const { last, oldest } = rows[0] ?? { last: null, oldest: null };
  if (last === null || oldest === null || oldest > last) return 0;
  // Said first: who reads meanwhile finds out that what he read may lack lines.
  await query('UPDATE tenants SET kept_after = GREATEST(kept_after, $2) WHERE tenant = $1', [tenant, last]);
  let count = 0;
  for (let upTo = oldest - 1; upTo < last; ) {
    upTo = Math.min(last, upTo + stepSeqs);
    const gone = await query('DELETE FROM oplog WHERE tenant = $1 AND seq <= $2', [tenant, upTo]);
    count += gone.rowCount ?? 0;
    await query('DELETE FROM conflicts WHERE tenant = $1 AND seq <= $2', [tenant, upTo]);
    // The newest of each device says how far it came; the batch at the end, whether a cursor there is of this log.
    await query(
      `DELETE FROM acks USING devices WHERE acks.tenant = $1 AND devices.tenant = $1
         AND devices.id = acks.device AND seq <= $2 AND cseq < last_cseq`,
      [tenant, upTo],
    );
    await query('DELETE FROM batches WHERE tenant = $1 AND seq_to <= $2 AND seq_to < $3', [
      tenant,
      upTo,
      last,
    ]);
  }
  return count;
}
