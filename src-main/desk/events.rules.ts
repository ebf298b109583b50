// From events to the day's list: whose they are, one row a partner, order and place; from counts by place to
// counters and days. Pure.
import { addDays, monthGrid, startOfDayMs } from '#shared/domain/dates.ts';
import { planStart } from '../interactions/index.ts';
import { quarterMs } from '../store/eventCounts.ts';
import type { PlaceCounts } from './eventCounts.repo.ts';
import type { EventRange, EventRow } from './events.repo.ts';

/** A partner with the event that stands for it: the next open one, else the last done. */
export type DayGroup = { partnerId: string; event: EventRow; startAt: number; count: number };

/** @throws AppError invalid_input/bad_date */
export function rangeIn(from: string, to: string, zone: string): EventRange {
  return { from, to, fromAt: startOfDayMs(from, zone), toAt: startOfDayMs(addDays(to, 1), zone) };
}

export type DayBounds = { date: string; fromAt: number; toAt: number };

/** The days that a month's grid shows, with their bounds: 23 or 25 hours on a DST night. @throws AppError invalid_input */
export function gridDays(month: string, zone: string): DayBounds[] {
  const dates = monthGrid(month).flat();
  // Each day begins where the one before ends: a look at the zone's clock is what costs here.
  const starts = [...dates, addDays(dates.at(-1) ?? '', 1)].map((date) => startOfDayMs(date, zone));
  return dates.map((date, i) => ({ date, fromAt: starts[i] ?? 0, toAt: starts[i + 1] ?? 0 }));
}

/** Events of a range: `done` of the `total`. */
export function sumCounts({ quarters, days }: PlaceCounts): { total: number; done: number } {
  const sum = { total: 0, done: 0 };
  for (const { open, done } of [...quarters, ...days]) {
    sum.total += open + done;
    sum.done += done;
  }
  return sum;
}

/** `lateNow`: how many of the quarter hour that runs are past already. */
export type CountClock = { now: number; today: string; lateNow: number };
type DaySum = { date: string; total: number; open: number; overdue: number };

/** Counters of the days, in order; days without events are left out. */
export function countByDay(
  days: readonly DayBounds[],
  counts: PlaceCounts,
  { now, today, lateNow }: CountClock,
): DaySum[] {
  const sums = days.map(({ date }): DaySum => ({ date, total: 0, open: 0, overdue: 0 }));
  const add = (index: number, { open, done }: { open: number; done: number }, overdue: number): void => {
    const sum = sums[index];
    if (!sum) return;
    sum.total += open + done;
    sum.open += open;
    sum.overdue += overdue;
  };
  const byDate = new Map(days.map(({ date }, index) => [date, index]));
  const indexAt = (at: number): number => days.findIndex((day) => at >= day.fromAt && at < day.toAt);
  const thisQuarter = Math.floor(now / quarterMs);
  for (const count of counts.quarters) {
    const at = count.quarter * quarterMs;
    add(indexAt(at), count, count.quarter < thisQuarter ? count.open : 0);
  }
  add(indexAt(now), { open: 0, done: 0 }, lateNow);
  for (const count of counts.days)
    add(byDate.get(count.day) ?? -1, count, count.day < today ? count.open : 0);
  return sums.filter((sum) => sum.total > 0);
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
