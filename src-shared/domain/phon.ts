// The looser, cross-script key: Əliyev, Aliyev, Алиев meet. Only a fallback and a finder of duplicates,
// ranked below the exact fold. Cities whose names differ by more than spelling meet by an alias.
import { fold } from './fold.ts';

/** One line, one city; words are folded on load. Only one-word names: the key is made word by word. */
const cityAliases = [
  'Bakı Баку Baku',
  'Gəncə Гянджа Ganja Кировабад',
  'Sumqayıt Сумгаит Sumgait Sumgayit',
  'Lənkəran Ленкорань Lankaran Lenkoran',
  'Naxçıvan Нахичевань Нахчыван Nakhchivan Nakhichevan',
  'Mingəçevir Мингечевир Мингечаур Mingachevir',
  'Şamaxı Шемаха Шамахы Shamakhi',
  'Xankəndi Ханкенди Степанакерт Khankendi',
  'Qəbələ Габала Gabala Qabala',
  'Quba Губа Куба Guba',
  'Zaqatala Закатала Закаталы Zagatala',
  'Xaçmaz Хачмаз Хачмас Khachmaz',
  'Göyçay Гейчай Геокчай Goychay',
  'Füzuli Физули Fuzuli',
  'Şəki Шеки Sheki Shaki',
  'Moskva Москва Moscow',
  'Peterburq Петербург Petersburg Peterburg',
  'Tiflis Тбилиси Тифлис Tbilisi',
  'İrəvan Ереван Yerevan',
  'Kiyev Киев Київ Kyiv Kiev',
  'Almatı Алматы Almaty',
  'Astana Астана Нурсултан',
  'Daşkənd Ташкент Tashkent Toshkent',
  'Səmərqənd Самарканд Samarkand Samarqand',
  'İstanbul Стамбул Istanbul',
  'Kazan Казань',
  'Dərbənd Дербент Derbent',
] as const;

const aliasOf: ReadonlyMap<string, string> = new Map(
  cityAliases.flatMap((line) => {
    const names = line.split(' ').map(fold);
    return names.map((name) => [name, `*${names[0]}`] as const);
  }),
);

/** Sounds written with several letters, before single letters; the order matters. */
const digraphs: readonly (readonly [RegExp, string])[] = [
  [/дж|дч|dzh|dj|zh|ch/g, 'c'],
  [/sh|щ/g, 's'],
  [/kh|gh/g, 'k'],
  [/ц/g, 'ts'],
];

// q is к or г in Russian, h and ğ are г, x is х: one class, or half of the surnames would miss.
const sounds: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['A', 'aeэеаяё'],
    ['I', 'iиы'],
    ['U', 'ouоуюö'],
    ['B', 'bб'],
    ['C', 'cjчж'],
    ['D', 'dд'],
    ['F', 'fф'],
    ['K', 'kghqxкгх'],
    ['L', 'lл'],
    ['M', 'mм'],
    ['N', 'nн'],
    ['P', 'pп'],
    ['R', 'rр'],
    ['S', 'sсш'],
    ['T', 'tт'],
    ['V', 'vwв'],
    ['Z', 'zз'],
  ].flatMap(([sound = '', members = '']) => [...members].map((member) => [member, sound])),
);

/**
 * Cross-script key of a text, word by word: two names meet when their keys are equal.
 * @example phon('Cəfərov') === phon('Джафаров')
 */
export function phon(text: string): string {
  // й is a glide as y is: it must be known before fold turns it into и.
  const words = text
    .normalize('NFC')
    .replace(/[йЙ]/g, 'y')
    .replace(/['’ʼʻ‘`]/g, '');
  return (fold(words).match(/[\p{L}\p{N}]+/gu) ?? []).map(wordKey).join(' ');
}

/** Names of a company share their words: an import asks for the same few thousand again and again. */
const keptKeys = new Map<string, string>();
const keptAtMost = 5_000;

function wordKey(word: string): string {
  const kept = keptKeys.get(word);
  if (kept !== undefined) return kept;
  const key = makeWordKey(word);
  if (keptKeys.size >= keptAtMost) keptKeys.clear();
  keptKeys.set(word, key);
  return key;
}

function makeWordKey(word: string): string {
  const alias = aliasOf.get(word);
  if (alias !== undefined) return alias;
  let key = word.replace(/(.)\1+/gu, '$1');
  for (const [pattern, sound] of digraphs) key = key.replace(pattern, sound);
  key = key.replace(/(?<=[aeiouаеиоуыэюя])y|y(?=[aeiouаеиоуыэюя])|[ьъ]/g, '').replace(/y/g, 'i');
  key = [...key].map((letter) => sounds[letter] ?? letter).join('');
  // -ов and -ев are one ending of surnames (Orucov, Оруджев).
  return key.replace(/(.)\1+/gu, '$1').replace(/[AU]V(A?)$/, 'V$1');
}
