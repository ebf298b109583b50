// Messages between people of the firm, notices of the program, and what each has read.
import { z } from 'zod';
import { Cursor, Empty, Id, Instant, Limit, page, Text } from './common.ts';
import { command, query } from './define.ts';

const Person = z.object({ id: Id, name: z.string() });

export const MessageRow = z.object({
  id: Id,
  authorId: Id,
  authorName: z.string(),
  /** Whom it was written to. */
  people: z.array(Person),
  department: z.string(),
  partnerId: Id.nullable(),
  partnerName: z.string(),
  documentId: Id.nullable(),
  taskId: Id.nullable(),
  taskTitle: z.string(),
  body: z.string(),
  sentAt: Instant,
  isOwn: z.boolean(),
  isRead: z.boolean(),
});

export const NoticeRow = z.object({
  id: Id,
  kind: z.enum(['assigned', 'added', 'done', 'returned', 'reopened', 'cancelled', 'mention']),
  actorId: Id,
  actorName: z.string(),
  taskId: Id.nullable(),
  messageId: Id.nullable(),
  text: z.string(),
  at: Instant,
  isRead: z.boolean(),
});

export const messages = {
  /** Newest first: all that the user sees, or with one person, about one client, of one task. */
  list: query({
    in: z.object({
      withUserId: Id.optional(),
      partnerId: Id.optional(),
      taskId: Id.optional(),
      text: Text(100).default(''),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(MessageRow),
    reads: ['messages', 'read_marks', 'users', 'partners', 'tasks'],
  }),
  notices: query({
    in: z.object({ isUnreadOnly: z.boolean().default(false), cursor: Cursor, limit: Limit }),
    out: page(NoticeRow),
    reads: ['notices', 'read_marks', 'users'],
  }),
  unread: query({
    in: Empty,
    out: z.object({ messages: z.number().int(), notices: z.number().int() }),
    reads: ['messages', 'notices', 'read_marks', 'tasks'],
  }),
  /** To persons, to a department as it stands now, or to the people of a task. Those named with @ get a notice too. */
  send: command({
    in: z.object({
      userIds: z.array(Id).max(50).default([]),
      department: Text(100).default(''),
      partnerId: Id.nullable().default(null),
      documentId: Id.nullable().default(null),
      taskId: Id.nullable().default(null),
      replyToId: Id.nullable().default(null),
      mentionIds: z.array(Id).max(50).default([]),
      body: Text(4000).min(1),
    }),
    out: z.object({ id: Id }),
    reasons: ['no_people', 'too_many_people', 'not_in_task', 'user_gone', 'partner_gone', 'task_gone'],
    undo: true,
  }),
  delete: command({
    in: z.object({ id: Id }),
    out: Empty,
    reasons: ['message_gone', 'message_not_own'],
    undo: true,
  }),
  /** Messages and notices; what is read already stays as it was read first. */
  markRead: command({
    in: z.object({ ids: z.array(Id).min(1).max(200) }),
    out: Empty,
    undo: { because: 'looking is no change of data' },
  }),
  /** The newest of both, as many as a screen can hold. */
  markAllRead: command({ in: Empty, out: Empty, undo: { because: 'looking is no change of data' } }),
};
