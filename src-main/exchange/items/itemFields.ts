// The fields a price list may fill, with their usual headers in Azerbaijani, Russian and English. Data only.
import { type CsvField, csvField } from '../csv/csvFields.ts';

export type ItemFieldId =
  | 'itemName'
  | 'article'
  | 'barcode'
  | 'itemGroup'
  | 'unit'
  | 'vat'
  | 'priceRetail'
  | 'priceDealer'
  | 'priceRecommended'
  | 'priceMinimum'
  | 'priceCost'
  | 'stock'
  | 'warehouse';

const field = csvField<ItemFieldId>;

/** In order of preference: «Dealer price» is a dealer's before it is a price. */
export const itemFields: readonly CsvField<ItemFieldId>[] = [
  field(
    'barcode',
    false,
    'barkod, ştrix-kod, ştrixkod, штрихкод, штрих-код, баркод, barcode, ean, ean13, gtin',
  ),
  field(
    'article',
    false,
    'artikul, artikl, model, kod, məhsul kodu, malın kodu, артикул, арт, код, код товара, модель, article, article number, sku, item code, code, part number, model',
  ),
  field(
    'priceMinimum',
    false,
    'minimal qiymət, ən aşağı qiymət, минимальная цена, мин цена, цена минимальная, minimum price, min price, floor price',
  ),
  field(
    'priceRecommended',
    false,
    'tövsiyə olunan qiymət, рекомендованная цена, ррц, рекомендованная розничная цена, recommended price, rrp, msrp, list price',
  ),
  field(
    'priceDealer',
    false,
    'diler qiyməti, topdan qiymət, topdansatış qiyməti, дилерская цена, оптовая цена, опт, цена опт, dealer price, wholesale price, wholesale',
  ),
  field(
    'priceCost',
    false,
    'maya dəyəri, alış qiyməti, себестоимость, закупочная цена, закупка, цена закупки, cost, cost price, purchase price, buying price',
  ),
  field(
    'priceRetail',
    false,
    'qiymət, qiyməti, satış qiyməti, pərakəndə qiymət, цена, розничная цена, розница, цена розница, цена продажи, price, retail price, sale price, selling price, unit price',
  ),
  field(
    'stock',
    false,
    'qalıq, qalığı, anbar qalığı, miqdar, say, stok, остаток, остатки, остаток на складе, количество, кол-во, наличие, в наличии, stock, quantity, qty, on hand, balance, in stock',
  ),
  field('warehouse', false, 'anbar, anbarın adı, склад, название склада, warehouse, store, location'),
  field(
    'unit',
    false,
    'ölçü vahidi, vahid, ö.v., ед. изм., ед, единица, единица измерения, ед изм, unit, uom, unit of measure',
  ),
  field('vat', false, 'ədv, ədv dərəcəsi, ндс, ставка ндс, % ндс, vat, vat rate, tax rate'),
  field(
    'itemGroup',
    false,
    'qrup, mal qrupu, kateqoriya, bölmə, группа, группа товаров, категория, раздел, номенклатурная группа, group, category, item group, product group',
  ),
  field(
    'itemName',
    false,
    'ad, adı, məhsul, malın adı, məhsulun adı, nomenklatura, наименование, название, товар, номенклатура, наименование товара, name, item, product, product name, item name, title, description',
  ),
];

/** Fields of prices by the role of their price type. */
export const priceFields = {
  priceRetail: 'retail',
  priceDealer: 'dealer',
  priceRecommended: 'recommended',
  priceMinimum: 'minimum',
  priceCost: 'cost',
} as const;
export type PriceFieldId = keyof typeof priceFields;
export type PriceRole = (typeof priceFields)[PriceFieldId];
