// Events as a day's column wants them: what stands on top of the day, and what lies in its hours. Pure.
import type { Output } from '#shared/contract/index.ts';
import { addDays, type DateOnly } from '#shared/domain/dates.ts';
import { layDay, type Place } from './layDay.ts';
import { zoneClock } from './zoneClock.ts';

export type CalendarEvent = Output<'calendar.listEvents'>['rows'][number];
/** When an event is, as rows keep it. */
export type Plan = Pick<CalendarEvent, 'at' | 'on' | 'durationMin'>;

/** The part of an event that lies in one day, in minutes of the wall's day. */
export type Part = { event: CalendarEvent; from: number; to: number; place: Place };
export type DayEvents = { whole: CalendarEvent[]; parts: Part[] };

export const dayMinutes = 1440;
/** What has no length is shown as long; nothing is lower than a line that a pointer can hit. */
const usualMin = 30;
const lowestMin = 30;

type Piece = { day: DateOnly; event: CalendarEvent; from: number; to: number };

/** An event over midnight is a piece in each of its days. */
function piecesOf(event: CalendarEvent, at: number, zone: string): Piece[] {
  const start = zoneClock(at, zone);
  const end = zoneClock(at + (event.durationMin || usualMin) * 60_000, zone);
  const pieces: Piece[] = [];
  for (let day = start.date; day <= end.date; day = addDays(day, 1)) {
    const from = day === start.date ? start.minutesOfDay : 0;
    const to = day === end.date ? end.minutesOfDay : dayMinutes;
    if (to <= from && pieces.length > 0) break;
    // An hour that the clocks have twice may end before it began.
    const low = Math.max(to, from + lowestMin);
    const cut = Math.min(low, dayMinutes);
    pieces.push({ day, event, from: Math.min(from, cut - lowestMin), to: cut });
  }
  return pieces;
}

/** By day; a day without events has no entry. */
export function splitEvents(events: readonly CalendarEvent[], zone: string): Map<DateOnly, DayEvents> {
  const whole = Map.groupBy(
    events.filter(({ on }) => on !== null),
    ({ on }) => on ?? '',
  );
  const pieces = Map.groupBy(
    events.flatMap((event) => (event.at === null ? [] : piecesOf(event, event.at, zone))),
    ({ day }) => day,
  );
  const days = new Map<DateOnly, DayEvents>();
  for (const day of new Set([...whole.keys(), ...pieces.keys()])) {
    const ofDay = pieces.get(day) ?? [];
    const places = layDay(ofDay.map(({ event: { id }, from, to }) => ({ id, from, to })));
    const parts = ofDay.flatMap(({ event, from, to }) => {
      const place = places.get(event.id);
      return place ? [{ event, from, to, place }] : [];
    });
    days.set(day, { whole: whole.get(day) ?? [], parts });
  }
  return days;
}
