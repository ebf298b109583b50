// What a series comes to: the plan of each of its days, which rows are to be made and which to go. Pure.
import { addDays, type DateOnly, hourOf, zonedMs } from '#shared/domain/dates.ts';
import { naturalId } from '#shared/domain/ids.ts';
import { datesBetween, type Recurrence } from '#shared/domain/recurrence.ts';
import type { Plan } from '../interactions/index.ts';

/** Occurrences are rows so far ahead, and as far back as a laptop may have been closed. */
export const aheadDays = 92;

export type Template = {
  contactId: string | null;
  subject: string;
  content: string;
  place: string;
  importance: 'low' | 'normal' | 'high';
  durationMin: number | null;
};

export type Series = Recurrence &
  Template & {
    id: string;
    partnerId: string;
    kind: 'meeting' | 'call' | 'note';
    ownerId: string;
    authorId: string;
    reminderMin: number | null;
    timeZone: string;
    /** Minutes of the day; null the whole day. */
    startMinute: number | null;
    isEnded: boolean;
  };

/** A row of a series, whatever became of it. */
export type Occurrence = Template & {
  id: string;
  occurrenceOn: DateOnly;
  plannedAt: number | null;
  plannedOn: DateOnly | null;
  /** Planned, and not deleted. */
  isOpen: boolean;
};

/** Two laptops that make the same occurrence make the same row. */
export const occurrenceId = (seriesId: string, on: DateOnly): string =>
  naturalId('interactions', seriesId, on);

type Wall = Pick<Series, 'startMinute' | 'timeZone'>;

/** An hour that the clocks leave out is held when it is over; one they have twice, the first time. */
export const slotOf = ({ startMinute, timeZone }: Wall, on: DateOnly): Plan =>
  startMinute === null ? { at: null, on } : { at: zonedMs(on, startMinute, timeZone), on: null };

const warningOf = { skipped: 'hour_skipped', twice: 'hour_twice' } as const;
export type HourWarning = { code: 'hour_skipped' | 'hour_twice'; on: DateOnly };

export function warningsOf({ startMinute, timeZone }: Wall, dates: readonly DateOnly[]): HourWarning[] {
  if (startMinute === null) return [];
  return dates.flatMap((on) => {
    const hour = hourOf(on, startMinute, timeZone);
    return hour === 'once' ? [] : [{ code: warningOf[hour], on }];
  });
}

const templateKeys = ['contactId', 'subject', 'content', 'place', 'importance', 'durationMin'] as const;

/** As the series made it: nobody has moved or rewritten it. */
export function isUntouched(series: Series, row: Occurrence): boolean {
  const slot = slotOf(series, row.occurrenceOn);
  const isInPlace = row.plannedAt === slot.at && row.plannedOn === slot.on;
  return row.isOpen && isInPlace && templateKeys.every((key) => row[key] === series[key]);
}

export type Window = { from: DateOnly; to: DateOnly };

export const windowAt = (today: DateOnly): Window => ({
  from: addDays(today, -aheadDays),
  to: addDays(today, aheadDays),
});

export type Settlement = { make: DateOnly[]; drop: string[] };

/** What the rows of a series lack of its rule, and which of them nobody touched and it names no longer. */
export function settlementOf(series: Series, rows: readonly Occurrence[], today: DateOnly): Settlement {
  const { from, to } = windowAt(today);
  const dates = series.isEnded ? [] : datesBetween(series, from, to);
  const [named, known] = [new Set(dates), new Set(rows.map((row) => row.occurrenceOn))];
  const isOut = ({ occurrenceOn: on }: Occurrence): boolean =>
    series.isEnded ||
    (series.untilOn !== null && on > series.untilOn) ||
    (on >= from && on <= to && !named.has(on));
  return {
    make: dates.filter((on) => !known.has(on)),
    drop: rows.filter((row) => isOut(row) && isUntouched(series, row)).map((row) => row.id),
  };
}
