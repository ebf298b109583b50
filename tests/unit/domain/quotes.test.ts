import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  diffLines,
  isOpenQuote,
  type LineChange,
  type QuotedLine,
  type QuoteFacts,
  quoteState,
  remainingLines,
  versionNumber,
} from '#shared/domain/quotes.ts';

const plain: QuoteFacts = {
  isCancelled: false,
  isSuperseded: false,
  hasInvoice: false,
  answer: '',
  hasLeft: false,
  validUntil: '2026-12-10',
  today: '2026-11-26',
};

describe('the state of a quote', () => {
  it.each<[string, Partial<QuoteFacts>]>([
    ['draft', {}],
    ['sent', { hasLeft: true }],
    ['sent', { answer: 'sent' }],
    ['sent', { hasLeft: true, validUntil: '2026-11-26' }],
    ['sent', { hasLeft: true, validUntil: null }],
    ['expired', { hasLeft: true, validUntil: '2026-11-25' }],
    ['expired', { validUntil: '2026-11-25' }],
    ['accepted', { answer: 'accepted' }],
    ['accepted', { hasInvoice: true }],
    ['accepted', { hasInvoice: true, answer: 'refused' }],
    ['accepted', { hasInvoice: true, isSuperseded: true, validUntil: '2026-01-01' }],
    ['refused', { answer: 'refused', isSuperseded: true }],
    ['superseded', { isSuperseded: true, hasLeft: true }],
    ['superseded', { isSuperseded: true, validUntil: '2026-11-25' }],
    ['cancelled', { isCancelled: true, hasInvoice: true, answer: 'accepted' }],
  ])('%s: %o', (state, more) => {
    expect(quoteState({ ...plain, ...more })).toBe(state);
  });

  it('waits for a word only as draft, sent or expired', () => {
    const states = ['draft', 'sent', 'accepted', 'refused', 'expired', 'superseded', 'cancelled'] as const;
    expect(states.filter(isOpenQuote)).toEqual(['draft', 'sent', 'expired']);
  });
});

describe('versions', () => {
  it('stand in one order on every workstation, also where two were made apart', () => {
    const keys = [
      { version: 2, issuedAt: 5, id: 'b' },
      { version: 2, issuedAt: 5, id: 'a' },
      { version: 3, issuedAt: 1, id: 'x' },
      { version: 2, issuedAt: 4, id: 'z' },
      { version: 1, issuedAt: 9, id: 'y' },
    ];
    const order = ['y', 'z', 'a', 'b', 'x'];
    expect([...keys].sort(compareVersions).map(({ id }) => id)).toEqual(order);
    expect(
      [...keys]
        .reverse()
        .sort(compareVersions)
        .map(({ id }) => id),
    ).toEqual(order);
    expect(compareVersions(keys[0] as never, keys[0] as never)).toBe(0);
  });

  it.each([
    ['A7-000012', 2, 'A7', 'A7-000012/2'],
    ['A7-000012', 2, 'B3', 'A7-000012/B3-2'],
    ['A7-000012', 3, '', 'A7-000012/3'],
    ['000012', 2, '', '000012/2'],
    ['A-000012', 2, 'A7', 'A-000012/A7-2'],
  ])('%s, version %i made by %s is %s', (first, version, own, number) => {
    expect(versionNumber(first, version, own)).toBe(number);
  });
});

const line = (itemId: string | null, more: Partial<QuotedLine> = {}): QuotedLine => ({
  itemId,
  name: itemId ?? 'free',
  unit: 'ədəd',
  quantityMilli: 1000,
  priceMinor: 500,
  discountBp: 0,
  vatCode: 'vat18',
  sumMinor: 500,
  ...more,
});
const short = ({ kind, name, fields }: LineChange): string => [kind, name, ...fields].join(' ');

describe('what changed between two versions', () => {
  it.each<[string, QuotedLine[], QuotedLine[], string[]]>([
    ['nothing', [line('a'), line('b')], [line('a'), line('b')], ['same a', 'same b']],
    ['only the order', [line('a'), line('b')], [line('b'), line('a')], ['same b', 'same a']],
    [
      'quantity and price',
      [line('a')],
      [line('a', { quantityMilli: 2000, priceMinor: 450 })],
      ['changed a quantity price'],
    ],
    ['discount', [line('a')], [line('a', { discountBp: 500 })], ['changed a discount']],
    ['tax', [line('a')], [line('a', { vatCode: 'exempt' })], ['changed a vat']],
    ['unit', [line('a')], [line('a', { unit: 'm' })], ['changed a quantity']],
    ['name', [line('a')], [line('a', { name: 'A2' })], ['changed A2 name']],
    ['one for another', [line('a'), line('b')], [line('a'), line('c')], ['same a', 'added c', 'removed b']],
    ['all gone', [line('a'), line('b')], [], ['removed a', 'removed b']],
    ['all new', [], [line('a')], ['added a']],
    [
      'one of two lines of an item',
      [line('a'), line('a', { quantityMilli: 3000 })],
      [line('a')],
      ['same a', 'removed a'],
    ],
    [
      'the second line of an item',
      [line('a'), line('a', { priceMinor: 400 })],
      [line('a'), line('a', { priceMinor: 300 })],
      ['same a', 'changed a price'],
    ],
    [
      'lines without an item, by name',
      [line(null, { name: 'x' })],
      [line(null, { name: 'x', priceMinor: 1 })],
      ['changed x price'],
    ],
    ['a sum alone is no change: it follows', [line('a')], [line('a', { sumMinor: 499 })], ['same a']],
  ])('%s', (_what, before, after, expected) => {
    expect(diffLines(before, after).map(short)).toEqual(expected);
  });

  it('keeps both sides of a line', () => {
    const before = line('a');
    const after = line('a', { priceMinor: 450 });
    expect(diffLines([before], [after])).toEqual([
      { kind: 'changed', name: 'a', before, after, fields: ['price'] },
    ]);
  });
});

describe('what remains to be invoiced', () => {
  const lines = [
    line('a', { quantityMilli: 2000 }),
    line('b', { quantityMilli: 500 }),
    line('a', { quantityMilli: 3000 }),
  ];
  it.each<[Record<string, number>, [string, number][]]>([
    [
      {},
      [
        ['a', 2000],
        ['b', 500],
        ['a', 3000],
      ],
    ],
    [
      { a: 1500 },
      [
        ['a', 500],
        ['b', 500],
        ['a', 3000],
      ],
    ],
    [{ a: 2500, b: 500 }, [['a', 2500]]],
    [{ a: 9000, b: 9000, c: 1 }, []],
  ])('after %o', (invoiced, rest) => {
    expect(
      remainingLines(lines, new Map(Object.entries(invoiced))).map((l) => [l.itemId, l.quantityMilli]),
    ).toEqual(rest);
  });

  it('a line without an item cannot be invoiced by the program', () => {
    expect(remainingLines([line(null)], new Map())).toEqual([]);
  });
});
