import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  convertVatTerms,
  makePricing,
  type PriceRole,
  type PriceType,
  priceItem,
  type SellerTerms,
  vatCodeOnDocument,
} from '#main/catalog/pricing.rules.ts';
import { vatCodes } from '#shared/domain/vat.ts';

const seller: SellerTerms = { country: 'AZ', currency: 'AZN', isVatPayer: true, isVatIncluded: true };
const date = '2026-11-23';

const type = (id: string, role: PriceRole, position: number, more: Partial<PriceType> = {}): PriceType => ({
  id,
  name: id,
  currency: 'AZN',
  isVatIncluded: true,
  role,
  position,
  isImported: false,
  ...more,
});
const types = [
  type('dealer', 'dealer', 0),
  type('minimum', 'minimum', 1),
  type('retail', 'retail', 2),
  type('recommended', 'recommended', 3),
  type('cost', 'cost', 4, { isVatIncluded: false }),
];
const pricing = (partnerPriceTypeId: string | null = null, own = types, terms = seller) =>
  makePricing({ seller: terms, date, types: own, partnerPriceTypeId });
const all = new Map([
  ['dealer', 8000],
  ['minimum', 7000],
  ['retail', 10_000],
  ['recommended', 9000],
  ['cost', 5000],
]);
const without = (...ids: string[]) => new Map([...all].filter(([id]) => !ids.includes(id)));

describe('the price offered', () => {
  it.each([
    ['the partner’s own type', 'dealer', all, 8000],
    ['recommended', null, all, 9000],
    ['retail without a recommended price', null, without('recommended'), 10_000],
    ['recommended when the partner’s type has no price for the item', 'dealer', without('dealer'), 9000],
    ['the first type by position', null, without('recommended', 'retail'), 8000],
    ['the minimum when there is nothing else', null, without('recommended', 'retail', 'dealer'), 7000],
    ['never the cost', null, new Map([['cost', 5000]]), 0],
    ['nothing', null, new Map<string, number>(), 0],
  ])('is %s', (_name, partnerType, amounts, expected) => {
    expect(priceItem(pricing(partnerType), 'vat18', amounts).offeredMinor).toBe(expected);
  });

  it('of 1C counts before ours of the same role, and ours where 1C has none', () => {
    const both = [...types, type('min1c', 'minimum', 9, { isImported: true })];
    const of = (amounts: Map<string, number>) =>
      priceItem(pricing(null, both), 'vat18', amounts).minimumMinor;
    expect([of(new Map([...all, ['min1c', 7500]])), of(all), of(without('minimum'))]).toEqual([
      7500,
      7000,
      undefined,
    ]);
  });

  it('stands with floor, advice and cost in the terms of the document', () => {
    const onTop = { ...seller, isVatIncluded: false };
    expect(priceItem(pricing('dealer'), 'vat18', all)).toEqual({
      currency: 'AZN',
      offeredMinor: 8000,
      recommendedMinor: 9000,
      minimumMinor: 7000,
      costMinor: 5000,
    });
    expect(priceItem(pricing('dealer', types, onTop), 'vat18', all)).toEqual({
      currency: 'AZN',
      offeredMinor: 6780,
      recommendedMinor: 7627,
      minimumMinor: 5932,
      costMinor: 5000,
    });
  });

  it('is not compared with a floor of another currency', () => {
    const dollars = types.map((t) => (t.role === 'minimum' ? { ...t, currency: 'USD' as const } : t));
    expect(priceItem(pricing(null, dollars), 'vat18', all)).toMatchObject({
      offeredMinor: 9000,
      minimumMinor: undefined,
    });
  });
});

describe('the VAT code on a document', () => {
  it.each([
    ['AZ', true, 'vat18', date, 'vat18'],
    ['AZ', false, 'vat18', date, 'exempt'],
    ['RU', true, 'vat20', date, 'vat22'],
    ['RU', true, 'vat20', '2025-12-31', 'vat20'],
    ['RU', true, 'vat18', date, 'vat22'],
    ['RU', true, 'vat10', date, 'vat10'],
    ['KZ', true, 'vat12', date, 'vat16'],
    ['', true, 'vat20', date, 'vat20'],
    ['AZ', true, 'exempt', date, 'exempt'],
  ] as const)('%s, payer %s: %s on %s is %s', (country, isVatPayer, code, on, expected) => {
    expect(vatCodeOnDocument(code, { ...seller, country, isVatPayer }, on)).toBe(expected);
  });
});

it('prices go to the other terms and back within a minor unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.constantFrom(...vatCodes), (amount, code) => {
      const inside = { isVatIncluded: true };
      const onTop = { isVatIncluded: false };
      const there = convertVatTerms(amount, code, onTop, inside);
      expect(there).toBeGreaterThanOrEqual(amount);
      expect(convertVatTerms(there, code, inside, onTop)).toBe(amount);
      expect(convertVatTerms(amount, code, inside, inside)).toBe(amount);
    }),
  );
});
