// What can be offered in place of an item, by a table of neighbours.
import { describe, expect, test } from 'vitest';
import { type Candidate, rankSubstitutes } from '#main/catalog/substitutes.rules.ts';

const item = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  unit: 'pcs',
  kind: 'good',
  familyId: id,
  freeMilli: 1000,
  priceMinor: 1000,
  isDeclared: false,
  properties: new Map(),
  ...more,
});
const of = (properties: Record<string, string>) => new Map(Object.entries(properties));
const wanted = item('wanted', { freeMilli: 0, properties: of({ power: '2', colour: 'red' }) });
const chosen = (...others: Candidate[]) =>
  rankSubstitutes(wanted, others).map(({ id, why }) => `${id} ${why}`);

describe('who can stand in', () => {
  test.each([
    ['what is declared, in stock or not', { isDeclared: true, freeMilli: 0, unit: 'kg' }, 'declared'],
    ['a variant of the same item', { familyId: 'wanted' }, 'variant'],
    ['half of the properties alike', { properties: of({ power: '2', colour: 'blue' }) }, 'similar'],
    ['all that both have', { properties: of({ power: '2', weight: '9' }) }, 'similar'],
    ['none to compare and about the price', { priceMinor: 1300 }, 'similar'],
    ['less than half of the properties', { properties: of({ power: '3', colour: 'blue' }) }, undefined],
    ['none to compare and far in price', { priceMinor: 1301 }, undefined],
    ['none to compare and no price', { priceMinor: 0 }, undefined],
    ['another unit', { unit: 'kg' }, undefined],
    ['a service', { kind: 'service' as const }, undefined],
    ['nothing of it free', { freeMilli: 0 }, undefined],
  ])('%s', (_name, more, why) => {
    expect(chosen(item('other', more))).toEqual(why === undefined ? [] : [`other ${why}`]);
  });

  test('not itself', () => {
    expect(chosen({ ...wanted, freeMilli: 5000 })).toEqual([]);
  });
});

test('declared first, those in stock before those that are not; then variants; then the more alike, the nearer', () => {
  expect(
    chosen(
      item('near', { priceMinor: 1100 }),
      item('half', { properties: of({ power: '2', colour: 'blue' }), priceMinor: 5000 }),
      item('alike', { properties: of({ power: '2', colour: 'red' }), priceMinor: 9000 }),
      item('variant', { familyId: 'wanted' }),
      item('empty', { isDeclared: true, freeMilli: 0 }),
      item('said', { isDeclared: true, priceMinor: 9000 }),
    ),
  ).toEqual([
    'said declared',
    'empty declared',
    'variant variant',
    'alike similar',
    'half similar',
    'near similar',
  ]);
});

test('a dozen at most', () => {
  expect(chosen(...Array.from({ length: 40 }, (_, n) => item(`i${n}`)))).toHaveLength(12);
});
