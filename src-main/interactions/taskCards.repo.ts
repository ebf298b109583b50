// SQL of what hangs on a task: its checklist, its history, the names of its people and of what it is about.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { TaskMove, TaskState } from '#shared/domain/taskStates.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { taskHistory, taskSteps } from '../store/schema/index.ts';

export type TaskStepRow = {
  id: string;
  taskId: string;
  title: string;
  position: number;
  doneAt: number | null;
  doneBy: string | null;
};
export type HistoryMove = TaskMove | 'reassign' | 'reschedule';
export type TaskEventRow = {
  id: string;
  at: number;
  userId: string;
  userName: string;
  move: HistoryMove;
  fromState: TaskState;
  toState: TaskState;
  note: string;
};

export function listSteps({ sql }: ReadContext, taskId: string): Omit<TaskStepRow, 'taskId'>[] {
  return sql.all(
    `SELECT id, title, position, done_at AS doneAt, done_by AS doneBy FROM task_steps
     WHERE task_id = ? AND deleted_at IS NULL ORDER BY position, id`,
    [taskId],
  );
}

export function listHistory({ sql }: ReadContext, taskId: string): TaskEventRow[] {
  return sql.all(
    `SELECT h.id, h.at, h.user_id AS userId, coalesce(u.name, '') AS userName, h.move, h.from_state AS fromState,
       h.to_state AS toState, h.note FROM task_history h LEFT JOIN users u ON u.id = h.user_id
     WHERE h.task_id = ? AND h.deleted_at IS NULL ORDER BY h.at, h.id`,
    [taskId],
  );
}

export function listPeople({ sql }: ReadContext, ids: readonly string[]): { id: string; name: string }[] {
  return sql.all(
    "SELECT j.value AS id, coalesce(u.name, '') AS name FROM json_each(?) j LEFT JOIN users u ON u.id = j.value",
    [JSON.stringify(ids)],
  );
}

export function subjectNames(
  { sql }: ReadContext,
  { contactId, documentId }: { contactId: string | null; documentId: string | null },
): { contactName: string; documentNumber: string } {
  return {
    contactName: sql.get<{ name: string }>('SELECT name FROM contacts WHERE id = ?', [contactId])?.name ?? '',
    documentNumber:
      sql.get<{ number: string }>('SELECT number FROM documents WHERE id = ?', [documentId])?.number ?? '',
  };
}

export const documentLives = ({ sql }: ReadContext, id: string): boolean =>
  sql.get('SELECT 1 FROM documents WHERE id = ? AND deleted_at IS NULL', [id]) !== undefined;

/** @returns those of the users who are not there */
export const missingUsers = ({ sql }: ReadContext, ids: readonly string[]): string[] =>
  sql
    .all<{ id: string }>(
      `SELECT j.value AS id FROM json_each(?) j
       WHERE NOT EXISTS (SELECT 1 FROM users u WHERE u.id = j.value AND u.deleted_at IS NULL)`,
      [JSON.stringify(ids)],
    )
    .map(({ id }) => id);

export function findStep({ orm }: ReadContext, id: string): TaskStepRow | undefined {
  return orm
    .select()
    .from(taskSteps)
    .where(and(eq(taskSteps.id, id), isNull(taskSteps.deletedAt)))
    .orderBy(asc(taskSteps.position))
    .get();
}

/** After those that are there. */
export function addStep(tx: WriteContext, taskId: string, title: string): string {
  const last = tx.sql.get<{ position: number | null }>(
    'SELECT max(position) AS position FROM task_steps WHERE task_id = ?',
    [taskId],
  );
  const id = tx.newId();
  const position = (last?.position ?? 0) + 1;
  tx.orm
    .insert(taskSteps)
    .values({ id, taskId, title, position, createdAt: tx.now, updatedAt: tx.now })
    .run();
  return id;
}

export function updateStep(
  tx: WriteContext,
  id: string,
  changes: Partial<Omit<typeof taskSteps.$inferSelect, 'id' | 'taskId' | 'createdAt'>>,
): void {
  tx.orm
    .update(taskSteps)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(taskSteps.id, id))
    .run();
}

export function noteHistory(
  tx: WriteContext,
  event: { taskId: string; move: HistoryMove; fromState: TaskState; toState: TaskState; note: string },
): void {
  tx.orm
    .insert(taskHistory)
    .values({
      ...event,
      id: tx.newId(),
      userId: tx.user.id,
      at: tx.now,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
}
