// The desk: counters, the month's marks, the day's partners, the client's summary and finance.
import { z } from 'zod';
import { quoteStates } from '../domain/quotes.ts';
import { Currency, Cursor, DateOnly, Id, Instant, Limit, Minor, Month, page, Text } from './common.ts';
import { query } from './define.ts';
import { ClockFields } from './partners.contract.ts';

/** Events of whom: the user alone, or (the head) everybody. */
export const EventScope = z.enum(['mine', 'all']);

export const DayPartnerRow = z.object({
  /** The partner. */
  id: Id,
  name: z.string(),
  city: z.string(),
  state: z.enum(['potential', 'active', 'quiet', 'lost', 'blocked']),
  country: z.string(),
  ...ClockFields.shape,
  /** The next open event of the partner in the range; else the last done one. */
  eventId: Id,
  eventSource: z.enum(['interaction', 'task']),
  eventKind: z.enum(['meeting', 'call', 'email', 'sms', 'note', 'task']),
  eventSubject: z.string(),
  eventAt: Instant.nullable(),
  eventOn: DateOnly.nullable(),
  isDone: z.boolean(),
  isOverdue: z.boolean(),
  eventCount: z.number().int(),
});

/** Sums are per currency: they never mix. */
export const MoneyByCurrency = z.array(z.object({ currency: Currency, minor: Minor }));

export const ClientSummary = z.object({
  partnerId: Id,
  /** First non-cancelled document or interaction. */
  workingSince: DateOnly.nullable(),
  lastContactAt: Instant.nullable(),
  saleCount: z.number().int(),
  /** Sales net of returns divided by their number. */
  averageCheck: MoneyByCurrency,
  totalSales: MoneyByCurrency,
  /** Shipped minus received; negative is an advance. */
  debt: MoneyByCurrency,
  overdue: MoneyByCurrency,
  nextEventAt: Instant.nullable(),
  nextEventOn: DateOnly.nullable(),
  nextEventSubject: z.string(),
});

export const FinanceKind = z.enum(['quote', 'order', 'invoice', 'shipment', 'receipt', 'return']);
/** Of invoices, then of quotes; what both may be stands last. */
export const FinanceState = z.enum(['issued', 'partPaid', 'paid', 'overdue', ...quoteStates]);

export const FinanceRow = z.object({
  id: Id,
  kind: FinanceKind,
  number: z.string(),
  /** Of a quote. */
  version: z.number().int(),
  date: DateOnly,
  totalMinor: Minor,
  currency: Currency,
  /**
   * Invoices: issued partPaid paid overdue cancelled; quotes: draft sent accepted refused expired superseded cancelled;
   * others: issued cancelled draft.
   */
  state: FinanceState,
  paidMinor: Minor,
  dueOn: DateOnly.nullable(),
  basisId: Id.nullable(),
  basisNumber: z.string(),
  hasPdf: z.boolean(),
});

const eventTables = ['interactions', 'tasks', 'partners', 'users'] as const;
const range = z.object({ from: DateOnly, to: DateOnly, scope: EventScope.default('mine') });

/** A record as the one box shows it. */
export const FoundRecord = z.object({
  kind: z.enum(['partner', 'contact', 'item', 'document', 'quote']),
  id: Id,
  title: z.string(),
  detail: z.string(),
  partnerId: Id.nullable(),
});

export const desk = {
  /** Events planned in the range, those of them done, and all that are overdue now. */
  countEvents: query({
    in: range,
    out: z.object({ total: z.number().int(), done: z.number().int(), overdue: z.number().int() }),
    reads: eventTables,
  }),
  /** Days of a month (with the neighbours its grid shows) that have events. */
  loadMonth: query({
    in: z.object({ month: Month, scope: EventScope.default('mine') }),
    out: z.object({
      days: z.array(
        z.object({
          date: DateOnly,
          total: z.number().int(),
          open: z.number().int(),
          overdue: z.number().int(),
        }),
      ),
    }),
    reads: eventTables,
  }),
  /** Partners with events in the range, or with overdue events; ordered by time of the next event, or by name. */
  listDayPartners: query({
    in: range.extend({
      filter: z.enum(['all', 'open', 'overdue']).default('all'),
      text: Text(100).default(''),
      sort: z.enum(['time', 'name']).default('time'),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(DayPartnerRow),
    reads: [...eventTables, 'contact_points'],
  }),
  loadClientSummary: query({
    in: z.object({ partnerId: Id }),
    out: ClientSummary,
    reads: ['documents', 'interactions', 'tasks', 'partners'],
  }),
  /** Finance tab: balance and ageing above, documents below, newest first. */
  loadFinance: query({
    in: z.object({ partnerId: Id }),
    out: z.object({
      debt: MoneyByCurrency,
      overdue: MoneyByCurrency,
      ageing: z.array(
        z.object({
          currency: Currency,
          bucket: z.enum(['notDue', 'd1_30', 'd31_60', 'd61_90', 'd91']),
          minor: Minor,
        }),
      ),
    }),
    reads: ['documents'],
  }),
  listFinance: query({
    in: z.object({
      partnerId: Id,
      kind: FinanceKind.optional(),
      state: FinanceState.optional(),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(FinanceRow),
    reads: ['documents', 'letters'],
  }),
  /** Records that were opened lately, as the one box shows them, in the order asked; those deleted since are left out. */
  loadRecords: query({
    in: z.object({ records: z.array(FoundRecord.pick({ kind: true, id: true })).max(20) }),
    out: z.object({ rows: z.array(FoundRecord) }),
    reads: ['partners', 'contacts', 'items', 'documents'],
  }),
  /** One box over partners, contacts, phones, items and documents. */
  search: query({
    in: z.object({ text: Text(200), limit: z.number().int().min(1).max(50).default(20) }),
    out: z.object({ rows: z.array(FoundRecord) }),
    reads: [
      'partners',
      'contacts',
      'contact_points',
      'legal_entities',
      'items',
      'item_barcodes',
      'documents',
      'users',
    ],
  }),
};
