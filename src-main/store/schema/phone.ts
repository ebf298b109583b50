// Telephone lines of this workstation: never synced. Passwords live in the platform's secrets, never here.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, flag, id } from './columns.ts';

export const phoneLines = sqliteTable('phone_lines', {
  id: id(),
  name: text().notNull(),
  /** handoff: another phone program dials. */
  kind: text({ enum: ['sip', 'handoff'] }).notNull(),
  url: text().notNull().default(''),
  domain: text().notNull().default(''),
  user: text().notNull().default(''),
  displayName: text().notNull().default(''),
  authUser: text().notNull().default(''),
  /** SHA-256 of the pinned certificate; '' none. */
  pin: text().notNull().default(''),
  dtmf: text({ enum: ['rfc4733', 'info'] })
    .notNull()
    .default('rfc4733'),
  isDefault: flag().notNull().default(false),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
  /** Kept for a day with its password, so that it can be taken back. */
  deletedAt: at(),
});
