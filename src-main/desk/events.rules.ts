// From events to the day's list: whose they are, one row a partner, order and place. Pure.
import { addDays, monthGrid, startOfDayMs } from '#shared/domain/dates.ts';
import { planStart } from '../interactions/index.ts';
import type { DayBounds, DayCount, EventRange, EventRow } from './events.repo.ts';

/** A partner with the event that stands for it: the next open one, else the last done. */
export type DayGroup = { partnerId: string; event: EventRow; startAt: number; count: number };

/** @throws AppError invalid_input/bad_date */
export function rangeIn(from: string, to: string, zone: string): EventRange {
  return { from, to, fromAt: startOfDayMs(from, zone), toAt: startOfDayMs(addDays(to, 1), zone) };
}

/** The days that a month's grid shows, with their bounds: 23 or 25 hours on a DST night. @throws AppError invalid_input */
export function gridDays(month: string, zone: string): DayBounds[] {
  return monthGrid(month)
    .flat()
    .map((date) => ({ date, fromAt: startOfDayMs(date, zone), toAt: startOfDayMs(addDays(date, 1), zone) }));
}

/** Counts of one day from several sources become one, in order of the days. */
export function sumByDay(counts: readonly DayCount[]): DayCount[] {
  const byDate = new Map<string, DayCount>();
  for (const { date, total, open, overdue } of counts) {
    const sum = byDate.get(date) ?? { date, total: 0, open: 0, overdue: 0 };
    byDate.set(date, {
      date,
      total: sum.total + total,
      open: sum.open + open,
      overdue: sum.overdue + overdue,
    });
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Open before done; of open ones the earliest, of done ones the latest; ties by id. */
function standsBefore(a: EventRow, aStart: number, b: EventRow, bStart: number): boolean {
  if (a.isDone !== b.isDone) return a.isDone === 0;
  if (aStart !== bStart) return a.isDone === 0 ? aStart < bStart : aStart > bStart;
  return a.id < b.id;
}

/** One group a partner; a whole day counts from its first moment in the zone. */
export function groupByPartner(events: readonly EventRow[], zone: string): DayGroup[] {
  const starts = new Map<string, number>();
  const startOf = (event: EventRow): number => {
    if (event.on === null) return event.at ?? 0;
    const known = starts.get(event.on) ?? planStart(event, zone) ?? 0;
    starts.set(event.on, known);
    return known;
  };
  const groups = new Map<string, DayGroup>();
  for (const event of events) {
    if (event.partnerId === null) continue;
    const startAt = startOf(event);
    const group = groups.get(event.partnerId);
    if (!group) {
      groups.set(event.partnerId, { partnerId: event.partnerId, event, startAt, count: 1 });
      continue;
    }
    group.count += 1;
    if (!standsBefore(event, startAt, group.event, group.startAt)) continue;
    group.event = event;
    group.startAt = startAt;
  }
  return [...groups.values()];
}

/** Sort key of a group as its cursor holds it; the name is cut so that a cursor stays short. */
export type GroupKey = readonly [startAt: number, name: string, partnerId: string];

/** By time the instant leads; by name it is left out. */
export function groupKey(group: DayGroup, sortKey: string, sort: 'time' | 'name'): GroupKey {
  return [sort === 'time' ? group.startAt : 0, sortKey.slice(0, 80), group.partnerId];
}

export function compareKeys(a: GroupKey, b: GroupKey): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1;
  if (a[2] === b[2]) return 0;
  return a[2] < b[2] ? -1 : 1;
}
