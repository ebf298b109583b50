// The rule of repeating as a person chooses it, and back: RRULE of RFC 5545 as text. Pure; the core checks what it comes to.
import { type DateOnly, isoWeekday } from '#shared/domain/dates.ts';

export const repeats = [
  ...(['none', 'daily', 'weekdays', 'weekly', 'monthDay', 'monthWeekday', 'yearly', 'custom'] as const),
];
/** `own`: a rule that came from elsewhere and has no field here; it stays as it is. */
export type Repeat = (typeof repeats)[number] | 'own';
export const units = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Unit = (typeof units)[number];

export type RepeatChoice = {
  repeat: Repeat;
  /** Of `custom`. */
  unit: Unit;
  interval: number;
  /** Of every week: 1 Monday … 7 Sunday. */
  weekdays: number[];
  end: 'never' | 'on' | 'after';
  endOn: DateOnly | null;
  endAfter: number | null;
};

export const once: RepeatChoice = {
  ...{ repeat: 'none', unit: 'WEEKLY', interval: 2, weekdays: [] },
  ...{ end: 'never', endOn: null, endAfter: 10 },
};

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const workWeek = 'MO,TU,WE,TH,FR';

/** The day of the first occurrence alone is no part of the rule: so a drag can turn it. */
function weekdaysPart(weekdays: readonly number[], startOn: DateOnly): string {
  const chosen = [...new Set(weekdays)].sort();
  if (chosen.length === 0 || (chosen.length === 1 && chosen[0] === isoWeekday(startOn))) return '';
  return `;BYDAY=${chosen.map((day) => names[day - 1]).join(',')}`;
}

/** The third Tuesday; the fifth is the last, which every month has. */
function nthWeekday(day: DateOnly): string {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return `${nth > 4 ? -1 : nth}${names[isoWeekday(day) - 1]}`;
}

function body({ repeat, unit, interval, weekdays }: RepeatChoice, startOn: DateOnly): string | undefined {
  switch (repeat) {
    case 'daily':
      return 'FREQ=DAILY';
    case 'weekdays':
      return `FREQ=WEEKLY;BYDAY=${workWeek}`;
    case 'weekly':
      return `FREQ=WEEKLY${weekdaysPart(weekdays, startOn)}`;
    case 'monthDay':
      return 'FREQ=MONTHLY';
    case 'monthWeekday':
      return `FREQ=MONTHLY;BYDAY=${nthWeekday(startOn)}`;
    case 'yearly':
      return 'FREQ=YEARLY';
    case 'custom':
      return `FREQ=${unit};INTERVAL=${interval}${unit === 'WEEKLY' ? weekdaysPart(weekdays, startOn) : ''}`;
    default:
      return undefined;
  }
}

/** @param before the rule that stands, of which `own` keeps all. @returns undefined: once */
export function ruleOf(choice: RepeatChoice, startOn: DateOnly, before?: string): string | undefined {
  if (choice.repeat === 'own') return before;
  const rule = body(choice, startOn);
  if (rule === undefined) return undefined;
  if (choice.end === 'on' && choice.endOn !== null)
    return `${rule};UNTIL=${choice.endOn.replaceAll('-', '')}`;
  if (choice.end === 'after' && choice.endAfter !== null) return `${rule};COUNT=${choice.endAfter}`;
  return rule;
}

const partsOf = (rule: string): Map<string, string> =>
  new Map(rule.split(';').map((part) => part.split('=') as [string, string]));

/** A rule as its choice; what no choice comes to is `own`. */
export function choiceOf(rule: string, startOn: DateOnly): RepeatChoice {
  const parts = partsOf(rule);
  const [until, count] = [parts.get('UNTIL'), parts.get('COUNT')];
  const unit = units.find((each) => each === parts.get('FREQ')) ?? 'WEEKLY';
  const days = (parts.get('BYDAY') ?? '').split(',').map((name) => names.indexOf(name as 'MO') + 1);
  const choice: RepeatChoice = {
    ...once,
    unit,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: unit === 'WEEKLY' && !days.includes(0) ? days : [isoWeekday(startOn)],
    end: until ? 'on' : count ? 'after' : 'never',
    endOn: until ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` : null,
    endAfter: Number(count ?? once.endAfter),
  };
  const found = [...repeats.slice(1)].find((repeat) => {
    const same = partsOf(ruleOf({ ...choice, repeat }, startOn) ?? '');
    if (!same.has('INTERVAL') && choice.interval === 1) same.delete('INTERVAL');
    const mine = new Map([...parts].filter(([name, value]) => name !== 'INTERVAL' || value !== '1'));
    return mine.size === same.size && [...mine].every(([name, value]) => same.get(name) === value);
  });
  return { ...choice, repeat: found ?? 'own' };
}

export type Every = { unit: Unit; interval: number };

/** How often, for a line of text: `weekly`, `every 2 weeks`. */
export function everyOf(rule: string): Every {
  const parts = partsOf(rule);
  return {
    unit: units.find((each) => each === parts.get('FREQ')) ?? 'WEEKLY',
    interval: Number(parts.get('INTERVAL') ?? 1),
  };
}
