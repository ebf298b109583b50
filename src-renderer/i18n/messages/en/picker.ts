// English texts of area `picker`: the item picker. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const picker = english({
  itemGroups: 'Item groups',
  products: 'Products',
  components: 'Components',
  items: 'Items',
  selectedLines: 'Selected lines',
  pastTransactions: 'Past transactions',
  searchItems: 'Name, article or barcode',
  belowMinimum: 'Below the minimum price',
  belowMinimumReason: 'Why is the price below the minimum?',
  margin: 'Margin',
  document: 'Document',
  noLines: 'Press Enter on an item to add it',
  noPicture: 'No picture',
  linesCount: { one: '{count} line', other: '{count} lines' },
});
