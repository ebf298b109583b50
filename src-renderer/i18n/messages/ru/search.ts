// Russian texts of area `search`: the search of the top bar. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { search as English } from '../en/search.ts';

export const search = russian<typeof English>()({
  placeholder: 'Поиск партнёров, телефонов, товаров, документов',
  results: 'Результаты поиска',
  partner: 'Партнёры',
  contact: 'Контактные лица',
  item: 'Номенклатура',
  document: 'Документы',
  nothingFound: 'По запросу «{text}» ничего не найдено',
  createPartner: 'Создать партнёра «{text}»',
  dial: 'Набрать {number}',
  actions: 'Действия',
  foundCount: {
    one: '{count} результат',
    few: '{count} результата',
    many: '{count} результатов',
    other: '{count} результата',
  },
});
