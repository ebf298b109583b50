// Door of the calendar: the screen of days, weeks, months and the agenda.
export { CalendarScreen } from './CalendarScreen.tsx';
