// Interactions with partners and the tasks and promises that come of them.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, audit, flag, id, importance, on, ref, rid, uid } from './columns.ts';

/** The rule, minutes before the event (null none), and the next instant; an instant that is emptied was seen to. */
const reminder = () => ({ reminderMin: integer(), remindAt: at() });

export const interactions = sqliteTable(
  'interactions',
  {
    rid: rid(),
    id: uid(),
    partnerId: ref().notNull(),
    contactId: ref(),
    kind: text({ enum: ['meeting', 'call', 'email', 'sms', 'note'] }).notNull(),
    direction: text({ enum: ['in', 'out', ''] })
      .notNull()
      .default(''),
    status: text({ enum: ['planned', 'done', 'cancelled'] }).notNull(),
    subject: text().notNull(),
    content: text().notNull().default(''),
    result: text().notNull().default(''),
    place: text().notNull().default(''),
    importance: importance(),
    ownerId: ref().notNull(),
    authorId: ref().notNull(),
    /** Plan: an instant, or a whole day (then `plannedAt` is null). Neither: it was never an event. */
    plannedAt: at(),
    plannedOn: on(),
    durationMin: integer(),
    /** When it took place (done) – instant. */
    happenedAt: at(),
    /** Place on the time line: happened, else planned, else created. Kept by the rules, never by hand. */
    timelineAt: integer().notNull(),
    documentId: ref(),
    letterId: ref(),
    /** Of a call: SHA-256 of its recording's file; '' none. */
    recordingHash: text().notNull().default(''),
    recordingMs: integer().notNull().default(0),
    externalId: text(),
    /** Of a series: which, and the day that its rule names, wherever the event is moved. */
    seriesId: ref(),
    occurrenceOn: on(),
    ...reminder(),
    ...audit(),
  },
  (t) => [
    index('interactions_timeline').on(t.partnerId, t.timelineAt, t.rid),
    // These cover what counts and lists of events ask: a row is read only for what a page shows of it.
    index('interactions_planned_at')
      .on(t.ownerId, t.plannedAt, t.status, t.deletedAt, t.partnerId, t.id)
      .where(sql`planned_at IS NOT NULL`),
    index('interactions_planned_on')
      .on(t.ownerId, t.plannedOn, t.status, t.deletedAt, t.partnerId, t.id)
      .where(sql`planned_on IS NOT NULL`),
    index('interactions_open_at')
      .on(t.ownerId, t.plannedAt, t.deletedAt, t.partnerId, t.id)
      .where(sql`status = 'planned' AND planned_at IS NOT NULL`),
    index('interactions_open_on')
      .on(t.ownerId, t.plannedOn, t.deletedAt, t.partnerId, t.id)
      .where(sql`status = 'planned' AND planned_on IS NOT NULL`),
    index('interactions_external').on(t.externalId).where(sql`external_id IS NOT NULL`),
    index('interactions_series').on(t.seriesId, t.occurrenceOn).where(sql`series_id IS NOT NULL`),
    index('interactions_remind')
      .on(t.ownerId, t.remindAt, t.id)
      .where(sql`remind_at IS NOT NULL AND status = 'planned' AND deleted_at IS NULL`),
  ],
);

export const tasks = sqliteTable(
  'tasks',
  {
    id: id(),
    partnerId: ref(),
    contactId: ref(),
    interactionId: ref(),
    title: text().notNull(),
    notes: text().notNull().default(''),
    documentId: ref(),
    status: text({ enum: ['open', 'done', 'cancelled'] }).notNull(),
    /** Of an open one how far it is; of one that is over how far it was (src-shared/domain/taskStates.ts). */
    stage: text({ enum: ['new', 'accepted', 'returned'] })
      .notNull()
      .default('accepted'),
    /** Who promised it in an interaction; empty for a plain task. */
    promisedBy: text({ enum: ['', 'us', 'them'] })
      .notNull()
      .default(''),
    ownerId: ref().notNull(),
    giverId: ref().notNull(),
    /** JSON lists of users: who does it too, and who only sees it. */
    helperIds: text().notNull().default('[]'),
    watcherIds: text().notNull().default('[]'),
    importance: importance(),
    startAt: at(),
    startOn: on(),
    dueAt: at(),
    dueOn: on(),
    doneAt: at(),
    isPrivate: flag().notNull().default(false),
    ...reminder(),
    /** RFC 5545; '' when it comes once. */
    repeatRule: text().notNull().default(''),
    ...audit(),
  },
  (t) => [
    // A list is read in three legs, each in the order of its index: the timed, those of a day, the undated.
    index('tasks_partner_at').on(t.partnerId, t.status, t.dueAt, t.id).where(sql`due_at IS NOT NULL`),
    index('tasks_partner_on').on(t.partnerId, t.status, t.dueOn, t.id).where(sql`due_on IS NOT NULL`),
    index('tasks_partner_undated')
      .on(t.partnerId, t.status, t.createdAt, t.id)
      .where(sql`due_at IS NULL AND due_on IS NULL`),
    index('tasks_owner_undated')
      .on(t.ownerId, t.status, t.createdAt, t.id)
      .where(sql`due_at IS NULL AND due_on IS NULL`),
    index('tasks_interaction').on(t.interactionId),
    // What is given to others, and of what others do the few that somebody helps with or watches.
    index('tasks_given_at')
      .on(t.giverId, t.status, t.dueAt, t.id)
      .where(sql`giver_id <> owner_id AND due_at IS NOT NULL`),
    index('tasks_given_on')
      .on(t.giverId, t.status, t.dueOn, t.id)
      .where(sql`giver_id <> owner_id AND due_on IS NOT NULL`),
    index('tasks_given_undated')
      .on(t.giverId, t.status, t.createdAt, t.id)
      .where(sql`giver_id <> owner_id AND due_at IS NULL AND due_on IS NULL`),
    index('tasks_helped_at')
      .on(t.status, t.dueAt, t.id)
      .where(sql`helper_ids <> '[]' AND due_at IS NOT NULL`),
    index('tasks_helped_on')
      .on(t.status, t.dueOn, t.id)
      .where(sql`helper_ids <> '[]' AND due_on IS NOT NULL`),
    index('tasks_helped_undated')
      .on(t.status, t.createdAt, t.id)
      .where(sql`helper_ids <> '[]' AND due_at IS NULL AND due_on IS NULL`),
    index('tasks_watched_at')
      .on(t.status, t.dueAt, t.id)
      .where(sql`watcher_ids <> '[]' AND due_at IS NOT NULL`),
    index('tasks_watched_on')
      .on(t.status, t.dueOn, t.id)
      .where(sql`watcher_ids <> '[]' AND due_on IS NOT NULL`),
    index('tasks_watched_undated')
      .on(t.status, t.createdAt, t.id)
      .where(sql`watcher_ids <> '[]' AND due_at IS NULL AND due_on IS NULL`),
    index('tasks_due_at')
      .on(t.ownerId, t.dueAt, t.id, t.status, t.isPrivate, t.deletedAt, t.partnerId)
      .where(sql`due_at IS NOT NULL`),
    index('tasks_due_on')
      .on(t.ownerId, t.dueOn, t.id, t.status, t.isPrivate, t.deletedAt, t.partnerId)
      .where(sql`due_on IS NOT NULL`),
    index('tasks_open_at')
      .on(t.ownerId, t.dueAt, t.id, t.isPrivate, t.deletedAt, t.partnerId)
      .where(sql`status = 'open' AND due_at IS NOT NULL`),
    index('tasks_open_on')
      .on(t.ownerId, t.dueOn, t.id, t.isPrivate, t.deletedAt, t.partnerId)
      .where(sql`status = 'open' AND due_on IS NOT NULL`),
    index('tasks_remind')
      .on(t.ownerId, t.remindAt, t.id)
      .where(sql`remind_at IS NOT NULL AND status = 'open' AND deleted_at IS NULL`),
  ],
);

/** The checklist of a task. */
export const taskSteps = sqliteTable(
  'task_steps',
  {
    id: id(),
    taskId: ref().notNull(),
    title: text().notNull(),
    position: integer().notNull(),
    doneAt: at(),
    doneBy: ref(),
    ...audit(),
  },
  (t) => [index('task_steps_task').on(t.taskId, t.position, t.id)],
);

/** Who moved a task from which state to which, and what he said. */
export const taskHistory = sqliteTable(
  'task_history',
  {
    id: id(),
    taskId: ref().notNull(),
    userId: ref().notNull(),
    move: text({
      enum: ['accept', 'complete', 'return', 'reopen', 'cancel', 'reassign', 'reschedule'],
    }).notNull(),
    fromState: text().notNull(),
    toState: text().notNull(),
    note: text().notNull().default(''),
    at: integer().notNull(),
    ...audit(),
  },
  (t) => [index('task_history_task').on(t.taskId, t.at, t.id)],
);
