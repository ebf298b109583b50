// Search keys: the one fold for stored and typed text, its tokens, and the keyboard-layout fallback.
// SQLite never folds ə ı ё, and toLowerCase leaves U+0307 in «İ»: no other place may lower-case for search.

const letters: Readonly<Record<string, string>> = {
  ə: 'e',
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  і: 'и',
  є: 'е',
  ґ: 'г',
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
};
const letterPattern = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no Unicode work
const ascii = /^[\x00-\x7f]*$/;

/**
 * The search form of a text (recipe of interop §7.1): case, diacritics, ə ı ё й and Kazakh and Ukrainian
 * letters are gone. Idempotent; store it, and fold the query the same way.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(/[İI]/g, 'i')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(letterPattern, (letter) => letters[letter] ?? letter);
}

/** Folded words of letters and digits, in order, as FTS5 unicode61 would cut them. */
export function searchTokens(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё';
const latinKeys = {
  en: "qwertyuiop[]asdfghjkl;'zxcvbnm,.`",
  az: 'qüertyuiopöğasdfghjklıəzxcvbnmçş`',
} as const;

const toRussian: ReadonlyMap<string, string> = new Map(
  [...latinKeys.az, ...latinKeys.en].map((key, index) => [
    key,
    russianKeys.charAt(index % russianKeys.length),
  ]),
);
const toLatin = { en: latinMap('en'), az: latinMap('az') };

function latinMap(layout: 'en' | 'az'): ReadonlyMap<string, string> {
  return new Map([...russianKeys].map((key, index) => [key, latinKeys[layout].charAt(index)]));
}

/**
 * What the same keys give in the other layout: `ghbdtn` → `привет`, `зкшмуе` → `privet`. Lower case.
 * Text with a Cyrillic letter goes to Latin (`layout` says which), any other to Russian.
 */
export function layoutSwitch(text: string, layout: 'en' | 'az' = 'en'): string {
  const keys = /\p{Script=Cyrillic}/u.test(text) ? toLatin[layout] : toRussian;
  const lower = text.replace(/İ/g, 'i').toLowerCase();
  return [...lower].map((key) => keys.get(key) ?? key).join('');
}
