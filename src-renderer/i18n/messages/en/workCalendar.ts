// English texts of area `workCalendar`: days worked in the place of others. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const workCalendar = english({
  workDates: 'Worked in the place of other days',
  workDate: 'Day worked',
  workDatesHint:
    'A Saturday that is worked for a Monday given free, as the government’s decree of the year moves it.',
  addWorkDate: 'Add the worked day',
  yearWorks: { one: '{year}: {count} working day', other: '{year}: {count} working days' },
  nextWorks: 'The next working day is {date}.',
  nextNever: 'With this calendar nobody ever works.',
});
