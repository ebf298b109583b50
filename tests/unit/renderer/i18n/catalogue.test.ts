// The catalogues: nothing empty, nothing left in English, no Latin look-alikes in Russian; types refuse planted faults.
import { describe, expect, test } from 'vitest';
import { azerbaijani, english, type Message, russian } from '#renderer/i18n/catalogue.ts';
import { az } from '#renderer/i18n/messages/az.ts';
import { en } from '#renderer/i18n/messages/en.ts';
import { ru } from '#renderer/i18n/messages/ru.ts';
import { textsOf } from '#tests/tools/texts.ts';

function texts(catalogue: {
  readonly [area: string]: { readonly [key: string]: Message };
}): Map<string, string> {
  const entries = Object.entries(catalogue).flatMap(([area, messages]) =>
    Object.entries(messages).flatMap(([key, message]): [string, string][] =>
      typeof message === 'string'
        ? [[`${area}.${key}`, message]]
        : Object.entries(message).map(([form, text]) => [`${area}.${key}.${form}`, text ?? '']),
    ),
  );
  return new Map(entries);
}

const english_ = texts(en);
// Names and abbreviations that are the same in both languages.
const sameInAzerbaijani = [
  'app.title',
  'common.ok',
  'picker.minimum',
  'sell.kilobytes',
  'partner.bank',
  'partner.region',
  'settings.port',
  'terms.taxIdAz',
  'imports.problemsCount.one',
];
const sameInRussian = ['app.title', 'terms.taxIdAz'];

describe('catalogues', () => {
  test('no message is empty or padded', () => {
    const bad = [en, az, ru].flatMap((catalogue) =>
      [...texts(catalogue)].filter(([, text]) => text !== text.trim() || text === ''),
    );
    expect(bad).toEqual([]);
  });

  test.each([
    ['az', az, sameInAzerbaijani],
    ['ru', ru, sameInRussian],
  ] as const)('no %s message equals the English one outside the allow-list', (_, catalogue, allowed) => {
    const same = [...texts(catalogue)]
      .filter(([key, text]) => english_.get(key) === text)
      .map(([key]) => key);
    expect(same.toSorted()).toEqual([...allowed].toSorted());
  });

  test('no Russian word mixes Latin and Cyrillic letters', () => {
    const words = [...texts(ru).values()].flatMap(
      (text) => text.replaceAll(/\{\w+\}/g, ' ').match(/\p{L}+/gu) ?? [],
    );
    expect(
      words.filter((word) => /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word)),
    ).toEqual([]);
  });

  test('Azerbaijani text has no Cyrillic letters', () => {
    expect([...texts(az).values()].filter((text) => /\p{Script=Cyrillic}/u.test(text))).toEqual([]);
  });

  test('plural forms and parameters are filled in', () => {
    const t = textsOf('ru');
    expect([1, 3, 5, 21].map((count) => t('common.rowsCount', { count }))).toEqual([
      '1 строка',
      '3 строки',
      '5 строк',
      '21 строка',
    ]);
    expect(textsOf('az')('common.ofTotal', { done: 3, total: 9 })).toBe('9 / 3');
  });

  test('the compiler refuses a missing key, a missing form and a wrong parameter', () => {
    const sample = english({ hello: 'Hello {name}', rows: { one: '{count} row', other: '{count} rows' } });
    type Sample = typeof sample;
    // @ts-expect-error missing key
    azerbaijani<Sample>()({ hello: 'Salam {name}' });
    // @ts-expect-error missing Russian forms
    russian<Sample>()({ hello: 'Привет, {name}', rows: { one: '{count} строка', other: '{count} строки' } });
    // @ts-expect-error wrong parameter
    azerbaijani<Sample>()({ hello: 'Salam {ad}', rows: { one: '{count} sətir', other: '{count} sətir' } });
    const t = textsOf('en');
    // @ts-expect-error parameters are demanded
    t('common.ofTotal');
    // @ts-expect-error unknown key
    t('common.nothingLikeThis');
    expect(sample.hello).toBe('Hello {name}');
  });
});
