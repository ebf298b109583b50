// Recurrence of events by RFC 5545 rules: checks the text of a rule, names its days. Civil dates only – the time of day and its
// zone belong to the series, whose days these are. The one place that knows the library.
import { RRuleTemporal } from 'rrule-temporal';
import { AppError } from '../contract/errors.ts';
import { addDays, type DateOnly, isDateOnly } from './dates.ts';

export type Recurrence = {
  /** RRULE without its name, as `checkRule` answers it. */
  rule: string;
  /** Counted from here; itself an occurrence only where the rule names it. */
  startOn: DateOnly;
  /** The last day there can be; null as the rule says. */
  untilOn: DateOnly | null;
};

const longestRule = 500;
const mostOccurrences = 1_000;
/** 29 February on a given weekday comes after forty years at the latest. */
const yearsAhead = 45;
const lastDay = '2199-12-31';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const placeOf = (day: string): number => (weekdays as readonly string[]).indexOf(day);
type Parts = Map<string, string>;

const bad = (reason: string): AppError => new AppError('invalid_input', reason);

const isListOf = (text: string, least: number, most: number): boolean =>
  text.split(',').every((part) => {
    const size = Math.abs(Number(part));
    return (
      /^[+-]?\d{1,3}$/.test(part) &&
      size >= Math.max(1, least) &&
      size <= most &&
      (least < 0 || Number(part) > 0)
    );
  });

const isNumber = (text: string, most: number): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= most;

/** What each part may hold; a part that is not here makes no day of its own. */
const checks: Readonly<Record<string, (text: string) => boolean>> = {
  FREQ: (text) => /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(text),
  INTERVAL: (text) => isNumber(text, 999),
  COUNT: (text) => isNumber(text, mostOccurrences),
  UNTIL: (text) => dayOfUntil(text) !== undefined,
  BYDAY: (text) => text.split(',').every((part) => /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.test(part)),
  BYMONTHDAY: (text) => isListOf(text, -31, 31),
  BYMONTH: (text) => isListOf(text, 1, 12),
  BYYEARDAY: (text) => isListOf(text, -366, 366),
  BYWEEKNO: (text) => isListOf(text, -53, 53),
  BYSETPOS: (text) => isListOf(text, -366, 366),
  WKST: (text) => (weekdays as readonly string[]).includes(text),
};
const timeParts = ['BYHOUR', 'BYMINUTE', 'BYSECOND'];

function dayOfUntil(text: string): DateOnly | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(text);
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : '';
  return isDateOnly(day) ? day : undefined;
}

/** RFC 5545 knows the letters of ASCII only, in any case. */
const capitals = (text: string): string =>
  text.replaceAll(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 32));

function parse(text: string): Parts {
  const body = capitals(text.trim()).replace(/^RRULE:/, '');
  if (body.length > longestRule) throw bad('rule_bad');
  const parts: Parts = new Map();
  for (const part of body.split(';')) {
    const [name = '', value = '', rest] = part.split('=');
    if (rest !== undefined || parts.has(name)) throw bad('rule_bad');
    parts.set(name, value);
  }
  return parts;
}

const textOf = (parts: Parts): string => [...parts].map(([name, value]) => `${name}=${value}`).join(';');

function checkParts(parts: Parts): void {
  const often = ['HOURLY', 'MINUTELY', 'SECONDLY'].includes(parts.get('FREQ') ?? '');
  if (often || timeParts.some((name) => parts.has(name))) throw bad('rule_too_often');
  if (/^\d+$/.test(parts.get('COUNT') ?? '') && Number(parts.get('COUNT')) > mostOccurrences)
    throw bad('rule_too_many');
  const isSound = parts.has('FREQ') && [...parts].every(([name, value]) => checks[name]?.(value) === true);
  if (!isSound || (parts.has('COUNT') && parts.has('UNTIL'))) throw bad('rule_bad');
}

const compact = (day: DateOnly): string => day.replaceAll('-', '');

/** The last day by whoever ends it first: the rule, the series, or the calendar. */
function endOf({ rule, untilOn }: Recurrence): DateOnly {
  const own = dayOfUntil(parse(rule).get('UNTIL') ?? '');
  return [own, untilOn, lastDay].filter((day) => day !== undefined && day !== null).sort()[0] ?? lastDay;
}

/** The library's caps: it throws at them rather than go on. */
const caps = { maxIterations: 40_000, maxCandidateEvaluations: 400_000 };

function open({ rule, startOn }: Pick<Recurrence, 'rule' | 'startOn'>): RRuleTemporal {
  // Dates at midnight UTC are civil dates; the end is ours, since UNTIL would have to be of DTSTART's own kind.
  const parts = parse(rule);
  parts.delete('UNTIL');
  const rruleString = `DTSTART:${compact(startOn)}T000000Z\nRRULE:${textOf(parts)}`;
  return new RRuleTemporal({ rruleString, strict: true, cache: false, ...caps });
}

/**
 * The days of a series from `from` to `to`, both inclusive, in order. Bounded by the range asked for.
 * @throws AppError invalid_input rule_bad, rule_never: a rule that `checkRule` let through throws nothing
 */
export function datesBetween(series: Recurrence, from: DateOnly, to: DateOnly): DateOnly[] {
  const first = from > series.startOn ? from : series.startOn;
  const end = endOf(series);
  const last = to < end ? to : end;
  if (first > last) return [];
  return open(series)
    .between(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`), true)
    .map((moment) => moment.toString().slice(0, 10));
}

/** Whether there is a day within 45 years: looked for near first, since most rules have one there. */
function hasDates(series: Recurrence): boolean {
  const { startOn } = series;
  const near = addDays(startOn, 400);
  if (datesBetween(series, startOn, near).length > 0) return true;
  return datesBetween(series, near, addDays(startOn, yearsAhead * 366)).length > 0;
}

/**
 * A rule as it is kept.
 * @returns the same in capitals, without `RRULE:`
 * @throws AppError invalid_input rule_bad, rule_too_often, rule_too_many, rule_never, bad_date
 */
export function checkRule(text: string, startOn: DateOnly): string {
  if (!isDateOnly(startOn) || startOn > lastDay || startOn < '1970-01-01') throw bad('bad_date');
  const parts = parse(text);
  checkParts(parts);
  const rule = textOf(parts);
  const series = { rule, startOn, untilOn: null };
  try {
    open(series);
  } catch {
    throw bad('rule_bad');
  }
  let isHeld: boolean;
  try {
    isHeld = hasDates(series);
  } catch {
    // At the caps: it looked through all those years and found none.
    isHeld = false;
  }
  if (!isHeld) throw bad('rule_never');
  return rule;
}

/** What is left of a rule from a day on: COUNT less what came before; null where nothing is. */
export function ruleFrom(series: Recurrence, from: DateOnly): string | null {
  const parts = parse(series.rule);
  const count = Number(parts.get('COUNT') ?? 0);
  if (count === 0) return series.rule;
  const left = count - datesBetween(series, series.startOn, addDays(from, -1)).length;
  if (left <= 0) return null;
  parts.set('COUNT', String(left));
  return textOf(parts);
}

/**
 * The same rule some days later: weekdays of a weekly one turned, one without BY-parts as it is, since its day is the first day's.
 * @throws AppError invalid_input rule_not_movable where nobody can say what it should become
 */
export function shiftRule(rule: string, days: number): string {
  const parts = parse(rule);
  const by = [...parts.keys()].filter((name) => name.startsWith('BY'));
  if (days === 0 || by.length === 0) return rule;
  if (parts.get('FREQ') !== 'WEEKLY' || by.length > 1 || by[0] !== 'BYDAY') throw bad('rule_not_movable');
  const turned = (parts.get('BYDAY') ?? '').split(',').map((day) => (placeOf(day) + (days % 7) + 7) % 7);
  parts.set(
    'BYDAY',
    turned
      .sort((a, b) => a - b)
      .map((index) => weekdays[index] ?? 'MO')
      .join(','),
  );
  return textOf(parts);
}
