// The calendar: events of a range and of several owners, series, reminders, working hours. Events themselves are interactions and tasks.
import { z } from 'zod';
import { Cursor, DateOnly, Empty, Id, Instant, Limit, page, Text } from './common.ts';
import { command, event, query } from './define.ts';
import { DurationMin, EventFields, Importance, PlannedFor, ReminderMin } from './interactions.contract.ts';

const EventSource = z.enum(['interaction', 'task']);
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Checked by `#shared/domain/recurrence.ts`, which pages have no need to load. */
const Rule = Text(500).min(1);
/** A row that is there, or an occurrence of a series that may still be only expected. */
const EventRef = z.union([
  z.object({ source: EventSource, id: Id }),
  z.object({ seriesId: Id, occurrenceOn: DateOnly }),
]);

/** How far an edit of an occurrence reaches; `all` leaves what has happened as it was. */
const SeriesScope = z.enum(['following', 'all']);

export const CalendarEvent = z.object({
  /** Of the row there is or will be: of an expected one too. */
  id: Id,
  source: EventSource,
  kind: z.enum(['meeting', 'call', 'email', 'sms', 'note', 'task']),
  subject: z.string(),
  place: z.string(),
  importance: Importance,
  partnerId: Id.nullable(),
  partnerName: z.string(),
  ownerId: Id,
  at: Instant.nullable(),
  on: DateOnly.nullable(),
  durationMin: z.number().int().nullable(),
  isDone: z.boolean(),
  isOverdue: z.boolean(),
  reminderMin: z.number().int().nullable(),
  seriesId: Id.nullable(),
  occurrenceOn: DateOnly.nullable(),
  /** Named by the rule of its series only: it becomes a row when somebody touches it. */
  isExpected: z.boolean(),
});

const SeriesFields = EventFields.extend({
  reminderMin: ReminderMin.default(null),
  /** RRULE of RFC 5545: once a day at most. */
  rule: Rule,
  startOn: DateOnly,
  /** On the wall; null the whole day. */
  startTime: TimeOfDay.nullable().default(null),
  /** Of the wall; the owner's own when absent. */
  timeZone: Text(64).optional(),
});

/** Every field on its own: what is left out stays. */
const SeriesChanges = z.object({
  contactId: Id.nullable().optional(),
  subject: Text(300).min(1).optional(),
  content: Text(8000).optional(),
  place: Text(300).optional(),
  importance: Importance.optional(),
  durationMin: DurationMin.optional(),
  reminderMin: ReminderMin.optional(),
  rule: Rule.optional(),
  startTime: TimeOfDay.nullable().optional(),
});

/** Days whose hour the clocks leave out or have twice. */
const HourWarning = z.object({ code: z.enum(['hour_skipped', 'hour_twice']), on: DateOnly });
const SeriesAnswer = z.object({ seriesId: Id, warnings: z.array(HourWarning) });

const ReminderRow = z.object({
  source: EventSource,
  id: Id,
  kind: CalendarEvent.shape.kind,
  subject: z.string(),
  partnerId: Id.nullable(),
  partnerName: z.string(),
  at: Instant.nullable(),
  on: DateOnly.nullable(),
  remindAt: Instant,
  /** Announced long after its time: this computer slept or was off. */
  isMissed: z.boolean(),
});

const WorkHours = z.object({
  workDays: z.array(z.number().int().min(1).max(7)).max(7),
  workFrom: TimeOfDay,
  workTo: TimeOfDay,
});

const eventTables = ['interactions', 'tasks', 'partners', 'event_series', 'users'] as const;
const seriesGone = ['series_gone', 'occurrence_gone'] as const;
const eventGone = ['interaction_gone', 'task_gone', ...seriesGone] as const;
const Events = z
  .array(z.object({ source: EventSource, id: Id }))
  .min(1)
  .max(200);

export const calendar = {
  /** In order of time, a whole day first of its day; with what began before and still goes on. Own events when no owner is named. */
  listEvents: query({
    in: z.object({
      from: DateOnly,
      to: DateOnly,
      owners: z.array(Id).max(20).default([]),
      cursor: Cursor,
      /** A month of several people at once: the grid has no pages. */
      limit: z.number().int().min(1).max(2000).default(50),
    }),
    out: page(CalendarEvent),
    reads: eventTables,
  }),
  /** What a rule comes to, for the form: its first days, and those whose hour is not there. */
  previewRule: query({
    in: SeriesFields.pick({ rule: true, startOn: true, startTime: true, timeZone: true }),
    out: z.object({ rule: z.string(), dates: z.array(DateOnly), warnings: z.array(HourWarning) }),
    reads: [],
  }),
  loadSeries: query({
    in: z.object({ seriesId: Id }),
    out: SeriesFields.extend({
      id: Id,
      ownerId: Id,
      timeZone: z.string(),
      untilOn: DateOnly.nullable(),
    }),
    reads: ['event_series'],
  }),
  planSeries: command({
    in: SeriesFields,
    out: SeriesAnswer,
    reasons: ['partner_gone', 'contact_gone', 'user_gone'],
    undo: true,
  }),
  /** From that occurrence on, or of all that are open; the answer names the series that goes on. */
  changeSeries: command({
    in: z.object({ seriesId: Id, occurrenceOn: DateOnly, scope: SeriesScope, changes: SeriesChanges }),
    out: SeriesAnswer,
    reasons: [...seriesGone, 'contact_gone'],
    undo: true,
  }),
  /** No occurrence from that one on, or none that is open; what somebody moved by hand or has done stays. */
  endSeries: command({
    in: z.object({ seriesId: Id, occurrenceOn: DateOnly, scope: SeriesScope }),
    out: Empty,
    reasons: seriesGone,
    undo: true,
  }),
  /** To another time, or longer: a drag is one command. `following` and `all` move the series of the event. */
  move: command({
    in: z.object({
      event: EventRef,
      planned: PlannedFor,
      durationMin: DurationMin.optional(),
      scope: z.enum(['this', 'following', 'all']).default('this'),
    }),
    /** The row it is now; of a series that moved, that of the same occurrence. */
    out: z.object({ id: Id }),
    reasons: [...eventGone, 'not_planned', 'not_series'],
    undo: true,
  }),
  /** An expected occurrence becomes a row, to be opened, done or cancelled. */
  takeOccurrence: command({
    in: z.object({ seriesId: Id, occurrenceOn: DateOnly }),
    out: z.object({ id: Id }),
    reasons: seriesGone,
    undo: true,
  }),
  setReminder: command({
    in: z.object({ source: EventSource, id: Id, reminderMin: ReminderMin }),
    out: Empty,
    reasons: ['interaction_gone', 'task_gone', 'not_planned'],
    undo: true,
  }),
  /** Own reminders whose time has come, oldest first: nothing leaves but by a person, or with its event. */
  listReminders: query({
    in: z.object({ cursor: Cursor, limit: Limit }),
    out: page(ReminderRow),
    reads: ['interactions', 'tasks', 'partners', 'reminder_marks', 'users'],
  }),
  /** Again at that instant; those that are gone or done meanwhile are passed over. */
  snoozeReminders: command({
    in: z.object({ events: Events, until: Instant }),
    out: z.object({ count: z.number().int() }),
    undo: true,
  }),
  /** Seen: the event stays, its reminder goes. */
  dismissReminders: command({
    in: z.object({ events: Events }),
    out: z.object({ count: z.number().int() }),
    undo: true,
  }),
  /** Of each owner, his own where he has some, else the company's; holidays are the company's. */
  loadWorkHours: query({
    in: z.object({ owners: z.array(Id).max(20).default([]) }),
    out: z.object({
      rows: z.array(WorkHours.extend({ ownerId: Id, isOwn: z.boolean() })),
      holidays: z.array(DateOnly),
      /** Worked in the place of others: `workCalendar.ts`. */
      workDates: z.array(DateOnly),
    }),
    reads: ['settings', 'users'],
  }),
  /** null: as the company has them. */
  saveWorkHours: command({
    in: z.object({ ownerId: Id, hours: WorkHours.nullable() }),
    out: Empty,
    reasons: ['user_gone', 'not_head'],
    undo: true,
  }),
};

export const calendarEvents = {
  /** Reminders that came due, once on each workstation, oldest first: all that a sleep has gathered in one. */
  'calendar.reminded': event({ out: z.object({ reminders: z.array(ReminderRow) }) }),
};
