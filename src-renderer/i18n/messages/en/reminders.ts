// English texts of area `reminders`: the bell and its list. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const reminders = english({
  title: 'Reminders',
  count: { one: '{count} reminder', other: '{count} reminders' },
  none: 'No reminders',
  noneHint: 'What you want to be reminded of appears here at its time, also after the computer has slept.',
  now: 'Reminder: {subject}',
  several: { one: '{count} reminder', other: '{count} reminders' },
  show: 'Show',
  missed: 'missed',
  later: 'Remind later: {subject}',
  inTenMinutes: 'In 10 minutes',
  inAnHour: 'In an hour',
  tomorrow: 'Tomorrow at 9:00',
  snoozed: 'You will be reminded again',
  seen: 'Seen: {subject}',
  allSeen: 'All seen',
  dismissed: { one: '{count} reminder seen', other: '{count} reminders seen' },
  more: 'There are more: they come up as these are seen',
  allowNotes: 'Notify me outside the window, too',
});
