// A scanner among people: by pace, by physical keys, by the way it ends.
import { describe, expect, test } from 'vitest';
import {
  feedKey,
  isTypedNumber,
  noBurst,
  type ScanKey,
  scannedChar,
} from '#renderer/ui/keyboard/scanner.rules.ts';

const usual = {
  key: 'x',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
};

function codeOf(char: string): { code: string; shiftKey: boolean } {
  if (/\d/.test(char)) return { code: `Digit${char}`, shiftKey: false };
  if (/[a-z]/i.test(char)) return { code: `Key${char.toUpperCase()}`, shiftKey: /[A-Z]/.test(char) };
  return { code: char === '-' ? 'Minus' : char === ']' ? 'BracketRight' : 'Space', shiftKey: false };
}

/** The keys of a text, so many milliseconds apart, and its end. */
function keysOf(text: string, gapMs: number, end = 'Enter', key = 'x'): ScanKey[] {
  let atMs = 1000;
  const keys = [...text].flatMap((char): ScanKey[] => {
    atMs += gapMs;
    const { code, shiftKey } = codeOf(char);
    const shift = { ...usual, code: 'ShiftLeft', key: 'Shift', shiftKey: true, timeStamp: atMs };
    return [...(shiftKey ? [shift] : []), { ...usual, code, shiftKey, key, timeStamp: atMs }];
  });
  return [...keys, { ...usual, code: end, key: end, timeStamp: atMs + gapMs }];
}

function scansOf(keys: readonly ScanKey[]): { scans: string[]; begun: number } {
  let burst = noBurst;
  let begun = 0;
  const scans: string[] = [];
  for (const key of keys) {
    const fed = feedKey(burst, key);
    burst = fed.burst;
    begun += Number(fed.hasBegun);
    if (fed.scanned !== undefined) scans.push(fed.scanned);
  }
  return { scans, begun };
}

describe('pace', () => {
  test.each([
    ['a wired scanner', '4006381333931', 2, ['4006381333931']],
    ['a wireless scanner', '4006381333931', 30, ['4006381333931']],
    ['letters of both cases', 'ABc-12 x', 8, ['ABc-12 x']],
    ['an AIM mark before it', ']E04006381333931', 8, [']E04006381333931']],
    ['a quick typist', '4006381333931', 90, []],
    ['a typist as quick as can be', '4006381333931', 45, []],
    ['a few keys at once', '12345', 2, []],
  ] as const)('%s', (_name, text, gapMs, scans) => {
    expect(scansOf(keysOf(text, gapMs)).scans).toEqual(scans);
  });

  test('a pause begins anew: what was typed before is not in the code', () => {
    const typed = keysOf('cem', 120).slice(0, -1);
    const later = keysOf('4006381333931', 5).map((key) => ({ ...key, timeStamp: key.timeStamp + 5000 }));
    expect(scansOf([...typed, ...later])).toEqual({ scans: ['4006381333931'], begun: 4 });
  });

  test('a key held down, a shortcut and an input method are no scanner', () => {
    const keys = keysOf('4006381333931', 5);
    expect(scansOf(keys.map((key) => ({ ...key, repeat: true }))).scans).toEqual([]);
    expect(scansOf(keys.map((key) => ({ ...key, ctrlKey: true }))).scans).toEqual([]);
    expect(scansOf(keys.map((key) => ({ ...key, isComposing: true }))).scans).toEqual([]);
  });

  test('one after the other', () => {
    const next = keysOf('96385074', 5).map((key) => ({ ...key, timeStamp: key.timeStamp + 400 }));
    expect(scansOf([...keysOf('4006381333931', 5), ...next]).scans).toEqual(['4006381333931', '96385074']);
  });
});

test.each(['Enter', 'NumpadEnter', 'Tab'])('%s ends a code', (end) => {
  expect(scansOf(keysOf('4006381333931', 5, end)).scans).toEqual(['4006381333931']);
});

test('whatever the layout, the physical key counts', () => {
  expect(scansOf(keysOf('ST-101', 5, 'Enter', 'ы')).scans).toEqual(['ST-101']);
  expect(
    [
      { code: 'KeyW', key: 'ü', shiftKey: false },
      { code: 'KeyS', key: 'Ы', shiftKey: true },
      { code: 'Digit7', key: '?', shiftKey: true },
      { code: 'Numpad7', key: '7', shiftKey: false },
      { code: 'Slash', key: '.', shiftKey: false },
      { code: '', key: '7', shiftKey: false },
      { code: 'ArrowUp', key: 'ArrowUp', shiftKey: false },
    ].map(scannedChar),
  ).toEqual(['w', 'S', '&', '7', '/', '7', '']);
});

test('a number somebody means stays in its field', () => {
  expect(
    ['1234.56', '120000', '12345,678', '4006381333931', 'ST-101', '96385074'].map(isTypedNumber),
  ).toEqual([true, true, true, false, false, false]);
});
