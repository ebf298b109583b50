import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, wrapLine } from '#main/pdf/pen.ts';

/** A font in which every character is one point wide and only Latin-1 exists. */
const widthOf = (text: string) => [...text].length;
const hasGlyphForCodePoint = (codePoint: number) => codePoint < 0x180;
const font = { hasGlyphForCodePoint, characterSet: [], glyphForCodePoint: () => undefined };

test('wraps at spaces, slashes and hyphens between letters; phone numbers and NBSP hold', () => {
  expect(wrapLine('Щербакова-Ефимова тел. 123-45-67', 12, widthOf)).toEqual([
    'Щербакова-',
    'Ефимова тел.',
    '123-45-67',
  ]);
  expect(wrapLine('аб\u00a0вг дежз', 6, widthOf)).toEqual(['аб\u00a0вг', 'дежз']);
  expect(wrapLine('ABCDEFGHIJ KL', 4, widthOf)).toEqual(['ABCD', 'EFGH', 'IJ', 'KL']);
  expect(wrapLine('', 4, widthOf)).toEqual(['']);
});

test('no line is wider than asked and no letter is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'Ə', ' ', '-', '/', '1') }),
      fc.integer({ min: 1, max: 20 }),
      (text, width) => {
        const lines = wrapLine(text, width, widthOf);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      },
    ),
  );
});

test('prints the plain form of what the font lacks, and never a gap', () => {
  expect(printable('I\u0307smay\u0131l \u2212 5 ℃ ế → 😀\u200b\r\nx\ty', font)).toBe(
    'İsmayıl ? 5 °C e -> ?\nx y',
  );
});
