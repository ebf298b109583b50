import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  monthName,
  monthNames,
  shortWeekdayNames,
  weekdayName,
  weekdayNames,
} from '#shared/domain/calendarNames.ts';
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
import { type Language, languages, plural } from '#shared/domain/language.ts';
import { parseMoneyInput } from '#shared/domain/money.ts';

const inAll = (write: (language: Language) => string) =>
  ['az', 'ru', 'en'].map((language) => write(language as Language));

test('money, with no-break spaces', () => {
  expect(inAll((language) => formatMoney(123_450, 'AZN', language))).toEqual([
    '1.234,50\u00a0₼',
    '1\u00a0234,50\u00a0₼',
    '1,234.50\u00a0₼',
  ]);
  expect([
    formatMoney(-5, 'RUB', 'ru'),
    formatMoney(0, 'KZT', 'az'),
    formatMoney(123_456_789_012, 'USD', 'en'),
    formatAmount(99_999, 'az'),
    formatNumber(1_234_567, 'az'),
    formatNumber(999, 'ru'),
  ]).toEqual(['-0,05\u00a0₽', '0,00\u00a0₸', '1,234,567,890.12\u00a0$', '999,99', '1.234.567', '999']);
});

test('money written is money read', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.constantFrom(...languages),
      (minor, language) => {
        expect(parseMoneyInput(formatMoney(minor, 'AZN', language))).toBe(minor);
      },
    ),
  );
});

test('quantities and percents drop empty decimals', () => {
  expect([
    formatQuantity(1500, 'az'),
    formatQuantity(2000, 'ru'),
    formatQuantity(1_234_567, 'en'),
    formatQuantity(-1, 'ru'),
    formatPercent(1800, 'ru'),
    formatPercent(1850, 'en'),
  ]).toEqual(['1,5', '2', '1,234.567', '-0,001', '18\u00a0%', '18.5%']);
});

test('dates', () => {
  expect(inAll((language) => formatDate('2026-11-23', language))).toEqual([
    '23.11.2026',
    '23.11.2026',
    '23/11/2026',
  ]);
  expect(inAll((language) => formatLongDate('2026-11-03', language))).toEqual([
    '3 noyabr 2026',
    '3 ноября 2026\u00a0г.',
    '3 November 2026',
  ]);
  expect(inAll((language) => formatMonth('2026-06', language))).toEqual([
    'İyun 2026',
    'Июнь 2026',
    'June 2026',
  ]);
  const instant = Date.parse('2026-11-23T14:40:00Z');
  expect([formatTime(instant, 'Asia/Baku'), formatDateTime(instant, 'Asia/Vladivostok', 'ru')]).toEqual([
    '18:40',
    '24.11.2026 00:40',
  ]);
});

test('the tables are whole', () => {
  expect(
    languages.map((language) =>
      [monthNames, weekdayNames, shortWeekdayNames].map((names) => names[language].length),
    ),
  ).toEqual(languages.map(() => [12, 7, 7]));
  expect([
    monthName(11, 'az'),
    weekdayName(1, 'az'),
    weekdayName(7, 'ru'),
    weekdayName(3, 'en', 'short'),
  ]).toEqual(['noyabr', 'bazar ertəsi', 'воскресенье', 'Wed']);
});

test('days near today', () => {
  const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'];
  expect(
    inAll((language) => days.map((day) => relativeDay(day, '2026-11-23', language)).join(' | ')),
  ).toEqual([
    'dünən | bu gün | sabah | 25.11.2026',
    'вчера | сегодня | завтра | 25.11.2026',
    'yesterday | today | tomorrow | 25/11/2026',
  ]);
});

test('how long ago', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const minutes = [0, -1, -5, -59, -60, -1440, -2 * 1440, -31 * 1440, 21];
  const written = (language: Language) =>
    minutes.map((each) => timeAgo(now + each * 60_000, now, 'Asia/Baku', language)).join(' | ');
  expect(inAll(written)).toEqual([
    'indicə | 1 dəqiqə əvvəl | 5 dəqiqə əvvəl | 59 dəqiqə əvvəl | 1 saat əvvəl | 1 gün əvvəl | 2 gün əvvəl | 23.10.2026 | 21 dəqiqə sonra',
    'только что | 1 минуту назад | 5 минут назад | 59 минут назад | 1 час назад | 1 день назад | 2 дня назад | 23.10.2026 | через 21 минуту',
    'just now | 1 minute ago | 5 minutes ago | 59 minutes ago | 1 hour ago | 1 day ago | 2 days ago | 23/10/2026 | in 21 minutes',
  ]);
});

test('plural forms', () => {
  const forms = { one: 'счёт', few: 'счёта', many: 'счетов', other: 'счёта' };
  expect([1, 2, 5, 11, 21, 22, 0, 1.5].map((count) => plural('ru', count, forms))).toEqual([
    'счёт',
    'счёта',
    'счетов',
    'счетов',
    'счёт',
    'счёта',
    'счетов',
    'счёта',
  ]);
  expect([
    plural('en', 1, { one: 'row', other: 'rows' }),
    plural('az', 3, { one: 'sətir', other: 'sətir' }),
  ]).toEqual(['row', 'sətir']);
});
