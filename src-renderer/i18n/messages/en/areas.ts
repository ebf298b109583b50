// English texts of area `areas`: what a company does without. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const areas = english({
  title: 'Areas',
  hint: 'What you do not work with is out of the way: no menu entry, command, button or key. For the whole company; nothing is deleted, and all of it is back when you switch it on.',
  hintOthers: 'What the company works with. Administrators switch it.',
  list: 'The company works with',
  quotes: 'Quotes',
  calendarHint: 'The calendar screen. The day’s list, its small calendar and reminders stay.',
  tasksHint: 'Tasks between people, list and board. Promises of a client stay.',
  messagesHint: 'Messages between people, and notices.',
  callsHint:
    'The program’s own phone: its bar, the journal, calling the day’s list. Without it Call goes to the phone program of the computer; a call that comes in all the same is shown.',
  quotesHint: 'Offers from the picker, and their versions.',
  reportsHint: 'What was planned, late and done, counted and printed.',
  switchedOn: 'Switched on: {area}',
  switchedOff: 'Switched off: {area}',
  isOff: 'Your company works without this: {area}',
  isOffHint: 'What is in it is kept. An administrator can switch it on.',
  isOffAdmin: 'What is in it is kept. You can switch it on in the settings.',
  openSettings: 'Open Settings: Areas',
});
