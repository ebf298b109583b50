// Outgoing letters and what is attached to them. Passwords live in the platform's secrets, never here.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, audit, flag, id, ref } from './columns.ts';

export const mailAccounts = sqliteTable('mail_accounts', {
  id: id(),
  fromName: text().notNull(),
  fromAddress: text().notNull(),
  smtpHost: text().notNull(),
  smtpPort: integer().notNull(),
  smtpSecurity: text({ enum: ['none', 'starttls', 'tls'] }).notNull(),
  smtpUser: text().notNull().default(''),
  isDefault: flag().notNull().default(false),
  ...audit(),
});

export const letters = sqliteTable(
  'letters',
  {
    rid: integer().primaryKey(),
    id: text().notNull().unique(),
    accountId: ref(),
    /** draft: ready and not released; unknown: the line broke after DATA, the rep decides. */
    state: text({ enum: ['draft', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] }).notNull(),
    toAddress: text().notNull(),
    toName: text().notNull().default(''),
    cc: text().notNull().default(''),
    subject: text().notNull(),
    bodyText: text().notNull(),
    bodyHtml: text().notNull(),
    messageId: text().notNull(),
    language: text({ enum: ['en', 'az', 'ru'] }).notNull(),
    partnerId: ref(),
    contactId: ref(),
    documentId: ref(),
    /** Not sent before this instant: the time to undo. */
    holdUntil: at(),
    attempts: integer().notNull().default(0),
    /** Why it waits or failed: an error reason, never the server's words with addresses. */
    reason: text().notNull().default(''),
    sentAt: at(),
    ...audit(),
  },
  (t) => [
    index('letters_state').on(t.state, t.rid),
    index('letters_partner').on(t.partnerId, t.rid),
    index('letters_document').on(t.documentId).where(sql`document_id IS NOT NULL`),
    index('letters_message_id').on(t.messageId),
  ],
);

export const letterAttachments = sqliteTable(
  'letter_attachments',
  {
    id: id(),
    letterId: ref()
      .notNull()
      .references(() => letters.id),
    hash: text().notNull(),
    name: text().notNull(),
    mime: text().notNull(),
    sizeBytes: integer().notNull(),
    position: integer().notNull(),
    ...audit(),
  },
  (t) => [index('letter_attachments_letter').on(t.letterId)],
);
