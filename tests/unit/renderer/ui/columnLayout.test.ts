// The columns of a list as its user left them, over those it has today.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ColumnLayout,
  moveColumn,
  orderedColumns,
  placeColumn,
  showColumn,
  sizeColumn,
  tidyLayout,
  usualLayout,
  visibleColumns,
} from '#renderer/ui/columnLayout.ts';

const columns = [
  { id: 'name', isRowHeader: true },
  { id: 'article' },
  { id: 'cost', isHiddenAtFirst: true },
  { id: 'free' },
  { id: 'price' },
];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(' ');
const visible = (layout: ColumnLayout) => ids(visibleColumns(columns, layout));
const ordered = (layout: ColumnLayout) => ids(orderedColumns(columns, layout));

test('as declared at first', () => {
  expect([visible(usualLayout), ordered(usualLayout), tidyLayout(columns, usualLayout)]).toEqual([
    'name article free price',
    'name article cost free price',
    null,
  ]);
});

describe('moving', () => {
  const move = (layout: ColumnLayout, id: string, step: 1 | -1) =>
    moveColumn(columns, layout, id, { step, among: 'visible' });
  test('by one place over hidden columns, and no further than the ends', () => {
    const right = move(usualLayout, 'article', 1);
    expect(visible(right)).toBe('name free article price');
    expect(visible(move(right, 'article', -1))).toBe('name article free price');
    expect(move(usualLayout, 'price', 1)).toBe(usualLayout);
    expect(move(usualLayout, 'name', -1)).toBe(usualLayout);
    expect(move(usualLayout, 'cost', 1)).toBe(usualLayout);
  });
  test('in the chooser among all', () => {
    const layout = moveColumn(columns, usualLayout, 'free', { step: -1, among: 'all' });
    expect(ordered(layout)).toBe('name article free cost price');
  });
  test('to a place by the mouse', () => {
    expect(visible(placeColumn(columns, usualLayout, 'price', 'name'))).toBe('price name article free');
    expect(visible(placeColumn(columns, usualLayout, 'name', null))).toBe('article free price name');
  });
});

test('shown and hidden; what names the row stays', () => {
  const shown = showColumn(usualLayout, { id: 'cost', isHiddenAtFirst: true }, true);
  expect(visible(shown)).toBe('name article cost free price');
  const name = { id: 'name', isRowHeader: true };
  expect(visible(showColumn(shown, name, false))).toBe('name article cost free price');
  const back = showColumn(shown, { id: 'cost', isHiddenAtFirst: true }, false);
  expect(visible(back)).toBe('name article free price');
});

test('widths are kept in whole pixels and given back', () => {
  const wide = sizeColumn(usualLayout, 'free', 120.6);
  expect(wide.widths).toEqual({ free: 121 });
  expect(tidyLayout(columns, sizeColumn(wide, 'free', undefined))).toBeNull();
});

test('a column that came later stands where it is declared, one that is gone keeps its place', () => {
  const kept = { ...usualLayout, order: ['price', 'name', 'gone', 'article', 'free'] };
  expect(ordered(kept)).toBe('price name article cost free');
  expect(tidyLayout(columns, kept)?.order).toEqual(['price', 'name', 'gone', 'article', 'cost', 'free']);
});

test('whatever is kept, every column is there once', () => {
  const id = fc.constantFrom('name', 'article', 'cost', 'free', 'price', 'gone', 'other');
  fc.assert(
    fc.property(fc.array(id), id, fc.option(id), (order, moved, before) => {
      const layout = placeColumn(columns, { ...usualLayout, order }, moved, before);
      expect(
        orderedColumns(columns, layout)
          .map((column) => column.id)
          .sort(),
      ).toEqual(columns.map((column) => column.id).sort());
    }),
  );
});
