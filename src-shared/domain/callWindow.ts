// Whether now is a time to call somebody whose clock may be one of several, what to say of it, and whether a dial asks first.
// Pure; zones, hours and days off are the caller's.
import { nextCallTime } from './callHours.ts';
import { dateInZone, daysBetween, offsetMinutes, wallClock } from './dates.ts';
import { normalizePhone } from './phones.ts';
import { type CallVerdict, callWindow, type WorkHours } from './timeZones.ts';

export type ClientClock = {
  /** All that it may be, the likeliest first; never empty. */
  zones: readonly string[];
  /** ISO 3166 alpha-2; '' not known. */
  country: string;
};

export type NextOpening = {
  atMs: number;
  /** As their clock shows it then. */
  time: string;
  minutesAway: number;
  /** Of their calendar: 0 today, 1 tomorrow. */
  daysAway: number;
  /** 'YYYY-MM-DD' there. */
  date: string;
};

export type ClientWindow = {
  zone: string;
  localTime: string;
  /** Of several clocks that disagree: `unsure`. */
  verdict: CallVerdict | 'unsure';
  /** How many different clocks it may be just now. */
  clockCount: number;
  /** From which to which it may be there; the same twice with one clock. */
  range: readonly [earliest: string, latest: string];
  /** Undefined while it is a good time, or where there is none ahead. */
  opens: NextOpening | undefined;
};

/** One zone for each different clock of the moment, in the order given. */
function distinctClocks(zones: readonly string[], nowMs: number): string[] {
  const seen = new Set<number>();
  return zones.filter((zone) => {
    const minutes = offsetMinutes(nowMs, zone);
    if (seen.has(minutes)) return false;
    seen.add(minutes);
    return true;
  });
}

function openingAfter(nowMs: number, zone: string, workHours: WorkHours, country: string) {
  const atMs = nextCallTime(nowMs, zone, workHours, country);
  if (atMs === undefined) return undefined;
  const { date, time } = wallClock(atMs, zone);
  return {
    ...{ atMs, time, date },
    minutesAway: Math.max(0, Math.ceil((atMs - nowMs) / 60_000)),
    daysAway: daysBetween(dateInZone(nowMs, zone), date),
  };
}

/** What the clock there says now, whether to call, and when the next good time begins. */
export function clientWindow(
  nowMs: number,
  { zones, country }: ClientClock,
  workHours: WorkHours,
): ClientWindow {
  const clocks = distinctClocks(zones, nowMs);
  const zone = clocks[0] ?? 'UTC';
  const windows = clocks.map((clock) => callWindow({ nowMs, zone: clock, workHours, country }));
  const verdicts = new Set(windows.map(({ verdict }) => verdict === 'ok'));
  const likeliest = callWindow({ nowMs, zone, workHours, country });
  const byOffset = clocks.toSorted((a, b) => offsetMinutes(nowMs, a) - offsetMinutes(nowMs, b));
  const timeIn = (clock: string | undefined): string => wallClock(nowMs, clock ?? zone).time;
  const verdict = verdicts.size > 1 ? 'unsure' : likeliest.verdict;
  return {
    ...{ zone, localTime: likeliest.localTime, verdict, clockCount: clocks.length },
    range: [timeIn(byOffset[0]), timeIn(byOffset.at(-1))],
    opens: verdict === 'ok' ? undefined : openingAfter(nowMs, zone, workHours, country),
  };
}

/** Outside beyond doubt: where it may be a good time, nobody is asked. */
export const isOutside = ({ verdict }: Pick<ClientWindow, 'verdict'>): boolean =>
  verdict !== 'ok' && verdict !== 'unsure';

/** Whether a dial of that number may ask at all: emergency, service and internal numbers are dialed unasked. */
export const mayBeAsked = (number: string, country: string): boolean =>
  normalizePhone(number, country).e164 !== undefined;
