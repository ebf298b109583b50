// What a player asks for when it seeks.
import { expect, it } from 'vitest';
import { byteRange } from '#shared/lib/byteRange.ts';

it.each([
  [undefined, undefined],
  ['', undefined],
  ['bytes=-', undefined],
  ['items=0-1', undefined],
  ['bytes=0-1,3-4', undefined],
  ['bytes=5-2', undefined],
  ['bytes=0-', { start: 0, end: 10, header: 'bytes 0-9/10' }],
  ['bytes=2-4', { start: 2, end: 5, header: 'bytes 2-4/10' }],
  ['bytes=2-99', { start: 2, end: 10, header: 'bytes 2-9/10' }],
  ['bytes=-3', { start: 7, end: 10, header: 'bytes 7-9/10' }],
  ['bytes=-99', { start: 0, end: 10, header: 'bytes 0-9/10' }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
])('%s of ten bytes', (header, part) => {
  expect(byteRange(header, 10)).toEqual(part);
});
