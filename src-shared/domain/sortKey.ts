// The sort key of names: plain binary order of keys is the Azerbaijani alphabet, Latin before Cyrillic.
// Chromium's ICU has no Azerbaijani, SQLite no collation: lists are ordered by this stored key only.

// Letters outside the alphabet (w as ICU has it, after z) and Ukrainian, Kazakh letters beside their kin.
const latin = 'abcçdeəfgğhxıijkqlmnoöprsştuüvyzw';
const cyrillic = 'аәбвгґғдеєжзиіїйкқлмнңоөпрстуўұүфхһцчшщъыьэюя';
const firstLatin = 0x41;
const firstCyrillic = 0x400;

const codes: ReadonlyMap<string, string> = new Map([
  ...[...latin].map((letter, index) => [letter, String.fromCharCode(firstLatin + index)] as const),
  ...[...cyrillic].map((letter, index) => [letter, String.fromCharCode(firstCyrillic + index)] as const),
]);

/**
 * A key to compare by code unit or by UTF-8 byte. Case, punctuation and foreign diacritics do not count,
 * ё is е, runs of digits compare by value. Ties are the caller's (by name, then id).
 */
export function sortKeyAz(text: string): string {
  const lower = text.normalize('NFC').replace(/İ/g, 'i').replace(/I/g, 'ı').toLowerCase().normalize('NFC');
  let key = '';
  let digits = '';
  for (const char of lower) {
    if (char >= '0' && char <= '9') {
      digits += char;
      continue;
    }
    if (digits !== '') key += numberKey(digits);
    digits = '';
    const part = codes.get(char) ?? otherKey(char);
    // Any run of punctuation is one space, none in front.
    if (part !== ' ' || (key !== '' && !key.endsWith(' '))) key += part;
  }
  return digits === '' ? key.trimEnd() : key + numberKey(digits);
}

function otherKey(char: string): string {
  if (/\p{M}/u.test(char)) return '';
  if (!/[\p{L}\p{N}]/u.test(char)) return ' ';
  const base = char.normalize('NFD').replace(/\p{M}/gu, '');
  return [...base].map((letter) => codes.get(letter) ?? letter).join('');
}

/** The count of digits stands in front: 9 < 10 < 100 with no padding; «:» is after «9» and before letters. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '');
  const length = significant.length;
  return length < 10 ? `${length}${significant}` : `:${String(length).padStart(3, '0')}${significant}`;
}
