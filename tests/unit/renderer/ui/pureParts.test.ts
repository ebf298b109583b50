// The pure parts of the design system: decimals, typed days and times, keys, trees, shortcuts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayByKey, parseDay, parseTime } from '#renderer/ui/calendarDays.ts';
import { editDecimal, parseDecimal } from '#renderer/ui/decimal.ts';
import { displayKeys, matchesChord, parseChord } from '#renderer/ui/keyboard/hotkeyMatch.ts';
import { nextIndex } from '#renderer/ui/listKeys.ts';
import { flattenTree } from '#renderer/ui/treeNodes.ts';

describe('decimals', () => {
  test('what is shown reads back as the same number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.constantFrom('en', 'az', 'ru'),
        fc.constantFrom(0, 2, 3),
        (value, lang, scale) => {
          expect(parseDecimal(editDecimal(value, lang, scale), lang, scale)).toBe(value);
        },
      ),
    );
  });

  test('people’s spellings', () => {
    const read = (text: string, lang: 'en' | 'az' | 'ru') => parseDecimal(text, lang, 2);
    expect([
      read('1.234,50', 'az'),
      read('1 234,5', 'ru'),
      read('1,234.50', 'en'),
      read('12,5', 'en'),
      read('12.5', 'az'),
      read('1.234', 'az'),
      read('-3', 'ru'),
    ]).toEqual([123_450, 123_450, 123_450, 1250, 1250, 123_400, -300]);
    expect([read('', 'az'), read('abc', 'az'), read('1,239', 'ru'), read('1-2', 'en')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

test('days and times as typed', () => {
  const today = '2026-11-23';
  expect(
    ['23.11.2026', '5.1', '7', '23/11/26', '2026-02-28', '30.02.2026', '', 'x'].map((text) =>
      parseDay(text, today),
    ),
  ).toEqual(['2026-11-23', '2026-01-05', '2026-11-07', '2026-11-23', '2026-02-28', null, null, null]);
  expect(['9', '930', '9:30', '24:00', '12:60'].map(parseTime)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    null,
    null,
  ]);
});

test('calendar keys', () => {
  const lead = (code: string, isShift = false) => dayByKey(code, isShift, '2026-01-31');
  expect([
    lead('ArrowLeft'),
    lead('ArrowDown'),
    lead('PageDown'),
    lead('PageUp', true),
    lead('Home'),
    lead('End'),
    lead('KeyA'),
  ]).toEqual(['2026-01-30', '2026-02-07', '2026-02-28', '2025-01-31', '2026-01-26', '2026-02-01', null]);
});

test('list keys stay inside the list', () => {
  const key = (code: string) => ({ code, key: '', ctrlKey: false, metaKey: false, altKey: false });
  const from = (code: string, current: number) => nextIndex(key(code), current, 10, 4);
  expect([
    from('ArrowDown', 9),
    from('KeyK', 0),
    from('PageDown', 3),
    from('End', 0),
    from('ArrowUp', -1),
    from('KeyQ', 1),
  ]).toEqual([9, 0, 7, 9, 9, null]);
  expect(nextIndex(key('KeyJ'), 0, 10, 4, false)).toBeNull();
});

test('a tree flattens to what is open', () => {
  const nodes = [
    { id: 'a', label: 'A', children: [{ id: 'b', label: 'B' }] },
    { id: 'c', label: 'C', hasChildren: true },
  ];
  expect(
    flattenTree(nodes, new Set(['a'])).map(({ node, level, posInSet, setSize, parentIndex, isExpanded }) => [
      node.id,
      level,
      posInSet,
      setSize,
      parentIndex,
      isExpanded,
    ]),
  ).toEqual([
    ['a', 1, 1, 2, -1, true],
    ['b', 2, 1, 1, 0, false],
    ['c', 1, 2, 2, -1, false],
  ]);
});

test('shortcuts match the physical key', () => {
  const event = { code: 'KeyK', key: 'л', ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
  expect([matchesChord(event, parseChord('Ctrl+KeyK')), matchesChord(event, parseChord('KeyK'))]).toEqual([
    true,
    false,
  ]);
  expect(['Ctrl+Shift+KeyA', 'Shift+Slash', 'KeyG KeyD'].map(displayKeys)).toEqual([
    'Ctrl+Shift+A',
    '?',
    'G D',
  ]);
});
