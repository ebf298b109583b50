// Shortcuts by the physical key: a Russian and an Azerbaijani layout, the pad of digits, dead keys, an input method, AltGr.
import { describe, expect, it, test } from 'vitest';
import { matchesChord, parseChord } from '#renderer/ui/keyboard/hotkeyMatch.ts';
import { isHalfTyped, physicalKey } from '#renderer/ui/keyboard/physicalKey.ts';
import { nextIndex } from '#renderer/ui/listKeys.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const codes = [...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((letter) => `Key${letter}`);
const layouts = {
  en: [...'qwertyuiopasdfghjklzxcvbnm'],
  ru: [...'йцукенгшщзфывапролдячсмить'],
  // Windows, Azerbaijani (Latin): ü where W is, ı and İ apart.
  az: [...'qüertyuiopasdfghjklzxcvbnm'],
  azCyrillic: [...'јүукенгшһзфывапролдәчсмиғб'],
};

describe.each(Object.entries(layouts))('layout %s', (_name, typed) => {
  it('each letter key is the one of its place, alone and with Ctrl', () => {
    for (const [index, code] of codes.entries()) {
      const event = { ...plain, code, key: typed[index] ?? '' };
      const hits = codes.filter((other) => matchesChord(event, parseChord(other)));
      const withCtrl = codes.filter((other) =>
        matchesChord({ ...event, ctrlKey: true }, parseChord(`Ctrl+${other}`)),
      );
      expect([hits, withCtrl]).toEqual([[code], [code]]);
    }
  });
  it('J and K move in a list', () => {
    const [j, k] = ['KeyJ', 'KeyK'].map((code) => ({
      ...plain,
      code,
      key: typed[codes.indexOf(code)] ?? '',
    }));
    expect([j && nextIndex(j, 3, 9, 5), k && nextIndex(k, 3, 9, 5)]).toEqual([4, 2]);
  });
});

test.each([
  ['Numpad4', '4', 'Digit4'],
  ['Numpad0', '0', 'Digit0'],
  // Without NumLock.
  ['Numpad2', 'ArrowDown', 'ArrowDown'],
  ['Numpad7', 'Home', 'Home'],
  ['NumpadDecimal', 'Delete', 'Delete'],
  ['NumpadDecimal', ',', 'NumpadDecimal'],
  ['NumpadEnter', 'Enter', 'Enter'],
  ['NumpadDivide', '/', 'Slash'],
  ['Slash', '.', 'Slash'],
  ['Digit4', '$', 'Digit4'],
  // A remote desktop.
  ['', 'd', 'KeyD'],
  ['', '4', 'Digit4'],
  ['', 'Escape', 'Escape'],
])('%s that says “%s” is %s', (code, key, expected) => {
  expect(physicalKey({ code, key })).toBe(expected);
});

test('half a character is no shortcut', () => {
  const altGr = { code: 'KeyE', key: '€', getModifierState: () => true };
  const halves = [
    { code: 'KeyE', key: 'Dead' },
    { code: 'KeyD', key: 'Process' },
    { code: 'KeyN', key: 'n', isComposing: true },
    altGr,
  ];
  expect(halves.map(isHalfTyped)).toEqual([true, true, true, true]);
  expect(isHalfTyped({ code: 'KeyD', key: 'в', isComposing: false, getModifierState: () => false })).toBe(
    false,
  );
});
