// Column builders shared by all tables, so that one thing is written in one way.
import { integer, text } from 'drizzle-orm/sqlite-core';

/** Primary key: UUIDv7, v5 or v8 text (src-shared/domain/ids.ts). */
export const id = () => text().primaryKey().notNull();
/** Stable rowid of a table behind a search index (an implicit one changes in a rebuild). */
export const rid = () => integer().primaryKey();
/** Id beside a `rid` primary key. */
export const uid = () => text().notNull().unique();
/** Reference to another row's id. Foreign keys are declared on parts of one whole only: sync may deliver rows in any order. */
export const ref = () => text();
/** Instant, integer milliseconds UTC. */
export const at = () => integer();
/** Date without time, `YYYY-MM-DD`. */
export const on = () => text();
/** Money, integer minor units. */
export const minor = () => integer();
/** Quantity, integer thousandths. */
export const milli = () => integer();
export const flag = () => integer({ mode: 'boolean' });
/** Of an event or a task. */
export const importance = () =>
  text({ enum: ['low', 'normal', 'high'] })
    .notNull()
    .default('normal');
/** The four columns that every synced table ends with. */
export const audit = () => ({
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
  deletedAt: integer(),
});
