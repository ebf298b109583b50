// Roles of price types and branches of item groups, guessed by name in three languages.
import { expect, test } from 'vitest';
import { guessBranch, guessPriceRole } from '#main/exchange/commerceml/roles.rules.ts';

test('the role of a price type, in three languages', () => {
  const names = {
    retail: ['Розничная', 'Pərakəndə qiymət', 'Retail'],
    dealer: ['Оптовая', 'Дилерская цена', 'Topdan satış', 'Diler', 'Dealer', 'Wholesale'],
    minimum: ['Минимальная розничная', 'Minimum qiymət', 'Minimal', 'Цена (мин.)', 'Min'],
    recommended: ['Рекомендованная розничная', 'РРЦ', 'Tövsiyə olunan', 'Recommended'],
    cost: ['Закупочная оптовая', 'Себестоимость', 'Maya dəyəri', 'Alış qiyməti', 'Purchase', 'Cost'],
    '': ['Акция', 'Bayram', 'Special'],
  };
  const guessed = Object.entries(names).map(([role, given]) => [role, given.map(guessPriceRole)]);
  expect(guessed).toEqual(Object.entries(names).map(([role, given]) => [role, given.map(() => role)]));
});

test('a group of components, in three languages', () => {
  expect(
    ['Комплектующие', 'Запчасти', 'Komponentlər', 'Ehtiyat hissələri', 'Components', 'Spare parts'].map(
      guessBranch,
    ),
  ).toEqual(Array(6).fill('components'));
  expect(['Столы', 'Masalar', 'Tables'].map(guessBranch)).toEqual(['', '', '']);
});
