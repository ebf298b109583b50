// The characters our printed documents can show: one list for scripts/fonts and for the test of its result.
// Noto Sans has no arrows and no U+2212 minus, so none are here; the pen prints `->` and a dash for them.

/** Inclusive ranges of code points. */
const ranges: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e], // Basic Latin
  [0xa0, 0x17f], // Latin-1 and Latin Extended-A: Azerbaijani (without ə), Turkish, Central Europe
  [0x400, 0x45f], // Russian, Ukrainian, Belarusian, Serbian
  [0x490, 0x4ff], // Kazakh, Tatar, Uzbek and the other Cyrillic extensions
  [0x2010, 0x2015], // hyphens and dashes
  [0x2018, 0x201f], // quotation marks
];

const singles = 'Əəʻʼ\u2009\u202f†•…‰′″‹›⁄№™×÷€₴₸₺₼₽₾';

/** Every printable character, once, in the order of code points. */
export function printCharacters(): string {
  const points = new Set([...singles].map((character) => character.codePointAt(0) ?? 0));
  for (const [first, last] of ranges) {
    for (let point = first; point <= last; point += 1) points.add(point);
  }
  return [...points]
    .sort((a, b) => a - b)
    .map((point) => String.fromCodePoint(point))
    .join('');
}
