// Russian texts of area `workCalendar`: days worked in the place of others. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { workCalendar as English } from '../en/workCalendar.ts';

export const workCalendar = russian<typeof English>()({
  workDates: 'Рабочие вместо других дней',
  workDate: 'Рабочий день',
  workDatesHint:
    'Суббота, которую отрабатывают за свободный понедельник, – как переносит постановление года.',
  addWorkDate: 'Добавить рабочий день',
  yearWorks: {
    one: '{year}: {count} рабочий день',
    few: '{year}: {count} рабочих дня',
    many: '{year}: {count} рабочих дней',
    other: '{year}: {count} рабочего дня',
  },
  nextWorks: 'Следующий рабочий день – {date}.',
  nextNever: 'С таким календарём никто никогда не работает.',
});
