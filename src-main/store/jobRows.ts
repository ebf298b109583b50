// Writes job rows inside the gate's transaction. The runner (src-main/jobs) takes them from there.
import type { NewJob } from '../jobs/jobs.types.ts';
import type { Sql } from './sql.ts';

/** @returns id of the job that will run: the new one, or the waiting one of the same key */
export function insertJob(sql: Sql, job: NewJob, nowMs: number, newId: string): string {
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
      return waiting.id;
    }
  }
  sql.run(
    `INSERT INTO jobs(id, kind, payload, state, run_at, attempts, unique_key, last_reason, created_at)
     VALUES (?, ?, ?, 'waiting', ?, 0, ?, '', ?)`,
    [newId, job.kind, JSON.stringify(job.payload), runAt, job.uniqueKey ?? null, nowMs],
  );
  return newId;
}

/** Calls back the waiting job of a key; one that runs is left alone. @returns ids of the jobs called back */
export function dropWaitingJob(sql: Sql, uniqueKey: string, nowMs: number): string[] {
  const waiting = sql.all<{ id: string }>("SELECT id FROM jobs WHERE unique_key = ? AND state = 'waiting'", [
    uniqueKey,
  ]);
  for (const { id } of waiting) {
    sql.run("UPDATE jobs SET state = 'done', last_reason = 'cancelled', finished_at = ? WHERE id = ?", [
      nowMs,
      id,
    ]);
  }
  return waiting.map(({ id }) => id);
}
