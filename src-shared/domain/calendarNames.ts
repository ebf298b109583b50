// Names of months and weekdays in the three languages; Chromium has none for Azerbaijani.
// Tables and look-ups only; how a date is written is format.ts.
import type { Language } from './language.ts';

type Names = Readonly<Record<Language, readonly string[]>>;

function table(en: string, az: string, ru: string): Names {
  const names = (text: string) => text.split(', ');
  return { en: names(en), az: names(az), ru: names(ru) };
}

/** As a heading: «Ноябрь 2026». */
export const monthNames: Names = table(
  'January, February, March, April, May, June, July, August, September, October, November, December',
  'yanvar, fevral, mart, aprel, may, iyun, iyul, avqust, sentyabr, oktyabr, noyabr, dekabr',
  'январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь',
);

/** After a day: «23 ноября». */
export const monthNamesOfDay: Names = {
  ...monthNames,
  ru: 'января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря'.split(
    ', ',
  ),
};

/** Monday first. */
export const weekdayNames: Names = table(
  'Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday',
  'bazar ertəsi, çərşənbə axşamı, çərşənbə, cümə axşamı, cümə, şənbə, bazar',
  'понедельник, вторник, среда, четверг, пятница, суббота, воскресенье',
);

export const shortWeekdayNames: Names = table(
  'Mon, Tue, Wed, Thu, Fri, Sat, Sun',
  'B.e., Ç.a., Ç., C.a., C., Ş., B.',
  'Пн, Вт, Ср, Чт, Пт, Сб, Вс',
);

/** @param month 1 … 12 */
export function monthName(month: number, language: Language): string {
  return monthNames[language][month - 1] ?? '';
}

/** @param weekday 1 Monday … 7 Sunday */
export function weekdayName(weekday: number, language: Language, width: 'long' | 'short' = 'long'): string {
  const names = width === 'long' ? weekdayNames : shortWeekdayNames;
  return names[language][weekday - 1] ?? '';
}
