// SQL of tasks: lists by due time through the due indexes, plain writes.
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { TaskStage } from '#shared/domain/taskStates.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { tasks } from '../store/schema/index.ts';

export type TaskValues = Omit<typeof tasks.$inferInsert, 'createdAt' | 'updatedAt' | 'deletedAt'>;
export type TaskChanges = Partial<Omit<typeof tasks.$inferSelect, 'id' | 'createdAt'>>;
export type Task = typeof tasks.$inferSelect;

export type ListedTask = {
  id: string;
  partnerId: string | null;
  partnerName: string;
  title: string;
  notes: string;
  status: 'open' | 'done' | 'cancelled';
  stage: TaskStage;
  promisedBy: '' | 'us' | 'them';
  importance: 'low' | 'normal' | 'high';
  ownerId: string;
  ownerName: string;
  giverId: string;
  giverName: string;
  helperIds: string;
  watcherIds: string;
  dueAt: number | null;
  dueOn: string | null;
  isPrivate: 0 | 1;
  repeatRule: string;
  stepsDone: number;
  stepsTotal: number;
  createdAt: number;
};

const stepsOf = (what: string): string =>
  `(SELECT ${what} FROM task_steps s WHERE s.task_id = t.id AND s.deleted_at IS NULL)`;

const listed = `SELECT t.id, t.partner_id AS partnerId, coalesce(p.name, '') AS partnerName, t.title, t.notes, t.status,
    t.stage, t.promised_by AS promisedBy, t.importance, t.owner_id AS ownerId, coalesce(o.name, '') AS ownerName,
    t.giver_id AS giverId, coalesce(g.name, '') AS giverName, t.helper_ids AS helperIds, t.watcher_ids AS watcherIds,
    t.due_at AS dueAt, t.due_on AS dueOn, t.is_private AS isPrivate, t.repeat_rule AS repeatRule,
    ${stepsOf('count(s.done_at)')} AS stepsDone, ${stepsOf('count(*)')} AS stepsTotal, t.created_at AS createdAt
  FROM tasks t LEFT JOIN partners p ON p.id = t.partner_id LEFT JOIN users o ON o.id = t.owner_id
    LEFT JOIN users g ON g.id = t.giver_id`;

/** The three ways a task is dated; each is one ordered leg of the list. */
const legs = {
  at: { column: 'due_at', condition: 't.due_at IS NOT NULL', late: 't.due_at < :now' },
  on: { column: 'due_on', condition: 't.due_on IS NOT NULL', late: 't.due_on < :today' },
  none: { column: 'created_at', condition: 't.due_at IS NULL AND t.due_on IS NULL', late: '0' },
} as const;
export type TaskLeg = keyof typeof legs;
export const taskLegs = Object.keys(legs) as TaskLeg[];

const isNamedIn = (column: string): string =>
  `t.${column} <> '[]' AND :who IN (SELECT value FROM json_each(t.${column}))`;

/** Why a task is on somebody's list; each has its three indexes. */
const whoseSql = {
  partner: 't.partner_id = :who AND (t.is_private = 0 OR t.owner_id = :me OR t.giver_id = :me)',
  owner: 't.owner_id = :who',
  given: 't.giver_id = :who AND t.giver_id <> t.owner_id',
  helped: isNamedIn('helper_ids'),
  watched: isNamedIn('watcher_ids'),
} as const;
export type TaskOf = keyof typeof whoseSql;

export type TaskQuery = {
  of: TaskOf;
  /** The partner, or the user. */
  who: string;
  status: 'open' | 'done' | 'cancelled';
  stage?: TaskStage | undefined;
  isOverdue: boolean;
  /** Newest first instead of oldest first. */
  isDescending: boolean;
  /** (leg's column, id) of the last row seen; null from the start. */
  after: readonly [string | number, string] | null;
  limit: number;
};

/** One leg of the list in the order of its column, then id. */
export function listTaskLeg(context: ReadContext, leg: TaskLeg, query: TaskQuery): ListedTask[] {
  const { column, condition, late } = legs[leg];
  const { of, who, status, stage, isOverdue, isDescending, after, limit } = query;
  const [sign, direction] = isDescending ? ['<', 'DESC'] : ['>', 'ASC'];
  const conditions = [
    ...[whoseSql[of], 't.status = :status', condition, 't.deleted_at IS NULL'],
    ...(stage === undefined ? [] : ['t.stage = :stage']),
    ...(isOverdue ? [late] : []),
    ...(after === null ? [] : [`(t.${column}, t.id) ${sign} (:afterKey, :afterId)`]),
  ];
  const { now, today, user, sql } = context;
  return sql.all<ListedTask>(
    `${listed} WHERE ${conditions.join(' AND ')} ORDER BY t.${column} ${direction}, t.id ${direction} LIMIT :limit`,
    {
      ...{ who, status, limit, now, today, me: user.id, stage: stage ?? '' },
      ...{ afterKey: after?.[0] ?? null, afterId: after?.[1] ?? null },
    },
  );
}

/** Open ones and those of them that are late, through the same indexes as the lists. */
export function countOpen(context: ReadContext, ofs: readonly TaskOf[]): { open: number; overdue: number } {
  const { now, today, user, sql } = context;
  const sum = { open: 0, overdue: 0 };
  for (const of of ofs)
    for (const { condition, late } of Object.values(legs)) {
      const found = sql.get<typeof sum>(
        `SELECT count(*) AS open, coalesce(sum(${late}), 0) AS overdue FROM tasks t
         WHERE ${whoseSql[of]} AND t.status = 'open' AND ${condition} AND t.deleted_at IS NULL`,
        { who: user.id, me: user.id, now, today },
      );
      sum.open += found?.open ?? 0;
      sum.overdue += found?.overdue ?? 0;
    }
  return sum;
}

export const findListed = ({ sql }: ReadContext, id: string): ListedTask | undefined =>
  sql.get<ListedTask>(`${listed} WHERE t.id = ? AND t.deleted_at IS NULL`, [id]);

export function loadTask({ orm }: ReadContext, id: string): Task | undefined {
  return orm
    .select()
    .from(tasks)
    .where(and(eq(tasks.id, id), isNull(tasks.deletedAt)))
    .get();
}

export function insertTask(tx: WriteContext, values: TaskValues): void {
  tx.orm
    .insert(tasks)
    .values({ ...values, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

export function updateTask(tx: WriteContext, id: string, changes: TaskChanges): void {
  tx.orm
    .update(tasks)
    .set({ ...changes, updatedAt: tx.now })
    .where(eq(tasks.id, id))
    .run();
}

/** The promises of an interaction go with it; plain tasks that came of it stay. */
export function deletePromisesOf(tx: WriteContext, interactionId: string): void {
  tx.orm
    .update(tasks)
    .set({ deletedAt: tx.now, updatedAt: tx.now })
    .where(and(eq(tasks.interactionId, interactionId), ne(tasks.promisedBy, ''), isNull(tasks.deletedAt)))
    .run();
}
