// Writes job rows inside the gate's transaction. The runner (src-main/jobs) takes them from there.
import type { NewJob } from '../jobs/jobs.types.ts';
import type { Sql } from './sql.ts';

/** A job that waits under the same key is the one that will run, by the newer payload. */
export function insertJob(sql: Sql, job: NewJob, nowMs: number, newId: string): void {
  const runAt = job.runAt ?? nowMs;
  if (job.uniqueKey !== undefined) {
    const waiting = sql.get<{ id: string }>(
      "SELECT id FROM jobs WHERE unique_key = ? AND state = 'waiting'",
      [job.uniqueKey],
    );
    if (waiting) {
      sql.run('UPDATE jobs SET run_at = min(run_at, ?), payload = ? WHERE id = ?', [
        runAt,
        JSON.stringify(job.payload),
        waiting.id,
      ]);
      return;
    }
  }
  sql.run(
    `INSERT INTO jobs(id, kind, payload, state, run_at, attempts, unique_key, last_reason, created_at)
     VALUES (?, ?, ?, 'waiting', ?, 0, ?, '', ?)`,
    [newId, job.kind, JSON.stringify(job.payload), runAt, job.uniqueKey ?? null, nowMs],
  );
}

/** Calls back the waiting job of a key; one that runs is left alone. @returns how many there were */
export function dropWaitingJob(sql: Sql, uniqueKey: string, nowMs: number): number {
  return sql.run(
    `UPDATE jobs SET state = 'done', last_reason = 'cancelled', finished_at = ?
     WHERE unique_key = ? AND state = 'waiting'`,
    [nowMs, uniqueKey],
  ).changes;
}
