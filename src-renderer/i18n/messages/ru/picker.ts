// Russian texts of area `picker`: the item picker. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { picker as English } from '../en/picker.ts';

export const picker = russian<typeof English>()({
  itemGroups: 'Группы номенклатуры',
  products: 'Товары',
  components: 'Комплектующие',
  items: 'Номенклатура',
  selectedLines: 'Выбранные строки',
  pastTransactions: 'Прошлые продажи',
  searchItems: 'Наименование, артикул или штрихкод',
  belowMinimum: 'Ниже минимальной цены',
  belowMinimumReason: 'Почему цена ниже минимальной?',
  margin: 'Маржа',
  document: 'Документ',
  noLines: 'Нажмите Enter на позиции, чтобы добавить её',
  noPicture: 'Нет картинки',
  linesCount: {
    one: '{count} строка',
    few: '{count} строки',
    many: '{count} строк',
    other: '{count} строки',
  },
  title: 'Цена',
  titleFor: 'Цена: {name}',
  sell: 'ПРОДАТЬ',
  recommended: 'Рекоменд.',
  minimum: 'Минимум',
  lastPaid: 'Прошлая цена',
  discountPercent: 'Скидка, %',
  nothingFound: 'Ничего не найдено',
  nothingFoundHint: 'Введите часть названия, артикул или штрихкод.',
  nothingBought: 'Этот клиент такого ещё не покупал',
  pastOf: 'Чьи операции',
  pastOfItem: 'Этот товар',
  pastOfAll: 'Все товары',
});
