import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeSale,
  currencyOf,
  isBelowMinimum,
  type SaleItem,
  toMilli,
  type WantedLine,
} from '#main/sales/saleLines.rules.ts';

const item = (prices: Partial<SaleItem['prices']> = {}, more: Partial<SaleItem> = {}): SaleItem => ({
  id: 'i',
  name: 'Nasos',
  article: '',
  unit: 'ədəd',
  kind: 'good',
  vatCode: 'vat18',
  prices: {
    currency: 'AZN',
    offeredMinor: 10_000,
    recommendedMinor: 10_000,
    minimumMinor: 9000,
    costMinor: 6000,
    ...prices,
  },
  ...more,
});
const want = (line: Partial<WantedLine> = {}): WantedLine => ({
  item: item(),
  quantityMilli: 1000,
  priceMinor: undefined,
  discountBp: 0,
  belowMinimumReason: '',
  ...line,
});
const inside = { currency: 'AZN', isVatIncluded: true, rounding: 'line' } as const;

describe('lines and sums', () => {
  it('tax inside: the offered price, discount, margin without tax', () => {
    const { lines, totals, marginMinor } = computeSale(
      [
        want({ quantityMilli: 2500, discountBp: 500 }),
        want({ priceMinor: 5900, belowMinimumReason: 'stock' }),
      ],
      inside,
    );
    expect(lines.map(({ item: _item, ...line }) => line)).toEqual([
      {
        quantityMilli: 2500,
        priceMinor: 10_000,
        discountBp: 500,
        discountMinor: 1250,
        netMinor: 20_127,
        vatMinor: 3623,
        grossMinor: 23_750,
        marginMinor: 5127,
        isBelowMinimum: false,
        belowMinimumReason: '',
      },
      {
        quantityMilli: 1000,
        priceMinor: 5900,
        discountBp: 0,
        discountMinor: 0,
        netMinor: 5000,
        vatMinor: 900,
        grossMinor: 5900,
        marginMinor: -1000,
        isBelowMinimum: true,
        belowMinimumReason: 'stock',
      },
    ]);
    expect([totals.netMinor, totals.vatMinor, totals.grossMinor, marginMinor]).toEqual([
      25_127, 4523, 29_650, 4127,
    ]);
  });

  it('tax on top', () => {
    const { totals } = computeSale([want({ quantityMilli: 3000 })], { ...inside, isVatIncluded: false });
    expect([totals.netMinor, totals.vatMinor, totals.grossMinor]).toEqual([30_000, 5400, 35_400]);
  });

  it('an unknown cost makes the margin unknown, an unneeded reason is dropped', () => {
    const { lines, marginMinor } = computeSale(
      [want(), want({ item: item({ costMinor: undefined }), belowMinimumReason: 'why' })],
      inside,
    );
    expect([lines[1]?.marginMinor, marginMinor, lines[1]?.belowMinimumReason]).toEqual([null, null, '']);
  });
});

describe('the floor', () => {
  it.each([
    [9000, 0, 9000, false],
    [8999, 0, 9000, true],
    [10_000, 1000, 9000, false],
    [10_000, 1001, 9000, true],
    [9995, 1000, 8996, true],
    [1, 0, undefined, false],
  ])('%d less %d bp against %s', (price, discount, minimum, expected) => {
    expect(isBelowMinimum(price, discount, minimum)).toBe(expected);
  });
});

it('the currency is the one of the priced lines', () => {
  const unpriced = item({ offeredMinor: 0, currency: 'EUR' });
  expect(currencyOf([item(), unpriced], 'USD')).toBe('AZN');
  expect(currencyOf([unpriced], 'USD')).toBe('USD');
  expect(currencyOf([item(), item({ currency: 'USD' })], 'AZN')).toBeUndefined();
});

it('every quantity of three decimals is its thousandths', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (milli) => {
      expect(toMilli(milli / 1000)).toBe(milli);
    }),
  );
});

it('net and tax of the lines are the document, whatever the policy', () => {
  const line = fc.record({
    quantityMilli: fc.integer({ min: 1, max: 1_000_000 }),
    priceMinor: fc.integer({ min: 0, max: 10_000_000 }),
    discountBp: fc.integer({ min: 0, max: 10_000 }),
    code: fc.constantFrom('vat18' as const, 'vat22' as const, 'exempt' as const),
  });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      fc.constantFrom('line' as const, 'total' as const),
      (wanted, isVatIncluded, rounding) => {
        const { lines, totals } = computeSale(
          wanted.map(({ code, ...rest }) => want({ ...rest, item: item({}, { vatCode: code }) })),
          { currency: 'AZN', isVatIncluded, rounding },
        );
        const sum = (of: (l: (typeof lines)[number]) => number) =>
          lines.reduce((total, l) => total + of(l), 0);
        expect([sum((l) => l.netMinor), sum((l) => l.vatMinor), sum((l) => l.grossMinor)]).toEqual([
          totals.netMinor,
          totals.vatMinor,
          totals.grossMinor,
        ]);
        expect(totals.netMinor + totals.vatMinor).toBe(totals.grossMinor);
      },
    ),
  );
});
