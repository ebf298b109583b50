// SQL of notices: the one function that writes them, and their list. Never changed; what is read is a mark beside them.
import type { ReadContext, WriteContext } from '../store/context.ts';
import { notices } from '../store/schema/index.ts';

export type NoticeKind = (typeof notices.$inferSelect)['kind'];

export type Notice = {
  kind: NoticeKind;
  userIds: readonly string[];
  taskId?: string;
  messageId?: string;
  /** The title of what it is about. */
  text: string;
};

/** In the transaction of the command, so undo takes it back. Each hears it once, and nobody of what he did himself. */
export function notify(tx: WriteContext, { kind, userIds, taskId, messageId, text }: Notice): void {
  for (const userId of new Set(userIds)) {
    if (userId === tx.user.id) continue;
    tx.orm
      .insert(notices)
      .values({
        ...{ id: tx.newId(), userId, actorId: tx.user.id, kind, text, at: tx.now },
        ...{ taskId: taskId ?? null, messageId: messageId ?? null },
        ...{ createdAt: tx.now, updatedAt: tx.now },
      })
      .run();
  }
}

export type ListedNotice = {
  id: string;
  kind: NoticeKind;
  actorId: string;
  actorName: string;
  taskId: string | null;
  messageId: string | null;
  text: string;
  at: number;
  isRead: 0 | 1;
};

export const isRead = (of: string): string =>
  `EXISTS (SELECT 1 FROM read_marks r WHERE r.of_id = ${of} AND r.user_id = :me AND r.deleted_at IS NULL)`;

/** Newest first. */
export function listNotices(
  { sql, user }: ReadContext,
  query: { isUnreadOnly: boolean; after: readonly [number, string]; limit: number },
): ListedNotice[] {
  const { isUnreadOnly, after, limit } = query;
  const unread = isUnreadOnly ? `AND NOT ${isRead('n.id')}` : '';
  return sql.all<ListedNotice>(
    `SELECT n.id, n.kind, n.actor_id AS actorId, coalesce(u.name, '') AS actorName, n.task_id AS taskId,
       n.message_id AS messageId, n.text, n.at, ${isRead('n.id')} AS isRead
     FROM notices n LEFT JOIN users u ON u.id = n.actor_id
     WHERE n.user_id = :me AND n.deleted_at IS NULL ${unread}
       AND (n.at, n.id) < (:afterAt, :afterId) ORDER BY n.at DESC, n.id DESC LIMIT :limit`,
    { me: user.id, limit, afterAt: after[0], afterId: after[1] },
  );
}
