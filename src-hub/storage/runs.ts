// Stretches of the log: a group commit opens one where its process had not written just before, as after a start, or where
// what it wrote is gone. A copy of yesterday is put in place between two of them, so within one the log is of one past.
import type { LogWriter } from './store.types.ts';

/** What is at hand of the database itself: one that was put in the place of another is another. */
const placeOf = {
  sqlite: "''",
  postgres: "'batches'::regclass::oid::text || ' ' || pg_postmaster_start_time()::text",
} as const;

type Left = { place: string; seq: number; batch: string };

/** One for each process: what it wrote last, by tenant. */
export function createRuns(kind: keyof typeof placeOf): (tenant: string, writer: LogWriter) => LogWriter {
  const lefts = new Map<string, Left>();
  return (tenant, writer) => ({
    ...writer,
    async end(group) {
      const left = lefts.get(tenant);
      const rows = await writer.sql<{ place: string; known: number }>(
        `SELECT ${placeOf[kind]} AS place,
           (SELECT count(*) FROM batches WHERE tenant = $1 AND seq_to = $2 AND batch_id = $3) AS known`,
        [tenant, left?.seq ?? 0, left?.batch ?? ''],
      );
      const place = rows[0]?.place ?? '';
      const goesOn = left !== undefined && left.place === place && Number(rows[0]?.known) === 1;
      // Should this not be committed after all, the next one opens once more: one too many does no harm.
      lefts.set(tenant, { place, seq: group.head, batch: group.batchId });
      await writer.end({ ...group, opens: !goesOn });
    },
  });
}
