// Door of the reminders: the bell of the top bar with what is to be remembered.
export { ReminderBell } from './ReminderBell.tsx';
