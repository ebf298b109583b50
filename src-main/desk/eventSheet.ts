// The printed events report: the groups that the screen shows, with their figures and rows.
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { formatDate, formatDateTime, formatLongDate, formatTime } from '#shared/domain/format.ts';
import type { Language } from '#shared/domain/language.ts';
import type { ReportModel, ReportSection } from '../pdf/index.ts';
import type { ReadContext } from '../store/context.ts';
import {
  countStates,
  type EventCounts,
  type Grouping,
  groupEvents,
  groupKeyOf,
  type PlacedEvent,
} from './eventReport.rules.ts';
import { eventsOf, reportRows } from './eventReport.ts';
import { type PrintWords, printWords } from './printWords.ts';

/** Some forty pages: who needs more exports it. */
const mostRows = 2000;

type Row = ReturnType<typeof reportRows>[number];
type Input = Parsed<'reports.printEvents'>;

function countsText({ count, open, late, done }: EventCounts, words: PrintWords): string {
  const parts = [
    [words.states.open, open - late],
    [words.states.late, late],
    [words.states.done, done],
  ].flatMap(([name, figure]) => (figure === 0 ? [] : [`${name}: ${figure}`]));
  return [`${words.total}: ${count}`, ...parts].join(' · ');
}

function groupName(
  key: string,
  by: Grouping,
  rows: readonly Row[],
  words: PrintWords,
  language: Language,
): string {
  if (by === 'day') return formatLongDate(key, language);
  if (by === 'owner') return rows[0]?.ownerName ?? '';
  if (by === 'kind') return words.kinds[key as keyof PrintWords['kinds']];
  if (key === 'open' || key === 'late') return words.states[key];
  return key.slice('done:'.length) || words.noResult;
}

function whenText(
  { at, on }: Row,
  by: Grouping,
  zone: string,
  words: PrintWords,
  language: Language,
): string {
  if (at !== null) return by === 'day' ? formatTime(at, zone) : formatDateTime(at, zone, language);
  return by === 'day' ? words.wholeDay : formatDate(on ?? '', language);
}

function tableOf(
  rows: readonly Row[],
  by: Grouping,
  zone: string,
  language: Language,
): ReportSection['table'] {
  const words = printWords[language];
  const columns = [
    { head: words.when, share: 13 },
    { head: words.client, share: 22 },
    { head: words.kind, share: 10 },
    { head: words.subject, share: 22 },
    { head: words.result, share: 17 },
    { head: words.owner, share: 16 },
  ];
  return {
    columns: columns.map((column) => ({ ...column, align: 'left' as const })),
    rows: rows.map((row) => [
      whenText(row, by, zone, words, language),
      row.partnerName,
      words.kinds[row.kind],
      row.subject,
      row.result || (row.state === 'done' ? '' : words.states[row.state]),
      row.ownerName,
    ]),
  };
}

/** @throws AppError conflict/too_many_rows {limit}; invalid_input/bad_range */
export function eventSheet(context: ReadContext, input: Input): ReportModel {
  const { groupBy, title, language, ...filter } = input;
  const words = printWords[language];
  const { timeZone: zone, name } = context.user;
  const events = eventsOf(context, filter);
  if (events.length > mostRows) throw new AppError('conflict', 'too_many_rows', { limit: mostRows });
  const rows = new Map(reportRows(context, events).map((row) => [row.id, row]));
  const rowsOf = (members: readonly PlacedEvent[]): Row[] => members.flatMap(({ id }) => rows.get(id) ?? []);
  const period = `${words.period}: ${formatDate(filter.from, language)} – ${formatDate(filter.to, language)}`;
  return {
    language,
    title,
    subtitle: [...(filter.isLate ? [] : [period]), countsText(countStates(events), words)],
    sections: groupEvents(events, groupBy).map(({ key, ...counts }) => {
      const members = rowsOf(events.filter((event) => groupKeyOf(event, groupBy) === key));
      return {
        heading: `${groupName(key, groupBy, members, words, language)} – ${counts.count}`,
        table: tableOf(members, groupBy, zone, language) as NonNullable<ReportSection['table']>,
      };
    }),
    foot: `${name} · ${words.printed} ${formatDateTime(context.now, zone, language)}`,
    pageText: words.page,
    date: context.today,
  };
}
