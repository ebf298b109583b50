// Rows read page by page say what an array of the same rows says; a list goes on from any earlier one without changing it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PagedRows, rowAt } from '#shared/lib/pagedRows.ts';

const pages = fc.array(fc.array(fc.nat(50), { maxLength: 5 }), { minLength: 1, maxLength: 8 });
const whole = ([first = [], ...others]: readonly number[][]): PagedRows<number> =>
  others.reduce((rows, page) => rows.append(page), PagedRows.of<number>(first));

test('pages say what an array says', () => {
  fc.assert(
    fc.property(
      pages,
      fc.integer({ min: -45, max: 45 }),
      fc.integer({ min: -45, max: 45 }),
      (list, from, to) => {
        const rows = whole(list);
        const array = list.flat();
        const isIt = (row: number): boolean => row === Math.abs(from);
        expect({
          all: [...rows],
          length: rows.length,
          at: rows.at(from),
          find: rows.find(isIt),
          findIndex: rows.findIndex(isIt),
          filter: rows.filter(isIt),
          map: rows.map((row, index) => row + index),
          slice: rows.slice(from, to),
          rest: rows.slice(from),
        }).toEqual({
          all: array,
          length: array.length,
          at: array.at(from),
          find: array.find(isIt),
          findIndex: array.findIndex(isIt),
          filter: array.filter(isIt),
          map: array.map((row, index) => row + index),
          slice: array.slice(from, to),
          rest: array.slice(from),
        });
      },
    ),
  );
});

test('two lists may go on from the same one', () => {
  const one = PagedRows.of([1, 2]).append([3]);
  const [left, right] = [one.append([4]), one.append([5, 6])];
  expect([[...one], [...left], [...right.append([7])], [...left.append([8])]]).toEqual([
    [1, 2, 3],
    [1, 2, 3, 4],
    [1, 2, 3, 5, 6, 7],
    [1, 2, 3, 4, 8],
  ]);
});

test('no row stands before the first', () => {
  expect([rowAt([1, 2], -1), rowAt([1, 2], 1), rowAt(PagedRows.of([1]), -1)]).toEqual([
    undefined,
    2,
    undefined,
  ]);
});
