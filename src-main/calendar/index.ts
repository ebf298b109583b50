// Door of the calendar: series, reminders, working hours. Events are of interactions and tasks.
import type { Handlers } from '../core/handlers.ts';
import { calendarHandlers } from './calendar.handlers.ts';

export { type CalendarService, createCalendarService } from './calendarService.ts';

export function createCalendarHandlers(): Handlers['calendar'] {
  return calendarHandlers;
}
