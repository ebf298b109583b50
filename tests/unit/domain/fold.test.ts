import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, layoutSwitch, searchTokens } from '#shared/domain/fold.ts';
import { phon } from '#shared/domain/phon.ts';
import vectors from '#tests/fixtures/vectors/search.json' with { type: 'json' };

test.each(vectors.fold_equal)('fold: %s = %s', (left, right) => {
  expect(fold(left)).toBe(fold(right));
});

test.each([
  ...vectors.cross_script_should_meet,
  ['Orucov', 'Оруджев'],
  ['Hüseynov', 'Гусейнов'],
  ['Hacıyev', 'Гаджиев'],
  ['Sadıqov', 'Садыгов'],
  ['Əhmədov', 'Akhmedov'],
  ['Şükürov', 'Shukurov'],
  ['Сумгаит', 'Sumqayıt'],
  ['Moscow', 'Москва'],
])('across scripts: %s = %s', (left, right) => {
  expect(phon(left)).toBe(phon(right));
});

test('names that only look alike do not meet', () => {
  const pairs: [string, string][] = [
    ['Əliyev', 'Vəliyev'],
    ['Həsənov', 'Hüseynov'],
    ['Rəhimov', 'Kərimov'],
    ['Bakı', 'Quba'],
  ];
  expect(pairs.filter(([left, right]) => phon(left) === phon(right))).toEqual([]);
});

test('fold leaves nothing to fold again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
  expect(fold('ƏLİ Ёж Йод Київ Қазақ ﬁ ß')).toBe('eli еж иод киив казак fi ss');
});

test('tokens are folded words of letters and digits', () => {
  expect(searchTokens('ООО «Ромашка-2», Gəncə şəh. А/12')).toEqual([
    'ооо',
    'ромашка',
    '2',
    'gence',
    'seh',
    'а',
    '12',
  ]);
});

test('the other keyboard layout', () => {
  expect([
    layoutSwitch('ghbdtn'),
    layoutSwitch('GHBDTN, vbh'),
    layoutSwitch('привет'),
    layoutSwitch('эдшнум', 'az'),
    layoutSwitch('ğhbdtn'),
    layoutSwitch('123'),
  ]).toEqual(['привет', 'приветб мир', 'ghbdtn', 'əliyev', 'ъривет', '123']);
  expect(layoutSwitch(layoutSwitch('съешь ещё этих булок'))).toBe('съешь ещё этих булок');
});
