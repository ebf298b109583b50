// What a demo company is made from: sizes, seed, the clock. All that follows is a pure function of a plan.
import { addDays, dateInZone, zonedMs } from '#shared/domain/dates.ts';
import type { Language } from '#shared/domain/language.ts';
import { dayMs } from './demoRows.ts';

export type DemoSizes = {
  partners: number;
  interactions: number;
  items: number;
  documents: number;
  /** Of the five roles, in the order of `priceRoles`. */
  priceTypes: number;
  warehouses: number;
};

export type DemoPlan = DemoSizes & {
  seed: number;
  language: Language;
  /** Milliseconds UTC: the history ends here. */
  nowMs: number;
};

/** The company's zone. It has had no daylight saving since 2016, so one offset serves the whole history. */
export const demoZone = 'Asia/Baku';

export type DemoClock = {
  nowMs: number;
  today: string;
  /** Three years before. */
  startMs: number;
  /** The civil date of an instant, in the company's zone. */
  dateAt(ms: number): string;
  /** The instant of a local time of a day. */
  at(date: string, minutes: number): number;
};

export function createDemoClock(nowMs: number): DemoClock {
  const today = dateInZone(nowMs, demoZone);
  const offsetMs = Date.parse(`${today}T00:00:00Z`) - zonedMs(today, 0, demoZone);
  return {
    nowMs,
    today,
    startMs: zonedMs(addDays(today, -3 * 365), 0, demoZone),
    dateAt: (ms) => new Date(ms + offsetMs).toISOString().slice(0, 10),
    at: (date, minutes) => Date.parse(`${date}T00:00:00Z`) - offsetMs + minutes * 60_000,
  };
}

/** The share of partners that a company of this age already had when the history begins. */
const knownAtStart = 0.3;

/** When partner `index` came: the first ones before the history, the rest evenly through it. */
export function arrivalOf(plan: DemoPlan, clock: DemoClock, index: number): number {
  const place = index / plan.partners;
  const span = clock.nowMs - clock.startMs;
  if (place < knownAtStart)
    return clock.startMs - Math.round((1 - place / knownAtStart) * 700 * dayMs) - dayMs;
  return clock.startMs + Math.floor((span * 0.995 * (place - knownAtStart)) / (1 - knownAtStart)) - dayMs;
}

/** How many partners there were at an instant. */
export function partnersAt(plan: DemoPlan, clock: DemoClock, ms: number): number {
  const share = (ms - clock.startMs) / (clock.nowMs - clock.startMs);
  return Math.max(1, Math.floor(plan.partners * Math.min(1, knownAtStart + (1 - knownAtStart) * share)));
}
