// Azerbaijani texts of area `workCalendar`: days worked in the place of others. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { workCalendar as English } from '../en/workCalendar.ts';

export const workCalendar = azerbaijani<typeof English>()({
  workDates: 'Başqa günlərin əvəzinə iş günləri',
  workDate: 'İş günü',
  workDatesHint: 'Bazar ertəsinin əvəzinə işlənən şənbə – ilin qərarı ilə köçürüldüyü kimi.',
  addWorkDate: 'İş gününü əlavə et',
  yearWorks: { one: '{year}: {count} iş günü', other: '{year}: {count} iş günü' },
  nextWorks: 'Növbəti iş günü: {date}.',
  nextNever: 'Bu təqvimlə heç kim heç vaxt işləmir.',
});
