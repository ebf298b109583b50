import { expect, test } from 'vitest';
import { printDate, printMoney, printRate } from '#main/pdf/printFormat.ts';

const layouts = ['az', 'ru', 'en'] as const;
const nbsp = '\u00a0';

test('rates, money and dates as each layout prints them', () => {
  expect([1800, 1650, 0].map((rate) => printRate(rate, 'ru'))).toEqual(['18%', '16,5%', '0%']);
  expect(layouts.map((layout) => printMoney(123_456_789, layout === 'ru' ? 'RUB' : 'AZN', layout))).toEqual([
    `1.234.567,89${nbsp}₼`,
    `1${nbsp}234${nbsp}567,89${nbsp}руб.`,
    `1,234,567.89${nbsp}AZN`,
  ]);
  expect(printMoney(100, 'KZT', 'ru')).toBe(`1,00${nbsp}₸`);
  expect(layouts.map((layout) => printDate('2026-11-03', layout))).toEqual([
    '03.11.2026',
    `3${nbsp}ноября${nbsp}2026${nbsp}г.`,
    `3${nbsp}November${nbsp}2026`,
  ]);
});
