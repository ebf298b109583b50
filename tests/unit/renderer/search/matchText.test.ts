// What the palette marks in a title, and which commands answer: the core's fold, the wrong layout, numbers however written.
import { describe, expect, it } from 'vitest';
import { matchRanges, matchRank } from '#renderer/features/search/matchText.ts';

const marked = (title: string, query: string): string[] =>
  matchRanges(title, query).map(([start, end]) => title.slice(start, end));

describe('the parts of a title that are marked', () => {
  it.each([
    ['Əliyev Qurban', 'eli', ['Əli']],
    ['Xəzər Mebel MMC', 'mebel xez', ['Xəz', 'Mebel']],
    ['İstanbul Çörək', 'ist cor', ['İst', 'Çör']],
    ['Straße', 'strasse', ['Straße']],
    ['Иванов', 'bdfy', ['Иван']],
    ['Mebel', 'ьуиуд', ['Mebel']],
    ['+994 50 555 04 05', '0505550405', ['50 555 04 05']],
    ['+994 50 555 04 05', '555 04', ['555 04']],
    ['INV-00012', '0012', ['0012']],
    ['Алиев', 'eliyev', []],
    ['Mebel', 'zz', []],
  ])('%s for %s', (title, query, parts) => {
    expect(marked(title, query)).toEqual(parts);
  });

  it('never overlap and stand in order', () => {
    expect(matchRanges('anbar anbarı', 'anb anbar')).toEqual([[0, 3]]);
  });
});

describe('how well a command answers', () => {
  it('puts the beginning before a later word before the midst', () => {
    const names = ['Undo', 'Do it', 'Settings: Undo', 'Redundant'];
    expect(names.map((name) => matchRank(name, 'und'))).toEqual([0, undefined, 1, 2]);
  });

  it('takes the wrong layout, and nothing typed', () => {
    expect(matchRank('Отменить', 'jnvtybnm')).toBe(0);
    expect(matchRank('Undo', 'гтвщ')).toBe(0);
    expect(matchRank('Undo', ' ')).toBe(0);
  });
});
