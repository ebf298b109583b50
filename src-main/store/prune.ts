// Forgets what nobody will ask for again: answers of old commands, finished jobs, old drafts. Run at each start; knows no area.
import type { Gate } from './gate.ts';

const dayMs = 86_400_000;
/** A caller that retries after a month has forgotten its command id. */
export const answersKeptMs = 30 * dayMs;
export const doneJobsKeptMs = 7 * dayMs;

/** What nobody came back to for a month. */
export const draftsKeptMs = 30 * dayMs;

type Pruned = { answers: number; jobs: number; drafts: number };

/** Failed jobs stay: somebody has to look at them. @returns rows forgotten */
export function pruneRecords(gate: Gate, newId: () => string): Pruned {
  const { sql, now } = gate.read();
  const limits = { answers: now - answersKeptMs, jobs: now - doneJobsKeptMs, drafts: now - draftsKeptMs };
  const isClean =
    !sql.get('SELECT 1 FROM command_results WHERE at < ? LIMIT 1', [limits.answers]) &&
    !sql.get("SELECT 1 FROM jobs WHERE state = 'done' AND finished_at < ? LIMIT 1", [limits.jobs]) &&
    !sql.get('SELECT 1 FROM drafts WHERE saved_at < ? LIMIT 1', [limits.drafts]);
  if (isClean) return { answers: 0, jobs: 0, drafts: 0 };
  const request = { command: 'store.prune', commandId: newId(), isUndoable: false, keepsAnswer: false };
  return gate.write(request, (tx) => ({
    answers: tx.sql.run('DELETE FROM command_results WHERE at < ?', [limits.answers]).changes,
    jobs: tx.sql.run("DELETE FROM jobs WHERE state = 'done' AND finished_at < ?", [limits.jobs]).changes,
    drafts: tx.sql.run('DELETE FROM drafts WHERE saved_at < ?', [limits.drafts]).changes,
  }));
}
