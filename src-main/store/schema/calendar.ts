// Series of events, and what this workstation has reminded of. Occurrences are interactions.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { audit, id, importance, on, ref } from './columns.ts';

export const eventSeries = sqliteTable(
  'event_series',
  {
    id: id(),
    partnerId: ref().notNull(),
    contactId: ref(),
    kind: text({ enum: ['meeting', 'call', 'note'] }).notNull(),
    subject: text().notNull(),
    content: text().notNull().default(''),
    place: text().notNull().default(''),
    importance: importance(),
    ownerId: ref().notNull(),
    authorId: ref().notNull(),
    durationMin: integer(),
    reminderMin: integer(),
    /** RRULE of RFC 5545 without its name. */
    rule: text().notNull(),
    timeZone: text().notNull(),
    /** DTSTART: the rule is counted from here. */
    startOn: on().notNull(),
    /** Minutes of the day on the wall there; null the whole day. */
    startMinute: integer(),
    /** Ended by hand or by another series that goes on. */
    untilOn: on(),
    ...audit(),
  },
  (t) => [index('event_series_owner').on(t.ownerId).where(sql`deleted_at IS NULL`)],
);

/** For which instant an event was announced here, and when: an announcement is made once. Never synced. */
export const reminderMarks = sqliteTable('reminder_marks', {
  /** The event. */
  id: id(),
  remindAt: integer().notNull(),
  announcedAt: integer().notNull(),
});
