// Counts of all events of the company, derived: kept by triggers (store/eventCounts.ts), never synced or captured.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const counts = () => ({ open: integer().notNull(), done: integer().notNull() });

/** Events at an instant, by quarter hour since 1970: every zone's days begin on one. */
export const eventQuarters = sqliteTable(
  'event_quarters',
  { quarter: integer().primaryKey(), ...counts() },
  (t) => [
    index('event_quarters_open').on(t.quarter, t.open).where(sql`open > 0`),
    // A row is at nothing only inside a trigger, which finds it here and removes it.
    index('event_quarters_empty').on(t.open).where(sql`open = 0 AND done = 0`),
  ],
);

/** Events of a whole day. */
export const eventDays = sqliteTable(
  'event_days',
  { day: text().primaryKey().notNull(), ...counts() },
  (t) => [
    index('event_days_open').on(t.day, t.open).where(sql`open > 0`),
    index('event_days_empty').on(t.open).where(sql`open = 0 AND done = 0`),
  ],
);
