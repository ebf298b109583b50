// SQL of messages and of what is read.
import { and, eq, isNull } from 'drizzle-orm';
import { naturalId } from '#shared/domain/ids.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { messages, readMarks } from '../store/schema/index.ts';
import { isRead } from './notices.repo.ts';

export type Message = typeof messages.$inferSelect;

export type ListedMessage = {
  id: string;
  authorId: string;
  authorName: string;
  /** JSON list of [id, name]. */
  people: string;
  department: string;
  partnerId: string | null;
  partnerName: string;
  documentId: string | null;
  taskId: string | null;
  taskTitle: string;
  body: string;
  sentAt: number;
  isRead: 0 | 1;
};

/** Of a task whoever has the task; else author and recipients, also where several people share a computer. */
const isHis = `(m.author_id = :me OR :me IN (SELECT value FROM json_each(m.people_ids)) OR EXISTS
  (SELECT 1 FROM tasks t WHERE t.id = m.task_id AND (t.is_private = 0 OR t.owner_id = :me OR t.giver_id = :me)))`;

export type MessageQuery = {
  withUserId?: string | undefined;
  partnerId?: string | undefined;
  taskId?: string | undefined;
  /** Folded words. */
  words: readonly string[];
  /** From the top: `fromTheTop`. */
  after: readonly [number, string];
  limit: number;
};

/** Newest first. */
export function listMessages({ sql, user }: ReadContext, query: MessageQuery): ListedMessage[] {
  const { withUserId, partnerId, taskId, words, after, limit } = query;
  const conditions = [
    ...['m.deleted_at IS NULL', isHis],
    ...(partnerId === undefined ? [] : ['m.partner_id = :partnerId']),
    ...(taskId === undefined ? [] : ['m.task_id = :taskId']),
    ...(withUserId === undefined
      ? []
      : ['(m.author_id = :with OR :with IN (SELECT value FROM json_each(m.people_ids)))']),
    ...words.map((_word, index) => `instr(m.search_text, :word${index}) > 0`),
    '(m.sent_at, m.id) < (:afterAt, :afterId)',
  ];
  return sql.all<ListedMessage>(
    `SELECT m.id, m.author_id AS authorId, coalesce(a.name, '') AS authorName, m.department,
       (SELECT json_group_array(json_array(j.value, coalesce(u.name, ''))) FROM json_each(m.people_ids) j
        LEFT JOIN users u ON u.id = j.value) AS people,
       m.partner_id AS partnerId, coalesce(p.name, '') AS partnerName, m.document_id AS documentId,
       m.task_id AS taskId, coalesce(t.title, '') AS taskTitle, m.body, m.sent_at AS sentAt, ${isRead('m.id')} AS isRead
     FROM messages m LEFT JOIN users a ON a.id = m.author_id LEFT JOIN partners p ON p.id = m.partner_id
       LEFT JOIN tasks t ON t.id = m.task_id
     WHERE ${conditions.join(' AND ')} ORDER BY m.sent_at DESC, m.id DESC LIMIT :limit`,
    {
      ...{
        me: user.id,
        limit,
        partnerId: partnerId ?? null,
        taskId: taskId ?? null,
        with: withUserId ?? null,
      },
      ...{ afterAt: after[0], afterId: after[1] },
      ...Object.fromEntries(words.map((word, index) => [`word${index}`, word])),
    },
  );
}

export function insertMessage(
  tx: WriteContext,
  values: Omit<typeof messages.$inferInsert, 'createdAt' | 'updatedAt' | 'deletedAt'>,
): void {
  tx.orm
    .insert(messages)
    .values({ ...values, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

export function findMessage({ orm }: ReadContext, id: string): Message | undefined {
  return orm
    .select()
    .from(messages)
    .where(and(eq(messages.id, id), isNull(messages.deletedAt)))
    .get();
}

export function deleteMessage(tx: WriteContext, id: string): void {
  tx.orm.update(messages).set({ deletedAt: tx.now, updatedAt: tx.now }).where(eq(messages.id, id)).run();
}

/** What is older asks for no attention any more; it stays in the lists. */
const attentionMs = 365 * 86_400_000;

/** What he has not read of what others wrote and told him. */
export const unreadSql = {
  messages: `FROM messages m WHERE m.sent_at >= :since AND m.author_id <> :me AND m.deleted_at IS NULL AND ${isHis} AND NOT ${isRead('m.id')}`,
  notices: `FROM notices n WHERE n.user_id = :me AND n.at >= :since AND n.deleted_at IS NULL AND NOT ${isRead('n.id')}`,
} as const;

export function countUnread({ sql, user, now }: ReadContext): { messages: number; notices: number } {
  const count = (from: string): number =>
    sql.get<{ n: number }>(`SELECT count(*) AS n ${from}`, { me: user.id, since: now - attentionMs })?.n ?? 0;
  return { messages: count(unreadSql.messages), notices: count(unreadSql.notices) };
}

export function listUnreadIds({ sql, user, now }: ReadContext, limit: number): string[] {
  return (['messages', 'notices'] as const).flatMap((t) => {
    const id = t === 'messages' ? 'm.id' : 'n.id';
    const rows = sql.all<{ id: string }>(`SELECT ${id} AS id ${unreadSql[t]} LIMIT :limit`, {
      me: user.id,
      limit,
      since: now - attentionMs,
    });
    return rows.map((row) => row.id);
  });
}

/** The same row on each of his laptops; what is read already stays as it was read first. */
export function markRead(tx: WriteContext, ids: readonly string[]): void {
  for (const ofId of new Set(ids)) {
    const id = naturalId('read_marks', tx.user.id, ofId);
    if (tx.sql.get('SELECT 1 FROM read_marks WHERE id = ?', [id]) !== undefined) continue;
    tx.orm
      .insert(readMarks)
      .values({ id, userId: tx.user.id, ofId, readAt: tx.now, createdAt: tx.now, updatedAt: tx.now })
      .run();
  }
}

/** Living users of a department. */
export const listDepartment = ({ sql }: ReadContext, department: string): string[] =>
  sql
    .all<{ id: string }>('SELECT id FROM users WHERE department = ? AND deleted_at IS NULL ORDER BY id', [
      department,
    ])
    .map(({ id }) => id);

/** Which of what a message names is not there. */
export function missingOf(
  { sql }: ReadContext,
  {
    userIds,
    partnerId,
    taskId,
  }: { userIds: readonly string[]; partnerId: string | null; taskId: string | null },
): 'user_gone' | 'partner_gone' | 'task_gone' | undefined {
  const lives = (t: string, id: string): boolean =>
    sql.get(`SELECT 1 FROM ${t} WHERE id = ? AND deleted_at IS NULL`, [id]) !== undefined;
  if (userIds.some((id) => !lives('users', id))) return 'user_gone';
  if (partnerId !== null && !lives('partners', partnerId)) return 'partner_gone';
  if (taskId !== null && !lives('tasks', taskId)) return 'task_gone';
  return undefined;
}

/** Everybody whose task it is. */
export function peopleOfTask({ sql }: ReadContext, taskId: string): string[] {
  const list = "json_each(CASE WHEN json_valid(t.%) THEN t.% ELSE '[]' END)";
  const named = (column: string): string =>
    `SELECT j.value AS id FROM tasks t, ${list.replaceAll('%', column)} j WHERE t.id = :id`;
  return sql
    .all<{ id: string }>(
      `SELECT giver_id AS id FROM tasks WHERE id = :id UNION SELECT owner_id FROM tasks WHERE id = :id
       UNION ${named('helper_ids')} UNION ${named('watcher_ids')}`,
      { id: taskId },
    )
    .map(({ id }) => id);
}
