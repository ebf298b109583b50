// The calendar's calls of the contract. Rows come from the repos, series from changeSeries.
import { AppError } from '#shared/contract/errors.ts';
import { minutesOf } from '#shared/domain/callHours.ts';
import { addDays, isTimeZone } from '#shared/domain/dates.ts';
import { checkRule, datesBetween } from '#shared/domain/recurrence.ts';
import type { Handlers } from '../core/handlers.ts';
import { lives, remindOfInteraction, remindOfTask } from '../interactions/index.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { toReminder } from './calendarService.ts';
import {
  changeSeries,
  demandSeries,
  endSeries,
  moveEvent,
  planSeries,
  takeOccurrence,
} from './changeSeries.ts';
import { listEvents, ownersFor } from './listEvents.ts';
import { listDue, setRemindAt } from './reminders.repo.ts';
import { warningsOf } from './series.rules.ts';
import { loadWorkHours, saveWorkHours } from './workHours.repo.ts';

type Area = Handlers['calendar'];

/** So many days a form shows, and looks for hours that are not there in so many. */
const previewed = 10;
const previewDays = 800;
/** Nobody waits longer for what is to be remembered. */
const longestSnoozeMs = 366 * 86_400_000;

/** `09:05` of minutes of the day. */
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const queries: Pick<Area, 'listEvents' | 'previewRule' | 'loadSeries' | 'listReminders' | 'loadWorkHours'> = {
  listEvents: (input, context) => listEvents(context, input),
  previewRule: ({ rule: text, startOn, startTime, timeZone = '' }, { user }) => {
    const zone = timeZone === '' ? user.timeZone : timeZone;
    if (!isTimeZone(zone)) throw new AppError('invalid_input', 'bad_time_zone');
    const rule = checkRule(text, startOn);
    const dates = datesBetween({ rule, startOn, untilOn: null }, startOn, addDays(startOn, previewDays));
    const wall = { startMinute: startTime === null ? null : minutesOf(startTime), timeZone: zone };
    return { rule, dates: dates.slice(0, previewed), warnings: warningsOf(wall, dates) };
  },
  loadSeries: ({ seriesId }, context) => {
    const {
      startMinute,
      isEnded: _isEnded,
      authorId: _authorId,
      ...series
    } = demandSeries(context, seriesId);
    return { ...series, startTime: startMinute === null ? null : timeOf(startMinute) };
  },
  listReminders: ({ cursor, limit }, context) => {
    const [at, id] = decodeCursor(cursor) ?? [Number.MIN_SAFE_INTEGER, ''];
    const rows = listDue(context, { after: [Number(at), String(id)], limit: limit + 1 })
      .sort((a, b) => a.remindAt - b.remindAt || (a.id < b.id ? -1 : 1))
      .slice(0, limit + 1);
    const paged = pageOf(rows, limit, (row) => [row.remindAt, row.id]);
    return { ...paged, rows: paged.rows.map(toReminder) };
  },
  loadWorkHours: ({ owners }, context) => loadWorkHours(context, ownersFor(context, owners)),
};

const commands: Omit<Area, keyof typeof queries> = {
  planSeries: (input, tx) => planSeries(tx, input),
  changeSeries: (input, tx) => changeSeries(tx, input),
  endSeries: (input, tx) => {
    endSeries(tx, input);
    return {};
  },
  move: (input, tx) => ({ id: moveEvent(tx, input) }),
  takeOccurrence: ({ seriesId, occurrenceOn }, tx) => ({ id: takeOccurrence(tx, seriesId, occurrenceOn) }),
  setReminder: ({ source, id, reminderMin }, tx) => {
    (source === 'task' ? remindOfTask : remindOfInteraction)(tx, id, reminderMin);
    return {};
  },
  snoozeReminders: ({ events, until }, tx) => {
    if (until <= tx.now || until > tx.now + longestSnoozeMs) throw new AppError('invalid_input', 'bad_date');
    return { count: setRemindAt(tx, events, until) };
  },
  dismissReminders: ({ events }, tx) => ({ count: setRemindAt(tx, events, null) }),
  saveWorkHours: ({ ownerId, hours }, tx) => {
    ownersFor(tx, [ownerId]);
    if (!lives(tx, { table: 'users', id: ownerId })) throw new AppError('not_found', 'user_gone');
    saveWorkHours(tx, ownerId, hours);
    return {};
  },
};

export const calendarHandlers: Area = { ...queries, ...commands };
