// Russian texts of area `reminders`; the words are those of 1C's own reminders. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { reminders as en } from '../en/reminders.ts';

export const reminders = russian<typeof en>()({
  title: 'Напоминания',
  count: {
    one: '{count} напоминание',
    few: '{count} напоминания',
    many: '{count} напоминаний',
    other: '{count} напоминания',
  },
  none: 'Напоминаний нет',
  noneHint: 'То, о чём нужно напомнить, появится здесь в своё время – и после спящего режима тоже.',
  now: 'Напоминание: {subject}',
  several: {
    one: '{count} напоминание',
    few: '{count} напоминания',
    many: '{count} напоминаний',
    other: '{count} напоминания',
  },
  show: 'Показать',
  missed: 'пропущено',
  later: 'Отложить: {subject}',
  inTenMinutes: 'Через 10 минут',
  inAnHour: 'Через час',
  tomorrow: 'Завтра в 9:00',
  snoozed: 'Напомним позже',
  seen: 'Прекратить: {subject}',
  allSeen: 'Прекратить все',
  dismissed: {
    one: '{count} напоминание снято',
    few: '{count} напоминания снято',
    many: '{count} напоминаний снято',
    other: '{count} напоминания снято',
  },
  more: 'Есть ещё: они появятся, когда вы разберёте эти',
  allowNotes: 'Показывать уведомления и вне окна',
});
