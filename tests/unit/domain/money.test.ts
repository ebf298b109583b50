import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  currencyFrom1c,
  mulDivRound,
  mulQuantity,
  parseDecimal,
  parseMoneyInput,
} from '#shared/domain/money.ts';

test('decimals of 1C are read digit by digit, half away from zero', () => {
  const texts = [
    '231.7400',
    '0.005',
    '-0.005',
    '0.0049',
    '1',
    '.5',
    '7.',
    '-0',
    '+2.10',
    '90071992547409.91',
  ];
  expect(texts.map((text) => parseDecimal(text, 2))).toEqual([
    { value: 23174, isRounded: false },
    { value: 1, isRounded: true },
    { value: -1, isRounded: true },
    { value: 0, isRounded: true },
    { value: 100, isRounded: false },
    { value: 50, isRounded: false },
    { value: 700, isRounded: false },
    { value: 0, isRounded: false },
    { value: 210, isRounded: false },
    { value: Number.MAX_SAFE_INTEGER, isRounded: false },
  ]);
  const wrong = ['', '.', '-', 'abc', '1,5', '1 000', '1e3', '0x10', '90071992547409.92', 'NaN'];
  expect(wrong.map((text) => parseDecimal(text, 2))).toEqual(wrong.map(() => undefined));
});

test('a decimal written out comes back', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.nat(6), (value, scale) => {
      const digits = String(Math.abs(value)).padStart(scale + 1, '0');
      const cut = digits.length - scale;
      const text = `${value < 0 ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
      expect(parseDecimal(text, scale)).toEqual({ value, isRounded: false });
    }),
  );
});

test('price by quantity rounds half away from zero and stays exact above 2^53', () => {
  expect([
    mulQuantity(333, 1500),
    mulQuantity(1, 500),
    mulQuantity(-1, 500),
    mulQuantity(1, 499),
    mulQuantity(999_999_999, 999_999_999),
    mulQuantity(0, 5),
  ]).toEqual([500, 1, -1, 0, 999_999_998_000_000, 0]);
  expect(() => mulQuantity(Number.MAX_SAFE_INTEGER, 2000)).toThrowError('amount_too_large');
});

test('mulDivRound agrees with exact arithmetic, or says that the amount is too large', () => {
  const factor = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
  fc.assert(
    fc.property(
      factor,
      fc.integer({ min: -12_200, max: 12_200 }),
      fc.integer({ min: 1, max: 12_200 }),
      (a, b, divisor) => {
        const product = BigInt(a) * BigInt(b);
        const magnitude =
          ((product < 0n ? -product : product) * 2n + BigInt(divisor)) / (BigInt(divisor) * 2n);
        if (magnitude > BigInt(Number.MAX_SAFE_INTEGER)) {
          expect(() => mulDivRound(a, b, divisor)).toThrowError('amount_too_large');
          return;
        }
        const result = mulDivRound(a, b, divisor);
        const errorTwice = 2n * (BigInt(result) * BigInt(divisor) - product);
        const away = product < 0n ? -errorTwice : errorTwice;
        expect(away > -BigInt(divisor) && away <= BigInt(divisor)).toBe(true);
        expect(Object.is(result, -0)).toBe(false);
      },
    ),
  );
});

test('typed money in every habit', () => {
  const typed: Record<string, number | undefined> = {
    '1 234,50': 123450,
    '1\u00a0234,50': 123450,
    '1.234,50': 123450,
    '1,234.50': 123450,
    '1234.5': 123450,
    '1.234': 123400,
    '1.234.567': 123456700,
    '0,5': 50,
    '₼ 12': 1200,
    '-5': -500,
    '\u22125': -500,
    '0.125': undefined,
    '12.34.5': undefined,
    '1,2,3': undefined,
    '12,3456': undefined,
    '': undefined,
    abc: undefined,
  };
  expect(Object.fromEntries(Object.keys(typed).map((text) => [text, parseMoneyInput(text)]))).toEqual(typed);
});

test('currencies as 1C writes them', () => {
  const names = {
    руб: 'RUB',
    'руб.': 'RUB',
    RUR: 'RUB',
    '643': 'RUB',
    ман: 'AZN',
    AZN: 'AZN',
    'доллар США': 'USD',
    евро: 'EUR',
    тенге: 'KZT',
    'грн.': 'UAH',
    "so'm": 'UZS',
    'у.е.': undefined,
    '': undefined,
  };
  expect(Object.fromEntries(Object.keys(names).map((name) => [name, currencyFrom1c(name)]))).toEqual(names);
});
