// Rows of long work: one when it begins, another word in it when it ends. Announces each change; keeps no time of its own.
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

export type EndedWork = {
  id: string;
  state: 'done' | 'failed' | 'cancelled';
  code: string;
  reason: string;
  result: string;
};

function write(tx: WriteContext, text: string, params: Record<string, string | number>): void {
  if (tx.sql.run(text, params).changes > 0) tx.touch('long_work');
}

export const isAnyRunning = (sql: ReadSql): boolean =>
  sql.get("SELECT 1 FROM long_work WHERE state = 'running' LIMIT 1") !== undefined;

/** What ran in a process that is no more. */
export function interruptRunning(tx: WriteContext): void {
  write(
    tx,
    `UPDATE long_work SET state = 'failed', code = 'unavailable', reason = 'work_interrupted', finished_at = :now
     WHERE state = 'running'`,
    { now: tx.now },
  );
}

export function insertWork(
  tx: WriteContext,
  { id, kind, isCancellable }: { id: string; kind: string; isCancellable: boolean },
): void {
  write(
    tx,
    `INSERT OR REPLACE INTO long_work(id, kind, state, is_cancellable, code, reason, result, started_at)
     VALUES (:id, :kind, 'running', :isCancellable, '', '', '{}', :now)`,
    { id, kind, isCancellable: isCancellable ? 1 : 0, now: tx.now },
  );
}

export function endWork(tx: WriteContext, ended: EndedWork): void {
  write(
    tx,
    `UPDATE long_work SET state = :state, result = :result, code = :code, reason = :reason, finished_at = :now
     WHERE id = :id`,
    { ...ended, now: tx.now },
  );
}

/** What runs still stays. */
export function forgetWork(tx: WriteContext, id: string): void {
  write(tx, "DELETE FROM long_work WHERE id = :id AND state <> 'running'", { id });
}
