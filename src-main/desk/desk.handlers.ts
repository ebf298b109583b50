// The desk's calls: counters, the month, the day's partners, the client's summary and finance, the one search box.
import type { Parsed } from '#shared/contract/index.ts';
import { ageingBuckets, invoiceState } from '#shared/domain/payments.ts';
import type { Handlers } from '../core/handlers.ts';
import { stateOfQuote } from '../sales/index.ts';
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { loadClientSummary } from './clientSummary.ts';
import { countLateNow, countOverdue, loadCounts } from './eventCounts.repo.ts';
import { countByDay, gridDays, rangeIn, sumCounts } from './events.rules.ts';
import { ageingOf, bucketNames, overdueOf, salesOf } from './figures.rules.ts';
import { documentKinds, type FinanceDocument, iterateFinance, listDocumentFacts } from './finance.repo.ts';
import { listDayPartners } from './listDayPartners.ts';
import { loadRecords, search } from './search.ts';
import { whoseEvents } from './whose.ts';

type Area = Handlers['desk'];

type WholeDay = Omit<Parsed<'desk.listDayPartners'>, 'cursor' | 'limit'>;

/** The list as the desk shows it, in one piece. */
export function listWholeDay(context: ReadContext, { from, to, scope, ...rest }: WholeDay, limit: number) {
  const range = rangeIn(from, to, context.user.timeZone);
  const whose = whoseEvents(context, scope);
  return listDayPartners(context, { ...rest, range, whose, cursor: undefined, limit }).rows;
}

const calendar: Pick<Area, 'countEvents' | 'loadMonth' | 'listDayPartners'> = {
  countEvents: ({ from, to, scope }, context) => {
    const whose = whoseEvents(context, scope);
    const counts = loadCounts(context, rangeIn(from, to, context.user.timeZone), whose);
    return { ...sumCounts(counts), overdue: countOverdue(context, whose) };
  },
  loadMonth: ({ month, scope }, context) => {
    const { now, today, user } = context;
    const whose = whoseEvents(context, scope);
    const days = gridDays(month, user.timeZone);
    const [first, last] = [days[0]?.date ?? today, days.at(-1)?.date ?? today];
    const counts = loadCounts(context, rangeIn(first, last, user.timeZone), whose);
    return { days: countByDay(days, counts, { now, today, lateNow: countLateNow(context, whose) }) };
  },
  listDayPartners: ({ from, to, scope, ...rest }, context) =>
    listDayPartners(context, {
      ...rest,
      range: rangeIn(from, to, context.user.timeZone),
      whose: whoseEvents(context, scope),
      cursor: rest.cursor,
    }),
};

const loadFinance: Area['loadFinance'] = ({ partnerId }, context) => {
  const documents = listDocumentFacts(context, partnerId);
  const rows = ageingOf(documents, context.today);
  return {
    debt: salesOf(documents).debt,
    overdue: overdueOf(rows),
    ageing: rows.flatMap(({ currency, buckets }) =>
      ageingBuckets.flatMap((bucket) => {
        const minor = buckets[bucket];
        return minor === 0 ? [] : [{ currency, bucket: bucketNames[bucket], minor }];
      }),
    ),
  };
};

function shownState(document: FinanceDocument, today: string) {
  const { kind, state } = document;
  if (kind === 'quote') return stateOfQuote(document, today);
  if (kind !== 'invoice' || state === 'draft') return state;
  return invoiceState({ ...document, today, isCancelled: state === 'cancelled' });
}

function financeRow(document: FinanceDocument, today: string) {
  const { rid: _rid, state, hasPdf, answer: _answer, hasInvoice: _invoice, ...rest } = document;
  const { isSuperseded: _superseded, hasLeft: _left, ...row } = rest;
  return { ...row, state: shownState(document, today), hasPdf: hasPdf === 1 };
}

/** Rows of one kind from a place on, as many as a page may need; the state is derived, so it is read row by row. */
function takeKind(
  context: ReadContext,
  query: Parameters<typeof iterateFinance>[1],
  state: string | undefined,
  limit: number,
) {
  const taken: { rid: number; row: ReturnType<typeof financeRow> }[] = [];
  for (const document of iterateFinance(context, query)) {
    const row = financeRow(document, context.today);
    if (state === undefined || row.state === state) taken.push({ rid: document.rid, row });
    if (taken.length === limit) break;
  }
  return taken;
}

const listFinance: Area['listFinance'] = ({ partnerId, kind, state, cursor, limit }, context) => {
  const [date, rid] = decodeCursor(cursor) ?? ['9999-99-99', Number.MAX_SAFE_INTEGER];
  const before = [String(date), Number(rid)] as const;
  const rows = (kind ? [kind] : documentKinds)
    .flatMap((each) => takeKind(context, { partnerId, kind: each, before }, state, limit + 1))
    .sort((a, b) => (a.row.date === b.row.date ? b.rid - a.rid : a.row.date < b.row.date ? 1 : -1));
  const paged = pageOf(rows, limit, (taken) => [taken.row.date, taken.rid]);
  return { ...paged, rows: paged.rows.map((taken) => taken.row) };
};

export const deskHandlers: Area = {
  ...calendar,
  loadClientSummary: ({ partnerId }, context) => loadClientSummary(context, partnerId),
  loadFinance,
  listFinance,
  loadRecords,
  search,
};
