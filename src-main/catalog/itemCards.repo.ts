// Fills items with prices, stock, reserves and the partner's last price: a handful of statements for any number
// of items. Which items, is asked elsewhere.
import type { CurrencyCode } from '#shared/domain/money.ts';
import { mulDivRound } from '#shared/domain/money.ts';
import type { VatCode } from '#shared/domain/vat.ts';
import type { ReadContext } from '../store/context.ts';
import {
  convertVatTerms,
  type ItemPrices,
  type Pricing,
  priceItem,
  vatCodeOnDocument,
} from './pricing.rules.ts';

export type ItemFacts = {
  id: string;
  name: string;
  article: string;
  unit: string;
  kind: 'good' | 'service';
  /** As a document of the pricing's date bears it. */
  vatCode: VatCode;
  pictureHash: string | null;
  isHidden: boolean;
  prices: ItemPrices;
  /** As the price types say, by price type id. */
  amounts: ReadonlyMap<string, number>;
  stocks: { warehouseId: string; quantityMilli: number }[];
  reservedMilli: number;
  /** On hand less reserved, all warehouses. */
  freeMilli: number;
};

type ItemColumns = Omit<
  ItemFacts,
  'prices' | 'amounts' | 'stocks' | 'reservedMilli' | 'freeMilli' | 'isHidden'
> & {
  isHidden: number;
};

export const itemFactsSql = {
  items: `SELECT i.id, i.name, i.article, coalesce(u.name, '') AS unit, i.kind, i.vat_code AS vatCode,
      i.picture_hash AS pictureHash, i.is_hidden AS isHidden
    FROM json_each(:ids) j JOIN items i ON i.id = j.value LEFT JOIN units u ON u.id = i.unit_id
    WHERE i.deleted_at IS NULL ORDER BY j.key`,
  amounts: `SELECT p.item_id AS itemId, p.price_type_id AS priceTypeId, p.amount_minor AS amountMinor
    FROM json_each(:ids) j JOIN prices p ON p.item_id = j.value WHERE p.deleted_at IS NULL`,
  stocks: `SELECT s.item_id AS itemId, s.warehouse_id AS warehouseId, s.quantity_milli AS quantityMilli
    FROM json_each(:ids) j JOIN stocks s ON s.item_id = j.value WHERE s.deleted_at IS NULL`,
  reserved: `SELECT l.item_id AS itemId, sum(l.reserved_milli) AS reservedMilli
    FROM json_each(:ids) j JOIN document_lines l ON l.item_id = j.value AND l.reserved_milli > 0
    GROUP BY l.item_id`,
  lastPrices: `SELECT l.item_id AS itemId, l.price_minor AS priceMinor, l.discount_bp AS discountBp, l.date,
      l.vat_code AS vatCode, d.currency, d.is_vat_included AS isVatIncluded
    FROM json_each(:ids) j
    JOIN document_lines l ON l.rid = (
      SELECT past.rid FROM document_lines past JOIN documents pd ON pd.id = past.document_id
      WHERE past.partner_id = :partner AND past.item_id = j.value AND past.deleted_at IS NULL
        AND past.kind IN ('invoice', 'shipment') AND pd.state = 'issued'
      ORDER BY past.date DESC, past.rid DESC LIMIT 1)
    JOIN documents d ON d.id = l.document_id`,
} as const;

/** @returns the items that exist, hidden ones too, in the order asked for */
export function loadItemFacts(
  { sql }: ReadContext,
  itemIds: readonly string[],
  pricing: Pricing,
): ItemFacts[] {
  const ids = { ids: JSON.stringify(itemIds) };
  const rows = sql.all<ItemColumns>(itemFactsSql.items, ids);
  const amounts = Map.groupBy(
    sql.all<{ itemId: string; priceTypeId: string; amountMinor: number }>(itemFactsSql.amounts, ids),
    (row) => row.itemId,
  );
  const stocks = Map.groupBy(
    sql.all<{ itemId: string; warehouseId: string; quantityMilli: number }>(itemFactsSql.stocks, ids),
    (row) => row.itemId,
  );
  const reserved = new Map(
    sql
      .all<{ itemId: string; reservedMilli: number }>(itemFactsSql.reserved, ids)
      .map((row) => [row.itemId, row.reservedMilli]),
  );
  return rows.map((row) => {
    const byType = new Map(
      (amounts.get(row.id) ?? []).map((price) => [price.priceTypeId, price.amountMinor]),
    );
    const vatCode = vatCodeOnDocument(row.vatCode, pricing.seller, pricing.date);
    const cells = stocks.get(row.id) ?? [];
    const reservedMilli = reserved.get(row.id) ?? 0;
    return {
      ...row,
      vatCode,
      isHidden: row.isHidden === 1,
      prices: priceItem(pricing, vatCode, byType),
      amounts: byType,
      stocks: cells.map(({ warehouseId, quantityMilli }) => ({ warehouseId, quantityMilli })),
      reservedMilli,
      freeMilli: cells.reduce((sum, cell) => sum + cell.quantityMilli, 0) - reservedMilli,
    };
  });
}

export type LastPrice = { priceMinor: number; date: string; currency: CurrencyCode };

/** What the partner paid per unit last time, after the discount, in the terms of today's documents. */
export function loadLastPrices(
  { sql }: ReadContext,
  itemIds: readonly string[],
  partnerId: string,
  pricing: Pricing,
): Map<string, LastPrice> {
  type Row = LastPrice & { itemId: string; discountBp: number; vatCode: VatCode; isVatIncluded: number };
  const rows = sql.all<Row>(itemFactsSql.lastPrices, { ids: JSON.stringify(itemIds), partner: partnerId });
  return new Map(
    rows.map((row) => {
      const paidMinor = mulDivRound(row.priceMinor, 10_000 - row.discountBp, 10_000);
      const from = { isVatIncluded: row.isVatIncluded === 1 };
      const priceMinor = convertVatTerms(paidMinor, row.vatCode, from, pricing.seller);
      return [row.itemId, { priceMinor, date: row.date, currency: row.currency }];
    }),
  );
}

/** The rows of the picker. */
export function loadItemRows(
  ctx: ReadContext,
  itemIds: readonly string[],
  pricing: Pricing,
  partnerId: string | undefined,
) {
  const last =
    partnerId === undefined ? new Map<string, LastPrice>() : loadLastPrices(ctx, itemIds, partnerId, pricing);
  return loadItemFacts(ctx, itemIds, pricing).map((item) => itemRow(item, pricing, last.get(item.id)));
}

/** One item as the contract shows it. */
export function itemRow(item: ItemFacts, pricing: Pricing, last: LastPrice | undefined) {
  const { prices } = item;
  const isComparable = last?.currency === prices.currency;
  return {
    id: item.id,
    name: item.name,
    article: item.article,
    unit: item.unit,
    kind: item.kind,
    priceMinor: prices.offeredMinor,
    ...(prices.recommendedMinor === undefined ? {} : { recommendedPriceMinor: prices.recommendedMinor }),
    ...(prices.minimumMinor === undefined ? {} : { minimumPriceMinor: prices.minimumMinor }),
    currency: prices.currency,
    vatCode: item.vatCode,
    freeQuantity: item.freeMilli / 1000,
    reservedQuantity: item.reservedMilli / 1000,
    stocks: item.stocks.map((cell) => ({
      warehouseId: cell.warehouseId,
      quantity: cell.quantityMilli / 1000,
    })),
    prices: [...item.amounts].flatMap(([priceTypeId, amountMinor]) => {
      const type = pricing.types.get(priceTypeId);
      return type === undefined ? [] : [{ priceTypeId, amountMinor, currency: type.currency }];
    }),
    pictureHash: item.pictureHash,
    ...(last !== undefined && isComparable ? { lastPriceMinor: last.priceMinor, lastDate: last.date } : {}),
  };
}
