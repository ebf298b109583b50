// What people of the firm tell each other, what the program tells them, and what each has read.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { audit, id, ref } from './columns.ts';

export const messages = sqliteTable(
  'messages',
  {
    id: id(),
    authorId: ref().notNull(),
    /** JSON list of those it was written to, sorted; the author is not among them. */
    peopleIds: text().notNull(),
    /** The department it was written to; '' when it was written to persons. */
    department: text().notNull().default(''),
    partnerId: ref(),
    documentId: ref(),
    taskId: ref(),
    replyToId: ref(),
    body: text().notNull(),
    /** Folded words of the body: what a search compares. */
    searchText: text().notNull(),
    sentAt: integer().notNull(),
    ...audit(),
  },
  (t) => [
    index('messages_sent').on(t.sentAt, t.id),
    index('messages_task').on(t.taskId, t.sentAt, t.id).where(sql`task_id IS NOT NULL`),
    index('messages_partner').on(t.partnerId, t.sentAt, t.id).where(sql`partner_id IS NOT NULL`),
  ],
);

export const notices = sqliteTable(
  'notices',
  {
    id: id(),
    userId: ref().notNull(),
    actorId: ref().notNull(),
    kind: text({
      enum: ['assigned', 'added', 'done', 'returned', 'reopened', 'cancelled', 'mention'],
    }).notNull(),
    taskId: ref(),
    messageId: ref(),
    /** The title of what it is about, as it was. */
    text: text().notNull(),
    at: integer().notNull(),
    ...audit(),
  },
  (t) => [index('notices_user').on(t.userId, t.at, t.id)],
);

/** One a message or notice and user: undo refuses a row that another changed since, so the mark is no part of it. */
export const readMarks = sqliteTable(
  'read_marks',
  {
    id: id(),
    userId: ref().notNull(),
    ofId: ref().notNull(),
    readAt: integer().notNull(),
    ...audit(),
  },
  (t) => [index('read_marks_of').on(t.ofId, t.userId)],
);
