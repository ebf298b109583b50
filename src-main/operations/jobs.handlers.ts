// The list of jobs: what waits or failed, since when and why; and the long work that the user watches.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { WorkResult } from '../jobs/longWork.ts';
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

type WorkRow = {
  id: string;
  kind: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  isCancellable: number;
  code: string;
  reason: string;
  result: string;
  startedAt: number;
  finishedAt: number | null;
};

export function createJobsHandlers({ work }: CoreDeps): Handlers['jobs'] {
  return {
    listWork: (_input, { sql }) => ({
      rows: sql
        .all<WorkRow>(
          `SELECT id, kind, state, is_cancellable AS isCancellable, code, reason, result, started_at AS startedAt,
             finished_at AS finishedAt FROM long_work ORDER BY started_at DESC, id DESC LIMIT 50`,
        )
        .map(({ isCancellable, result, ...row }) => ({
          ...row,
          isCancellable: isCancellable === 1,
          result: JSON.parse(result) as WorkResult,
        })),
    }),
    cancelWork: async ({ id }) => {
      work.cancel(id);
      return {};
    },
    dismissWork: async ({ id }) => {
      work.dismiss(id);
      return {};
    },
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
