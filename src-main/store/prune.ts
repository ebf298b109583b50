// Forgets what nobody will ask for again: answers of old commands and finished jobs. Run at each start; knows no area.
import type { Gate } from './gate.ts';

const dayMs = 86_400_000;
/** A caller that retries after a month has forgotten its command id. */
export const answersKeptMs = 30 * dayMs;
export const doneJobsKeptMs = 7 * dayMs;

/** Failed jobs stay: somebody has to look at them. @returns rows forgotten */
export function pruneRecords(gate: Gate, newId: () => string): { answers: number; jobs: number } {
  const { sql, now } = gate.read();
  const limits = { answers: now - answersKeptMs, jobs: now - doneJobsKeptMs };
  const isClean =
    !sql.get('SELECT 1 FROM command_results WHERE at < ? LIMIT 1', [limits.answers]) &&
    !sql.get("SELECT 1 FROM jobs WHERE state = 'done' AND finished_at < ? LIMIT 1", [limits.jobs]);
  if (isClean) return { answers: 0, jobs: 0 };
  const request = { command: 'store.prune', commandId: newId(), isUndoable: false, keepsAnswer: false };
  return gate.write(request, (tx) => ({
    answers: tx.sql.run('DELETE FROM command_results WHERE at < ?', [limits.answers]).changes,
    jobs: tx.sql.run("DELETE FROM jobs WHERE state = 'done' AND finished_at < ?", [limits.jobs]).changes,
  }));
}
