import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DocumentLine,
  documentTotals,
  splitVat,
  standardVatCode,
  vatCodes,
  vatCodesOn,
  vatFrom1c,
  vatRateBp,
} from '#shared/domain/vat.ts';

test('rates are dated', () => {
  expect({
    az: standardVatCode('AZ', '2026-11-23'),
    ru2018: standardVatCode('RU', '2018-12-31'),
    ru2025: standardVatCode('RU', '2025-12-31'),
    ru2026: standardVatCode('RU', '2026-01-01'),
    kz2025: standardVatCode('KZ', '2025-12-31'),
    kz2026: standardVatCode('KZ', '2026-01-01'),
    unknown: standardVatCode('XX', '2026-01-01'),
    ruOld: vatCodesOn('RU', '2024-06-01'),
    ruNow: vatCodesOn('RU', '2026-11-23'),
    azNow: vatCodesOn('AZ', '2026-11-23'),
  }).toEqual({
    az: 'vat18',
    ru2018: 'vat18',
    ru2025: 'vat20',
    ru2026: 'vat22',
    kz2025: 'vat12',
    kz2026: 'vat16',
    unknown: undefined,
    ruOld: ['vat20', 'vat10', 'vat0', 'exempt'],
    ruNow: ['vat22', 'vat10', 'vat0', 'exempt', 'vat5', 'vat7'],
    azNow: ['vat18', 'vat0', 'exempt'],
  });
  expect(vatCodes.map(vatRateBp)).toEqual([2200, 2000, 1800, 1600, 1200, 1000, 700, 500, 0, 0]);
});

test('names of 1C', () => {
  const names = {
    '18': 'vat18',
    '20.00': 'vat20',
    '22%': 'vat22',
    'НДС 20%': 'vat20',
    НДС20: 'vat20',
    '20/120': 'vat20',
    НДС20_120: 'vat20',
    '0': 'vat0',
    'Без налога': 'exempt',
    'Без НДС': 'exempt',
    БезНДС: 'exempt',
    'НДС не облагается': 'exempt',
    'ƏDV-siz': 'exempt',
    '21': undefined,
    '': undefined,
  };
  expect(Object.fromEntries(Object.keys(names).map((name) => [name, vatFrom1c(name)]))).toEqual(names);
});

test('one amount, inside and on top', () => {
  expect([
    splitVat(48_100, 'vat22', true),
    splitVat(10_000, 'vat18', false),
    splitVat(100, 'vat18', true),
    splitVat(-100, 'vat18', true),
    splitVat(777, 'exempt', true),
  ]).toEqual([
    { netMinor: 39_426, vatMinor: 8674, grossMinor: 48_100 },
    { netMinor: 10_000, vatMinor: 1800, grossMinor: 11_800 },
    { netMinor: 85, vatMinor: 15, grossMinor: 100 },
    { netMinor: -85, vatMinor: -15, grossMinor: -100 },
    { netMinor: 777, vatMinor: 0, grossMinor: 777 },
  ]);
});

const threeLines: DocumentLine[] = [
  { quantityMilli: 1000, priceMinor: 333, discountBp: 0, vatCode: 'vat18' },
  { quantityMilli: 1000, priceMinor: 333, discountBp: 0, vatCode: 'vat18' },
  { quantityMilli: 2500, priceMinor: 401, discountBp: 1000, vatCode: 'exempt' },
];

test('golden document, rounded per line', () => {
  expect(documentTotals(threeLines, { isVatIncluded: false, rounding: 'line' })).toEqual({
    netMinor: 1569,
    vatMinor: 120,
    grossMinor: 1689,
    discountMinor: 100,
    lines: [
      { netMinor: 333, vatMinor: 60, grossMinor: 393, discountMinor: 0 },
      { netMinor: 333, vatMinor: 60, grossMinor: 393, discountMinor: 0 },
      { netMinor: 903, vatMinor: 0, grossMinor: 903, discountMinor: 100 },
    ],
    byRate: [
      { vatCode: 'vat18', netMinor: 666, vatMinor: 120, grossMinor: 786 },
      { vatCode: 'exempt', netMinor: 903, vatMinor: 0, grossMinor: 903 },
    ],
  });
});

test('golden document with VAT inside, rounded once: shares of lines differ by a minor unit', () => {
  const line: DocumentLine = { quantityMilli: 1000, priceMinor: 10, discountBp: 0, vatCode: 'vat18' };
  const sums = (rounding: 'line' | 'total') => {
    const totals = documentTotals([line, line, line], { isVatIncluded: true, rounding });
    return [totals.vatMinor, ...totals.lines.map((each) => each.vatMinor)];
  };
  expect({ line: sums('line'), total: sums('total') }).toEqual({ line: [6, 2, 2, 2], total: [5, 2, 1, 2] });
});

const anyLine = fc.record({
  quantityMilli: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  priceMinor: fc.integer({ min: 0, max: 10_000_000 }),
  discountBp: fc.integer({ min: 0, max: 10_000 }),
  vatCode: fc.constantFrom(...vatCodes),
});

test('net + VAT = gross, and sums of lines and of rates are the totals', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 30 }),
      fc.boolean(),
      fc.constantFrom('line', 'total'),
      (lines, isVatIncluded, rounding) => {
        const totals = documentTotals(lines, { isVatIncluded, rounding });
        for (const part of [totals, ...totals.lines, ...totals.byRate]) {
          expect(part.netMinor + part.vatMinor).toBe(part.grossMinor);
        }
        for (const key of ['netMinor', 'vatMinor', 'grossMinor'] as const) {
          const add = (sum: number, part: Record<typeof key, number>) => sum + part[key];
          expect(totals.lines.reduce(add, 0)).toBe(totals[key]);
          expect(totals.byRate.reduce(add, 0)).toBe(totals[key]);
        }
        if (rounding === 'total') {
          for (const rate of totals.byRate) {
            const base = isVatIncluded ? rate.grossMinor : rate.netMinor;
            expect(rate.vatMinor).toBe(splitVat(base, rate.vatCode, isVatIncluded).vatMinor);
          }
        }
      },
    ),
  );
});
