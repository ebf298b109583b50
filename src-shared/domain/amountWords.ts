// An amount of money in words for invoices, in Azerbaijani, Russian and English (interop §5.3).
// The fraction is two digits. Own code: the npm packages get gender, thousands or the fraction wrong.
import type { Language } from './language.ts';
import type { CurrencyCode } from './money.ts';

type Gender = 'm' | 'f';
/** one, few, many; a word that never changes stands once. */
type RussianUnit = { forms: readonly [string, string, string]; gender: Gender };
type CurrencyWords = {
  ru: { major: RussianUnit; minor: readonly [string, string, string] };
  az: readonly [major: string, minor: string];
  en: readonly [one: string, many: string, minorOne: string, minorMany: string];
};

function masculine(one: string, few = one, many = one): RussianUnit {
  return { forms: [one, few, many], gender: 'm' };
}
function feminine(one: string, few: string, many: string): RussianUnit {
  return { forms: [one, few, many], gender: 'f' };
}

const kopecks = ['копейка', 'копейки', 'копеек'] as const;
const cents = ['цент', 'цента', 'центов'] as const;

const words: Readonly<Record<CurrencyCode, CurrencyWords>> = {
  AZN: {
    ru: { major: masculine('манат', 'маната', 'манатов'), minor: ['гяпик', 'гяпика', 'гяпиков'] },
    az: ['manat', 'qəpik'],
    en: ['manat', 'manats', 'qapik', 'qapik'],
  },
  RUB: {
    ru: { major: masculine('рубль', 'рубля', 'рублей'), minor: kopecks },
    az: ['rubl', 'qəpik'],
    en: ['ruble', 'rubles', 'kopeck', 'kopecks'],
  },
  USD: {
    ru: { major: masculine('доллар США', 'доллара США', 'долларов США'), minor: cents },
    az: ['ABŞ dolları', 'sent'],
    en: ['US dollar', 'US dollars', 'cent', 'cents'],
  },
  EUR: {
    ru: { major: masculine('евро'), minor: cents },
    az: ['avro', 'sent'],
    en: ['euro', 'euros', 'cent', 'cents'],
  },
  KZT: {
    ru: { major: masculine('тенге'), minor: ['тиын', 'тиына', 'тиынов'] },
    az: ['tenge', 'tiyin'],
    en: ['tenge', 'tenge', 'tiyn', 'tiyn'],
  },
  TRY: {
    ru: { major: feminine('лира', 'лиры', 'лир'), minor: ['куруш', 'куруша', 'курушей'] },
    az: ['lirə', 'quruş'],
    en: ['lira', 'liras', 'kurus', 'kurus'],
  },
  GEL: {
    ru: { major: masculine('лари'), minor: ['тетри', 'тетри', 'тетри'] },
    az: ['lari', 'tetri'],
    en: ['lari', 'lari', 'tetri', 'tetri'],
  },
  UAH: {
    ru: { major: feminine('гривна', 'гривны', 'гривен'), minor: kopecks },
    az: ['qrivna', 'qəpik'],
    en: ['hryvnia', 'hryvnias', 'kopiyka', 'kopiykas'],
  },
  BYN: {
    ru: {
      major: masculine('белорусский рубль', 'белорусских рубля', 'белорусских рублей'),
      minor: kopecks,
    },
    az: ['Belarus rublu', 'qəpik'],
    en: ['Belarusian ruble', 'Belarusian rubles', 'kopeck', 'kopecks'],
  },
  UZS: {
    ru: { major: masculine('сум', 'сума', 'сумов'), minor: ['тийин', 'тийина', 'тийинов'] },
    az: ['som', 'tiyin'],
    en: ['som', 'som', 'tiyin', 'tiyin'],
  },
};

/**
 * `481.00 AZN` → «Dörd yüz səksən bir manat 00 qəpik».
 * @param minor minor units, up to the safe integers; a negative amount begins with the word minus
 */
export function amountInWords(minor: number, currency: CurrencyCode, language: Language): string {
  const magnitude = Math.abs(minor);
  const major = Math.floor(magnitude / 100);
  const fraction = magnitude % 100;
  const text = `${amount[language](major, words[currency])} ${String(fraction).padStart(2, '0')} ${fractionWord(fraction, currency, language)}`;
  return capitalized(minor < 0 ? `${minus[language]} ${text}` : text, language);
}

const minus = { az: 'mənfi', ru: 'минус', en: 'minus' } as const;

const amount = {
  ru: (major: number, unit: CurrencyWords) =>
    `${russian(major, unit.ru.major.gender)} ${russianForm(major, unit.ru.major.forms)}`,
  az: (major: number, unit: CurrencyWords) => `${azerbaijani(major)} ${unit.az[0]}`,
  en: (major: number, unit: CurrencyWords) => `${english(major)} ${unit.en[major === 1 ? 0 : 1]}`,
} as const;

function fractionWord(fraction: number, currency: CurrencyCode, language: Language): string {
  const unit = words[currency];
  if (language === 'ru') return russianForm(fraction, unit.ru.minor);
  return language === 'az' ? unit.az[1] : unit.en[fraction === 1 ? 2 : 3];
}

function capitalized(text: string, language: Language): string {
  const first = text.charAt(0);
  return `${language === 'az' && first === 'i' ? 'İ' : first.toUpperCase()}${text.slice(1)}`;
}

/** Groups of three digits with the power of a thousand of each, highest first, zeros left out. */
function groupsOf(number: number): { value: number; power: number }[] {
  const groups: { value: number; power: number }[] = [];
  for (let rest = number, power = 0; rest > 0; rest = Math.floor(rest / 1000), power += 1) {
    if (rest % 1000 > 0) groups.unshift({ value: rest % 1000, power });
  }
  return groups;
}

function list(text: string): readonly string[] {
  return text.split(' ');
}
/** The word at an index, '' where the number is silent. */
function at(names: readonly string[], index: number): string {
  return names[index] ?? '';
}
function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

const ruOnes = list(
  ' один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
);
const ruTens = list('  двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто');
const ruHundreds = list(' сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот');
const ruPowers: readonly RussianUnit[] = [
  masculine(''),
  feminine('тысяча', 'тысячи', 'тысяч'),
  masculine('миллион', 'миллиона', 'миллионов'),
  masculine('миллиард', 'миллиарда', 'миллиардов'),
  masculine('триллион', 'триллиона', 'триллионов'),
];

function russianForm(count: number, forms: readonly [string, string, string]): string {
  const last = count % 10;
  const isTeen = Math.floor((count % 100) / 10) === 1;
  if (isTeen || last === 0 || last > 4) return forms[2];
  return last === 1 ? forms[0] : forms[1];
}

function russian(number: number, gender: Gender): string {
  if (number === 0) return 'ноль';
  const parts = groupsOf(number).map(({ value, power }) => {
    const unit = ruPowers[power];
    return joined([
      russianGroup(value, power === 0 ? gender : (unit?.gender ?? 'm')),
      russianForm(value, unit?.forms ?? ['', '', '']),
    ]);
  });
  return joined(parts);
}

function russianGroup(value: number, gender: Gender): string {
  const below = value % 100;
  const ones = below < 20 ? below : below % 10;
  const feminineOnes = gender === 'f' ? at(['', 'одна', 'две'], ones) : '';
  return joined([
    at(ruHundreds, Math.floor(value / 100)),
    below < 20 ? '' : at(ruTens, Math.floor(below / 10)),
    feminineOnes === '' ? at(ruOnes, ones) : feminineOnes,
  ]);
}

const azOnes = list(' bir iki üç dörd beş altı yeddi səkkiz doqquz');
const azTens = list(' on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan');
const azPowers = list(' min milyon milyard trilyon');

function azerbaijani(number: number): string {
  if (number === 0) return 'sıfır';
  const parts = groupsOf(number).map(({ value, power }) =>
    // 1000 is «min», 100 «yüz», but a million is «bir milyon».
    value === 1 && power === 1 ? 'min' : joined([azerbaijaniGroup(value), at(azPowers, power)]),
  );
  return joined(parts);
}

function azerbaijaniGroup(value: number): string {
  const hundreds = Math.floor(value / 100);
  return joined([
    hundreds > 1 ? at(azOnes, hundreds) : '',
    hundreds > 0 ? 'yüz' : '',
    at(azTens, Math.floor((value % 100) / 10)),
    at(azOnes, value % 10),
  ]);
}

const enOnes = list(
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const enTens = list('  twenty thirty forty fifty sixty seventy eighty ninety');
const enPowers = list(' thousand million billion trillion');

function english(number: number): string {
  if (number === 0) return 'zero';
  return joined(
    groupsOf(number).map(({ value, power }) => joined([englishGroup(value), at(enPowers, power)])),
  );
}

function englishGroup(value: number): string {
  const hundreds = Math.floor(value / 100);
  const below = value % 100;
  const tens = at(enTens, Math.floor(below / 10));
  const ones = at(enOnes, below < 20 ? below : below % 10);
  const rest = below < 20 ? ones : [tens, ones].filter((part) => part !== '').join('-');
  return joined([hundreds > 0 ? `${at(enOnes, hundreds)} hundred` : '', rest]);
}
