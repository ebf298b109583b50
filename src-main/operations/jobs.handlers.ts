// The list of jobs: what waits or failed, since when and why.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';

type JobRow = {
  id: string;
  kind: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  runAt: number;
  attempts: number;
  lastReason: string;
  createdAt: number;
};

export function createJobsHandlers(_deps: CoreDeps): Handlers['jobs'] {
  return {
    list: ({ state, cursor, limit }, { sql }) => {
      const [createdAt, id] = decodeCursor(cursor) ?? [Number.MAX_SAFE_INTEGER, '~'];
      const rows = sql.all<JobRow>(
        `SELECT id, kind, state, run_at AS runAt, attempts, last_reason AS lastReason, created_at AS createdAt FROM jobs
         WHERE (:state IS NULL OR state = :state) AND (created_at, id) < (:createdAt, :id)
         ORDER BY created_at DESC, id DESC LIMIT :limit`,
        { state: state ?? null, createdAt: Number(createdAt), id: String(id), limit: limit + 1 },
      );
      return pageOf(rows, limit, (row) => [row.createdAt, row.id]);
    },
  };
}
