import { expect, test } from 'vitest';
import { sortKeyAz } from '#shared/domain/sortKey.ts';

// The order ICU az gives in full Node (interop §7.1), written down: Chromium cannot be asked.
const inOrder = [
  '9 kv',
  '10 kv',
  '100 kv',
  'Agdam',
  'Ağdam',
  'Cay',
  'Çay',
  'Dəniz',
  'Ekran',
  'Elçin',
  'Əliyev',
  'Fərid',
  'Gəncə',
  'Ğəni',
  'Hacı',
  'Xan',
  'Iğdır',
  'Item 2',
  'Item 10',
  'İlqar',
  'İsmayıl',
  'Jalə',
  'Kaya',
  'Qaya',
  'Lalə',
  'Mais',
  'Nar',
  'Oz',
  'Öz',
  'Pərvin',
  'Rza',
  'Sumqayıt',
  'Şəki',
  'Tural',
  'Uzum',
  'Üzüm',
  'Vüqar',
  'Yaqut',
  'Zaur',
  'Werner',
  'Алиев',
  'Еж',
  'Ёлкин',
  'Ель',
  'Иванов',
  'Йодов',
  'Ким',
  'Щукин',
  'Яна',
];
const byKey = (left: string, right: string) => (sortKeyAz(left) < sortKeyAz(right) ? -1 : 1);

test('keys give the fixed order, compared as UTF-16 and as UTF-8', () => {
  expect([...inOrder].reverse().sort(byKey)).toEqual(inOrder);
  const utf8 = (text: string) => Buffer.from(sortKeyAz(text));
  expect([...inOrder].reverse().sort((left, right) => Buffer.compare(utf8(left), utf8(right)))).toEqual(
    inOrder,
  );
});

test('case, quotes, foreign diacritics and ё do not count', () => {
  expect([sortKeyAz('«Ёлка» МЧС'), sortKeyAz('André'), sortKeyAz('item 007')]).toEqual([
    sortKeyAz('елка мчс'),
    sortKeyAz('andre'),
    sortKeyAz('item 7'),
  ]);
});

test('numbers of any length compare by value', () => {
  const numbers = ['5', '9', '10', '999999999', '1000000000', '9999999999', '12345678901234567890'];
  expect([...numbers].reverse().sort(byKey)).toEqual(numbers);
});
