// The pure parts of the picker: what a warehouse can give, the lines drawn up.
import { describe, expect, test } from 'vitest';
import { addItem, type DraftLine, swapItem, unswapItem } from '#renderer/features/picker/draftLines.ts';
import { freeAt, onHandAt } from '#renderer/features/picker/freeAt.ts';

describe('free at a place', () => {
  const stocks = [
    { warehouseId: 'baku', quantity: 6 },
    { warehouseId: 'ganja', quantity: 4.5 },
    { warehouseId: 'minus', quantity: -2 },
  ];
  const at = (freeQuantity: number, ...ids: string[]) => freeAt({ stocks, freeQuantity }, new Set(ids));
  test('never more than lies there, nor than is free in all', () => {
    expect([at(8.5, 'baku'), at(5, 'baku'), at(5, 'ganja'), at(5, 'baku', 'ganja'), at(-3, 'baku')]).toEqual([
      6, 5, 4.5, 5, 0,
    ]);
  });
  test('a shortage on paper is shown as it stands; nothing is nothing', () => {
    expect([at(5, 'minus'), at(5, 'nowhere'), onHandAt({ stocks }, new Set(['baku', 'ganja']))]).toEqual([
      -2, 0, 10.5,
    ]);
  });
});

describe('lines', () => {
  const line = (itemId: string, quantityMilli: number, more: Partial<DraftLine> = {}): DraftLine => ({
    ...{ itemId, name: itemId, quantityMilli, discountBp: 0, belowMinimumReason: '' },
    ...more,
  });
  const item = (id: string) => ({ id, name: id });

  test('one more of an item is its line’s', () => {
    expect(addItem(addItem([], item('a'), 1000), item('a'), 678)).toEqual([line('a', 1678)]);
  });

  test('a substitute takes the place and the quantity, not the price', () => {
    const lines = [
      line('a', 3000, { priceMinor: 500, discountBp: 100, belowMinimumReason: 'why' }),
      line('b', 1),
    ];
    const swapped = swapItem(lines, 'a', item('c'));
    expect(swapped).toEqual([line('c', 3000), line('b', 1)]);
    expect(unswapItem(swapped, lines, 'a', 'c')).toEqual(lines);
  });

  test('what it had already is joined, and parted by undo', () => {
    const lines = [line('a', 3000), line('b', 1), line('c', 500, { priceMinor: 9 })];
    const swapped = swapItem(lines, 'a', item('c'));
    expect(swapped).toEqual([line('c', 3500, { priceMinor: 9 }), line('b', 1)]);
    expect(unswapItem(swapped, lines, 'a', 'c')).toEqual([
      line('a', 3000),
      line('c', 500, { priceMinor: 9 }),
      line('b', 1),
    ]);
  });

  test('without a line it is added; undo leaves what came since', () => {
    expect(swapItem([line('b', 1)], 'a', item('c'))).toEqual([line('b', 1), line('c', 1000)]);
    const before = [line('a', 2000)];
    const later = [...swapItem(before, 'a', item('c')), line('d', 1000)];
    expect(unswapItem(later, before, 'a', 'c')).toEqual([line('a', 2000), line('d', 1000)]);
    expect(unswapItem([line('d', 1000)], before, 'a', 'c')).toEqual([line('d', 1000), line('a', 2000)]);
  });
});
