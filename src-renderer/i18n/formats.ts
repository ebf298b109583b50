// The formats of #shared/domain bound to one language and the device's zone, as components want them. Owns no format.
import { shortWeekdayNames, weekdayNames } from '#shared/domain/calendarNames.ts';
import {
  formatAmount,
  formatDate,
  formatDateTime,
  formatLongDate,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  formatQuantity,
  formatTime,
  relativeDay,
  timeAgo,
} from '#shared/domain/format.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { Lang } from './catalogue.ts';

export type WeekdayName = { long: string; short: string };
export type Format = {
  /** `23.11.2026` of 'YYYY-MM-DD'. */
  date(day: string): string;
  /** `23 noyabr 2026` */
  longDate(day: string): string;
  /** `Noyabr 2026`, of a day or a 'YYYY-MM'. */
  month(day: string): string;
  /** Monday first. */
  weekdays(): WeekdayName[];
  /** Yesterday, today, tomorrow by word, else the date. */
  relativeDay(day: string, today: string): string;
  /** `14:05` of an instant (ms UTC) in a zone, default the device's. */
  time(instantMs: number, zone?: string): string;
  /** `23.11.2026 14:05` */
  dateTime(instantMs: number, zone?: string): string;
  /** `3 dəqiqə əvvəl`; beyond thirty days the date. */
  relative(instantMs: number, nowMs: number, zone?: string): string;
  /** Whole number, grouped. */
  number(value: number): string;
  /** Minor units with two decimals, no sign. */
  amount(amountMinor: number): string;
  /** Minor units with the currency sign. */
  money(amountMinor: number, currency: CurrencyCode): string;
  /** Thousandths without trailing zeros, with the unit if given. */
  quantity(quantityMilli: number, unit?: string): string;
  /** Basis points: 1800 → `18 %`. */
  percent(basisPoints: number): string;
};

/** All formats of one language; `deviceZone` is used where no zone is named. */
export function createFormat(lang: Lang, deviceZone: string): Format {
  return {
    date: (day) => formatDate(day, lang),
    longDate: (day) => formatLongDate(day, lang),
    month: (day) => formatMonth(day.slice(0, 7), lang),
    weekdays: () =>
      weekdayNames[lang].map((long, index) => ({ long, short: shortWeekdayNames[lang][index] ?? long })),
    relativeDay: (day, today) => relativeDay(day, today, lang),
    time: (instantMs, zone = deviceZone) => formatTime(instantMs, zone),
    dateTime: (instantMs, zone = deviceZone) => formatDateTime(instantMs, zone, lang),
    relative: (instantMs, nowMs, zone = deviceZone) => timeAgo(instantMs, nowMs, zone, lang),
    number: (value) => formatNumber(value, lang),
    amount: (amountMinor) => formatAmount(amountMinor, lang),
    money: (amountMinor, currency) => formatMoney(amountMinor, currency, lang),
    quantity: (quantityMilli, unit) => formatQuantity(quantityMilli, lang) + (unit ? `\u00a0${unit}` : ''),
    percent: (basisPoints) => formatPercent(basisPoints, lang),
  };
}
