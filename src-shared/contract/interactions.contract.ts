// Interactions and promises: planning, results, moving.
import { z } from 'zod';
import { Cursor, DateOnly, Empty, Id, Instant, Limit, page, Recording, Text } from './common.ts';
import { command, query } from './define.ts';

export const InteractionKind = z.enum(['meeting', 'call', 'email', 'sms', 'note']);
export const InteractionStatus = z.enum(['planned', 'done', 'cancelled']);
export const Importance = z.enum(['low', 'normal', 'high']);

/** Minutes before the event, four weeks at most; of a whole day before 9:00. null none. */
export const ReminderMin = z
  .number()
  .int()
  .min(0)
  .max(28 * 24 * 60)
  .nullable();

/** When an event is planned: an instant, or a whole day. */
export const PlannedFor = z.union([z.object({ at: Instant }), z.object({ on: DateOnly })]);

export const PromiseRow = z.object({
  id: Id,
  title: z.string(),
  promisedBy: z.enum(['us', 'them']),
  status: z.enum(['open', 'done', 'cancelled']),
  dueAt: Instant.nullable(),
  dueOn: DateOnly.nullable(),
  isBroken: z.boolean(),
});

export const InteractionRow = z.object({
  id: Id,
  partnerId: Id,
  contactId: Id.nullable(),
  contactName: z.string(),
  kind: InteractionKind,
  direction: z.enum(['in', 'out', '']),
  status: InteractionStatus,
  subject: z.string(),
  content: z.string(),
  result: z.string(),
  place: z.string(),
  importance: Importance,
  ownerId: Id,
  ownerName: z.string(),
  plannedAt: Instant.nullable(),
  plannedOn: DateOnly.nullable(),
  durationMin: z.number().int().nullable(),
  happenedAt: Instant.nullable(),
  timelineAt: Instant,
  isOverdue: z.boolean(),
  documentId: Id.nullable(),
  letterId: Id.nullable(),
  recording: Recording.nullable(),
  reminderMin: z.number().int().nullable(),
  /** Of a series: which, and the day that its rule names. */
  seriesId: Id.nullable(),
  occurrenceOn: DateOnly.nullable(),
  promises: z.array(PromiseRow),
});

export const PromiseInput = z.object({
  title: Text(300).min(1),
  promisedBy: z.enum(['us', 'them']),
  due: PlannedFor.optional(),
});

/** At most a week. */
export const DurationMin = z
  .number()
  .int()
  .min(0)
  .max(7 * 24 * 60)
  .nullable();

/** What is planned with a client, once or again and again. */
export const EventFields = z.object({
  partnerId: Id,
  contactId: Id.nullable().default(null),
  kind: z.enum(['meeting', 'call', 'note']),
  subject: Text(300).min(1),
  content: Text(8000).default(''),
  place: Text(300).default(''),
  importance: Importance.default('normal'),
  ownerId: Id.optional(),
  durationMin: DurationMin.default(null),
});

const gone = ['interaction_gone'] as const;
const namedGone = ['partner_gone', 'contact_gone', 'user_gone'] as const;

export const interactions = {
  /** Newest first; broken promises are on top in `broken`, whatever the page. */
  list: query({
    in: z.object({
      partnerId: Id,
      kinds: z.array(InteractionKind).optional(),
      status: InteractionStatus.optional(),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(
      InteractionRow.extend({
        /** The next occurrence of a series: its rule, and how many open ones after it are folded into this row. */
        series: z.object({ rule: z.string(), later: z.number().int() }).optional(),
      }),
    ).extend({ broken: z.array(PromiseRow) }),
    reads: ['interactions', 'tasks', 'contacts', 'users', 'event_series'],
  }),
  load: query({
    in: z.object({ id: Id }),
    out: InteractionRow,
    reads: ['interactions', 'tasks', 'contacts', 'users'],
  }),
  /** Plans a meeting or a call. */
  plan: command({
    in: EventFields.extend({ planned: PlannedFor, reminderMin: ReminderMin.default(null) }),
    out: z.object({ id: Id }),
    reasons: namedGone,
    undo: true,
  }),
  /** Writes down what has happened without a plan: a call, a meeting, a note. */
  record: command({
    in: EventFields.extend({
      direction: z.enum(['in', 'out', '']).default(''),
      happenedAt: Instant.optional(),
      result: Text(4000).default(''),
      promises: z.array(PromiseInput).max(20).default([]),
    }),
    out: z.object({ id: Id }),
    reasons: namedGone,
    undo: true,
  }),
  /** A planned one took place: its result, what was promised, and the next step. */
  complete: command({
    in: z.object({
      id: Id,
      result: Text(4000).default(''),
      content: Text(8000).optional(),
      happenedAt: Instant.optional(),
      promises: z.array(PromiseInput).max(20).default([]),
      next: z
        .object({ kind: z.enum(['meeting', 'call']), subject: Text(300).min(1), planned: PlannedFor })
        .optional(),
    }),
    out: z.object({ id: Id, nextId: Id.optional() }),
    reasons: gone,
    undo: true,
  }),
  update: command({
    in: z.object({
      id: Id,
      subject: Text(300).min(1).optional(),
      content: Text(8000).optional(),
      result: Text(4000).optional(),
      place: Text(300).optional(),
      importance: Importance.optional(),
      contactId: Id.nullable().optional(),
    }),
    out: Empty,
    reasons: [...gone, 'contact_gone'],
    undo: true,
  }),
  move: command({
    in: z.object({ id: Id, planned: PlannedFor }),
    out: Empty,
    reasons: [...gone, 'not_planned'],
    undo: true,
  }),
  cancel: command({
    in: z.object({ id: Id, result: Text(1000).default('') }),
    out: Empty,
    reasons: [...gone, 'not_planned'],
    undo: true,
  }),
  /** Back to planned; one that never had a plan is `not_planned`. */
  reopen: command({ in: z.object({ id: Id }), out: Empty, reasons: [...gone, 'not_planned'], undo: true }),
  delete: command({ in: z.object({ id: Id }), out: Empty, reasons: [...gone, 'has_letter'], undo: true }),
};
