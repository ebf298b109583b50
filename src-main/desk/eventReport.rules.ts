// The events report: filtering, ordering, grouping, counting. Pure; the rows come from eventReport.repo.
import { dateInZone, startOfDayMs } from '#shared/domain/dates.ts';
import type { EventKind, ReportEvent } from './eventReport.repo.ts';

export type EventState = 'open' | 'late' | 'done';
export type Grouping = 'day' | 'kind' | 'result' | 'owner';
export type ReportClock = { now: number; today: string; zone: string };
export type PlacedEvent = ReportEvent & { state: EventState; startAt: number; day: string };
export type EventCounts = { count: number; open: number; late: number; done: number };
export type EventGroup = EventCounts & { key: string };

const kindOrder: readonly EventKind[] = ['call', 'meeting', 'task', 'email', 'sms', 'note'];

/** Late: an instant that is past, a day that is over. */
function stateOf({ isDone, at, on }: ReportEvent, { now, today }: ReportClock): EventState {
  if (isDone === 1) return 'done';
  return (at === null ? (on ?? today) < today : at < now) ? 'late' : 'open';
}

/** In order of time, a whole day first of its day; ties by id. */
export function placeEvents(events: readonly ReportEvent[], clock: ReportClock): PlacedEvent[] {
  const starts = new Map<string, number>();
  const startOf = (day: string): number => {
    const known = starts.get(day) ?? startOfDayMs(day, clock.zone);
    starts.set(day, known);
    return known;
  };
  return events
    .map((event): PlacedEvent => {
      const day = event.on ?? dateInZone(event.at ?? 0, clock.zone);
      return { ...event, state: stateOf(event, clock), startAt: event.at ?? startOf(day), day };
    })
    .sort((a, b) => a.startAt - b.startAt || (a.id < b.id ? -1 : 1));
}

export type EventFilter = {
  kind?: EventKind | undefined;
  state?: EventState | undefined;
  ownerId?: string | undefined;
};

/** `open` takes the late ones in: they are open too. */
export function matches(event: PlacedEvent, { kind, state, ownerId }: EventFilter): boolean {
  if (kind !== undefined && event.kind !== kind) return false;
  if (ownerId !== undefined && event.ownerId !== ownerId) return false;
  return state === undefined || event.state === state || (state === 'open' && event.state === 'late');
}

/** What stands for a group: a day, a kind, an owner's id; of what is not done its state, else the words of the result. */
export function groupKeyOf(event: PlacedEvent, by: Grouping): string {
  if (by === 'day') return event.day;
  if (by === 'kind') return event.kind;
  if (by === 'owner') return event.ownerId;
  return event.state === 'done' ? `done:${event.result.split('\n', 1)[0]?.trim() ?? ''}` : event.state;
}

export function countStates(events: readonly PlacedEvent[]): EventCounts {
  const counts = { count: events.length, open: 0, late: 0, done: 0 };
  for (const { state } of events) {
    if (state === 'done') counts.done += 1;
    else counts.open += 1;
    if (state === 'late') counts.late += 1;
  }
  return counts;
}

const resultRank = (key: string): number => (key === 'late' ? 0 : key === 'open' ? 1 : 2);

const orders: Record<Grouping, (a: EventGroup, b: EventGroup) => number> = {
  day: (a, b) => (a.key < b.key ? -1 : 1),
  kind: (a, b) => kindOrder.indexOf(a.key as EventKind) - kindOrder.indexOf(b.key as EventKind),
  result: (a, b) => resultRank(a.key) - resultRank(b.key) || b.count - a.count || (a.key < b.key ? -1 : 1),
  owner: (a, b) => b.count - a.count || (a.key < b.key ? -1 : 1),
};

/** Groups with their figures: days and kinds in their order, results and owners by how many. */
export function groupEvents(events: readonly PlacedEvent[], by: Grouping): EventGroup[] {
  const groups = new Map<string, PlacedEvent[]>();
  for (const event of events) {
    const key = groupKeyOf(event, by);
    const present = groups.get(key);
    if (present) present.push(event);
    else groups.set(key, [event]);
  }
  return [...groups].map(([key, members]) => ({ key, ...countStates(members) })).sort(orders[by]);
}
