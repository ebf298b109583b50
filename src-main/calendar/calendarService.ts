// What the calendar does by itself: announces reminders whose time has come, each once, and keeps the rows of the user's series.
// Owns the timer. What is due is decided by the rules; a reminder that nobody heard of stays in the list all the same.
import type { EventPayload } from '#shared/rpc/client.ts';
import type { Platform } from '../platform/ports.ts';
import type { Gate } from '../store/gate.ts';
import { findNextReminder, listUnannounced, markAnnounced, type ReminderRow } from './reminders.repo.ts';
import { dueAt, isMissed, waitMs } from './reminders.rules.ts';
import { findUnsettled, settleAll } from './settleSeries.ts';

type Reminders = EventPayload<'calendar.reminded'>['reminders'];

export type CalendarServiceOptions = {
  gate: Gate;
  platform: Pick<Platform, 'now' | 'log'>;
  newId(): string;
  emit(name: 'calendar.reminded', payload: EventPayload<'calendar.reminded'>): void;
};

export type CalendarService = {
  start(): void;
  stop(): void;
  /** Announces what is due now. @returns what was announced, oldest first */
  remind(): Reminders;
  /** Makes and drops rows of series as their rules have them by now. */
  keepSeries(): void;
};

const atOnce = 200;
const watched = ['interactions', 'tasks', 'users', 'device'];

export const toReminder = ({ announcedFor: _for, announcedAt, ...row }: ReminderRow): Reminders[number] => ({
  ...row,
  isMissed: isMissed(row.remindAt, announcedAt),
});

class Calendar implements CalendarService {
  readonly #options: CalendarServiceOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopWatching: (() => void) | undefined;
  #isSeriesDue = true;
  #keptOn = '';

  constructor(options: CalendarServiceOptions) {
    this.#options = options;
  }

  start(): void {
    this.#stopWatching = this.#options.gate.onChanges(({ tables }) => {
      if (tables.has('event_series') || tables.has('device')) this.#isSeriesDue = true;
      if (this.#isSeriesDue || watched.some((table) => tables.has(table))) this.#wakeIn(0);
    });
    this.#wakeIn(0);
  }

  stop(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    clearTimeout(this.#timer);
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tick(), ms).unref();
  }

  #tick(): void {
    const { gate, platform } = this.#options;
    try {
      if (this.#isSeriesDue || gate.read().today !== this.#keptOn) this.keepSeries();
      this.remind();
    } catch (error) {
      platform.log.error('calendar.failed', undefined, error);
    }
    if (!this.#stopWatching) return;
    const context = gate.read();
    this.#wakeIn(waitMs(findNextReminder(context), context.now));
  }

  #write(command: string) {
    return { command, commandId: this.#options.newId(), isUndoable: false, keepsAnswer: false };
  }

  remind(): Reminders {
    const { gate, emit } = this.#options;
    const announced: Reminders = [];
    for (;;) {
      if (listUnannounced(gate.read(), 1).length === 0) break;
      const due = gate.write(this.#write('calendar.remind'), (tx) => {
        const rows = dueAt(listUnannounced(tx, atOnce), tx.now);
        markAnnounced(tx, rows);
        return rows.map((row) => toReminder({ ...row, announcedAt: tx.now }));
      });
      if (due.length === 0) break;
      announced.push(...due);
    }
    announced.sort((a, b) => a.remindAt - b.remindAt || (a.id < b.id ? -1 : 1));
    if (announced.length > 0) emit('calendar.reminded', { reminders: announced });
    return announced;
  }

  keepSeries(): void {
    const { gate } = this.#options;
    const context = gate.read();
    this.#isSeriesDue = false;
    this.#keptOn = context.today;
    if (context.user.id === '') return;
    const due = findUnsettled(context);
    if (due.series.length + due.lost.length > 0)
      gate.write(this.#write('calendar.keepSeries'), (tx) => settleAll(tx, due));
  }
}

export const createCalendarService = (options: CalendarServiceOptions): CalendarService =>
  new Calendar(options);
