// One row of a price list: its values by field, checked, or the reason why it is refused. Pure.
import { moneyScale, parseDecimal, parseMoneyInput, quantityScale } from '#shared/domain/money.ts';
import { type VatCode, vatFrom1c } from '#shared/domain/vat.ts';
import type { TableMapping } from '../csv/guessMapping.ts';
import { type ItemFieldId, type PriceFieldId, type PriceRole, priceFields } from './itemFields.ts';

export type ItemRow = {
  line: number;
  /** As in the file, for the error file. */
  cells: readonly string[];
  name: string;
  article: string;
  barcode: string;
  /** Path of the group, outermost first. */
  group: string[];
  unit: string;
  /** '' says nothing. */
  vatCode: VatCode | '';
  prices: { role: PriceRole; amountMinor: number }[];
  /** undefined: says nothing. */
  quantityMilli?: number;
  warehouse: string;
};

export type ItemReason = 'name_missing' | 'number_invalid' | 'price_negative' | 'vat_unknown' | 'too_long';

const limits = { name: 250, article: 60, barcode: 60, unit: 20, warehouse: 120 } as const;
const longestGroup = 150;

/** The dash that price lists put for «none» is no number and no error. */
const isBlank = (text: string): boolean => /^[\s\u00a0–—-]*$/.test(text);

/**
 * @param isPlain a cell of a sheet, where a dot is always a decimal point; in a text `1.234` is a thousand
 * @returns rounded half away from zero, as prices of 1C are
 */
export function numberOf(text: string, scale: number, isPlain: boolean): number | undefined {
  const compact = text.replace(/[\s\u00a0\u202f'’₼₽₸₺₾₴$€]/g, '').replace(/(?:azn|rub|руб\.?|man\.?)$/i, '');
  if (isPlain && /^-?\d+(\.\d+)?$/.test(compact)) return parseDecimal(compact, scale)?.value;
  const money = scale === moneyScale ? parseMoneyInput(compact) : undefined;
  return money ?? parseDecimal(compact.replace(',', '.'), scale)?.value;
}

/** @param isPlain see `numberOf` */
export function readItemRow(
  values: readonly string[],
  line: number,
  mapping: TableMapping<ItemFieldId>,
  isPlain: boolean,
): ItemRow | { reason: ItemReason } {
  const one = (id: ItemFieldId): string => {
    const column = mapping.indexOf(id);
    return column === -1 ? '' : (values[column] ?? '').trim();
  };
  const prices: ItemRow['prices'] = [];
  for (const id of Object.keys(priceFields) as PriceFieldId[]) {
    if (isBlank(one(id))) continue;
    const amountMinor = numberOf(one(id), moneyScale, isPlain);
    if (amountMinor === undefined) return { reason: 'number_invalid' };
    if (amountMinor < 0) return { reason: 'price_negative' };
    prices.push({ role: priceFields[id], amountMinor });
  }
  const stock = one('stock');
  const quantityMilli = isBlank(stock) ? undefined : numberOf(stock, quantityScale, isPlain);
  if (!isBlank(stock) && quantityMilli === undefined) return { reason: 'number_invalid' };
  const vat = one('vat');
  const vatCode = isBlank(vat) ? '' : vatFrom1c(vat);
  if (vatCode === undefined) return { reason: 'vat_unknown' };
  const row: ItemRow = {
    ...{ line, cells: values, prices, vatCode },
    name: one('itemName'),
    article: one('article'),
    barcode: one('barcode').replace(/\s/g, ''),
    group: one('itemGroup')
      .split(/\s*(?:[>\\]|\s\/\s)\s*/)
      .filter((part) => part !== ''),
    unit: one('unit'),
    ...(quantityMilli === undefined ? {} : { quantityMilli }),
    warehouse: one('warehouse'),
  };
  if (row.name === '' && row.article === '' && row.barcode === '') return { reason: 'name_missing' };
  const isLong = Object.entries(limits).some(
    ([key, limit]) => row[key as keyof typeof limits].length > limit,
  );
  return isLong || row.group.some((part) => part.length > longestGroup) ? { reason: 'too_long' } : row;
}
