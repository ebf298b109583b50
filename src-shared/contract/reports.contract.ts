// Reports over events, counted and listed by the same filter so that every figure opens its rows; and what is printed.
import { z } from 'zod';
import { Cursor, DateOnly, Hash, Id, Instant, Language, Limit, page, Text } from './common.ts';
import { action, query } from './define.ts';
import { EventScope } from './desk.contract.ts';

export const EventKind = z.enum(['meeting', 'call', 'email', 'sms', 'note', 'task']);
export const EventGrouping = z.enum(['day', 'kind', 'result', 'owner']);
/** `late`: open and past. */
export const EventState = z.enum(['open', 'late', 'done']);

/** Which events: planned in the days, or with `isLate` all that are late, of any day. */
export const EventReportFilter = z.object({
  from: DateOnly,
  to: DateOnly,
  isLate: z.boolean().default(false),
  scope: EventScope.default('mine'),
  kind: EventKind.optional(),
  state: EventState.optional(),
  ownerId: Id.optional(),
});

const Counts = {
  count: z.number().int(),
  open: z.number().int(),
  late: z.number().int(),
  done: z.number().int(),
};

export const EventReportRow = z.object({
  id: Id,
  source: z.enum(['interaction', 'task']),
  kind: EventKind,
  subject: z.string(),
  result: z.string(),
  partnerId: Id.nullable(),
  partnerName: z.string(),
  ownerId: Id,
  ownerName: z.string(),
  at: Instant.nullable(),
  on: DateOnly.nullable(),
  state: EventState,
});

const eventTables = ['interactions', 'tasks', 'partners', 'users'] as const;

export const reports = {
  /** How many, in all and by group. The key of a group by result is the first words of the result, '' none written. */
  countEvents: query({
    in: EventReportFilter.extend({ groupBy: EventGrouping }),
    out: z.object({
      ...Counts,
      groups: z.array(z.object({ key: z.string(), name: z.string(), ...Counts })),
    }),
    reads: eventTables,
  }),
  /** The rows behind a figure, in order of time. */
  listEvents: query({
    in: EventReportFilter.extend({
      groupBy: EventGrouping.optional(),
      /** Of that grouping: only the rows of this group. */
      group: Text(200).optional(),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(EventReportRow),
    reads: eventTables,
  }),
  /** The report on A4 pages, grouped as it is shown; a PDF by its hash. */
  printEvents: action({
    in: EventReportFilter.extend({ groupBy: EventGrouping, title: Text(120), language: Language }),
    out: z.object({ hash: Hash }),
    reasons: ['too_many_rows'],
  }),
  /** The client's card on A4 pages; a PDF by its hash. */
  printClient: action({
    in: z.object({ partnerId: Id, language: Language }),
    out: z.object({ hash: Hash }),
    reasons: ['partner_gone'],
  }),
};
