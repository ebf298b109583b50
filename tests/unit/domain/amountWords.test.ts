import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountInWords } from '#shared/domain/amountWords.ts';
import { fold } from '#shared/domain/fold.ts';
import { type Language, languages } from '#shared/domain/language.ts';
import { type CurrencyCode, currencyCodes } from '#shared/domain/money.ts';
import vectors from '#tests/fixtures/vectors/amountWords.json' with { type: 'json' };

test.each(vectors)('vector $minor', ({ minor, ...texts }) => {
  const made = Object.keys(texts).map((key) => {
    const [currency, language] = key.split('_') as [CurrencyCode, Language];
    return [key, amountInWords(minor, currency, language)];
  });
  expect(Object.fromEntries(made)).toEqual(texts);
});

test('the examples of interop §5.3 and the odd corners', () => {
  expect([
    amountInWords(48_100, 'RUB', 'ru'),
    amountInWords(110_000, 'AZN', 'az'),
    amountInWords(10_000, 'AZN', 'az'),
    amountInWords(100_000_000_000, 'AZN', 'az'),
    amountInWords(48_100, 'AZN', 'en'),
    amountInWords(2_100_201, 'USD', 'en'),
    amountInWords(101, 'USD', 'en'),
    amountInWords(1_111_111_212, 'UAH', 'ru'),
    amountInWords(201, 'BYN', 'ru'),
    amountInWords(-500, 'EUR', 'ru'),
    amountInWords(-200, 'AZN', 'az'),
  ]).toEqual([
    'Четыреста восемьдесят один рубль 00 копеек',
    'Min yüz manat 00 qəpik',
    'Yüz manat 00 qəpik',
    'Bir milyard manat 00 qəpik',
    'Four hundred eighty-one manats 00 qapik',
    'Twenty-one thousand two US dollars 01 cent',
    'One US dollar 01 cent',
    'Одиннадцать миллионов сто одиннадцать тысяч сто двенадцать гривен 12 копеек',
    'Два белорусских рубля 01 копейка',
    'Минус пять евро 00 центов',
    'Mənfi iki manat 00 qəpik',
  ]);
});

// An independent reader: words back to the number, by value of each word.
const values: Record<Language, [words: string, from: number, step: number][]> = {
  ru: [
    [
      'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
      0,
      1,
    ],
    ['ноль одна две', 0, 1],
    ['двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто', 20, 10],
    ['сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот', 100, 100],
  ],
  az: [
    ['sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz', 0, 1],
    ['on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan', 10, 10],
  ],
  en: [
    [
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      0,
      1,
    ],
    ['twenty thirty forty fifty sixty seventy eighty ninety', 20, 10],
  ],
};
const small = new Map(
  languages.flatMap((language) =>
    values[language].flatMap(([words, from, step]) =>
      words.split(' ').map((word, index) => [`${language} ${fold(word)}`, from + index * step] as const),
    ),
  ),
);
const powers: [pattern: RegExp, value: number][] = [
  [/^(тысяч|min$|thousand)/, 1e3],
  [/^(миллион|milyon|million)/, 1e6],
  [/^(миллиард|milyard|billion)/, 1e9],
];

function readBack(text: string, language: Language): number {
  let total = 0;
  let group = 0;
  for (const word of fold(text).split(/[ -]/)) {
    const value = small.get(`${language} ${word}`);
    const power = powers.find(([pattern]) => pattern.test(word))?.[1];
    if (value !== undefined) group += value;
    else if (/^(yuz|hundred)$/.test(word)) group = group - (group % 10) + Math.max(group % 10, 1) * 100;
    else if (power !== undefined) {
      total += Math.max(group, 1) * power;
      group = 0;
    } else if (/^\d\d$/.test(word)) return (total + group) * 100 + Number(word);
  }
  return Number.NaN;
}

test('words read back are the amount', () => {
  const minor = fc.oneof(fc.integer({ min: 0, max: 10 ** 12 }), fc.integer({ min: 0, max: 200_000 }));
  fc.assert(
    fc.property(
      minor,
      fc.constantFrom(...currencyCodes),
      fc.constantFrom(...languages),
      (amount, currency, language) => {
        const text = amountInWords(amount, currency, language);
        expect([readBack(text, language), text.includes('  '), text.trim()]).toEqual([amount, false, text]);
      },
    ),
    { numRuns: 500 },
  );
});

test('Russian forms follow the number', () => {
  const rules = new Intl.PluralRules('ru');
  const forms: Record<string, string> = { one: 'рубль', few: 'рубля', many: 'рублей' };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 10 }), (major) => {
      const unit = amountInWords(major * 100, 'RUB', 'ru')
        .split(' ')
        .at(-3);
      expect(unit).toBe(forms[rules.select(major)]);
    }),
  );
});
