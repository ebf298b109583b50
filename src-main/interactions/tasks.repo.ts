// SQL of tasks: lists by due time through the due indexes, plain writes.
import { and, eq, isNull, ne } from 'drizzle-orm';
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
  promisedBy: '' | 'us' | 'them';
  importance: 'low' | 'normal' | 'high';
  ownerId: string;
  dueAt: number | null;
  dueOn: string | null;
  createdAt: number;
};

const listed = `SELECT t.id, t.partner_id AS partnerId, coalesce(p.name, '') AS partnerName, t.title, t.notes, t.status,
    t.promised_by AS promisedBy, t.importance, t.owner_id AS ownerId, t.due_at AS dueAt, t.due_on AS dueOn,
    t.created_at AS createdAt
  FROM tasks t LEFT JOIN partners p ON p.id = t.partner_id`;

/** The three ways a task is dated; each is one ordered leg of the list. */
const legs = {
  at: { column: 'due_at', condition: 't.due_at IS NOT NULL' },
  on: { column: 'due_on', condition: 't.due_on IS NOT NULL' },
  none: { column: 'created_at', condition: 't.due_at IS NULL AND t.due_on IS NULL' },
} as const;
export type TaskLeg = keyof typeof legs;

export type TaskQuery = {
  of: { partnerId: string } | { ownerId: string };
  status: 'open' | 'done' | 'cancelled';
  /** Newest first instead of oldest first. */
  isDescending: boolean;
  /** (leg's column, id) of the last row seen; null from the start. */
  after: readonly [string | number, string] | null;
  limit: number;
};

/** One leg of the list in the order of its column, then id. */
export function listTaskLeg({ sql }: ReadContext, leg: TaskLeg, query: TaskQuery): ListedTask[] {
  const { column, condition } = legs[leg];
  const whose = 'partnerId' in query.of ? 't.partner_id' : 't.owner_id';
  const [sign, direction] = query.isDescending ? ['<', 'DESC'] : ['>', 'ASC'];
  const place = query.after ? `AND (t.${column}, t.id) ${sign} (:afterKey, :afterId)` : '';
  return sql.all<ListedTask>(
    `${listed} WHERE ${whose} = :who AND t.status = :status AND ${condition} ${place} AND t.deleted_at IS NULL
     ORDER BY t.${column} ${direction}, t.id ${direction} LIMIT :limit`,
    {
      who: 'partnerId' in query.of ? query.of.partnerId : query.of.ownerId,
      status: query.status,
      limit: query.limit,
      ...(query.after ? { afterKey: query.after[0], afterId: query.after[1] } : {}),
    },
  );
}

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
