// What the form of an item holds: empty, from a draft, from a card; and what is saved of it. Pure.
import { z } from 'zod';
import type { Input, Output } from '#shared/contract/index.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { VatCode } from '#shared/domain/vat.ts';
import type { PriceRole, PriceType } from './priceSlots.ts';

export type ItemCardData = Output<'catalog.loadItem'>;
type SavedPrices = NonNullable<Input<'catalog.saveItem'>['prices']>;

/** One money field: of a price type that is there, or of a role whose type the first price makes. */
export type PriceField = {
  key: string;
  role: PriceRole;
  /** '' = named by its role. */
  name: string;
  currency: CurrencyCode;
  isVatIncluded: boolean;
  typeId?: string;
};

const firstRoles = ['recommended', 'minimum', 'cost'] as const;

export function priceFields(
  types: readonly PriceType[],
  own: { currency: CurrencyCode; isVatIncluded: boolean },
): PriceField[] {
  if (types.length === 0) return firstRoles.map((role) => ({ key: role, role, name: '', ...own }));
  return types.map(({ id, role, name, currency, isVatIncluded }) => ({
    ...{ key: id, typeId: id, role, name, currency, isVatIncluded },
  }));
}

const Values = z.object({
  name: z.string().trim().min(1).max(250),
  article: z.string().trim().max(60),
  groupId: z.string(),
  kind: z.enum(['good', 'service']),
  unit: z.string().trim().max(20),
  vatCode: z.string(),
  barcode: z.string().trim().max(60),
  prices: z.array(z.object({ key: z.string(), amountMinor: z.number().int().min(0).nullable() })),
});
export type ItemValues = z.output<typeof Values>;

/** The schema of the form; a minimum above the recommended price is found here, while it is typed. */
export function itemSchema(fields: readonly PriceField[]): z.ZodType<ItemValues, ItemValues> {
  return Values.check((ctx) => {
    for (const [index, { key, amountMinor }] of ctx.value.prices.entries()) {
      const floor = fields.find((field) => field.key === key && field.role === 'minimum');
      if (floor === undefined || !amountMinor) continue;
      const advice = fields.find(
        (field) =>
          field.role === 'recommended' &&
          field.currency === floor.currency &&
          field.isVatIncluded === floor.isVatIncluded,
      );
      const recommended = ctx.value.prices.find((price) => price.key === advice?.key)?.amountMinor;
      if (!recommended || amountMinor <= recommended) continue;
      ctx.issues.push({
        code: 'custom',
        input: amountMinor,
        path: ['prices', index, 'amountMinor'],
        message: 'minimum_above_recommended',
      });
    }
  });
}

export function emptyItem(
  fields: readonly PriceField[],
  start: { vatCode: VatCode; unit: string; groupId: string },
): ItemValues {
  return {
    ...{ name: '', article: '', kind: 'good', barcode: '' },
    ...start,
    prices: fields.map(({ key }) => ({ key, amountMinor: null })),
  };
}

/** Prices kept in a draft over the fields there are now. */
export function alignPrices(kept: ItemValues['prices'], fields: readonly PriceField[]): ItemValues['prices'] {
  return fields.map(({ key }) => ({
    key,
    amountMinor: kept.find((price) => price.key === key)?.amountMinor ?? null,
  }));
}

export function itemValues(card: ItemCardData, fields: readonly PriceField[]): ItemValues {
  const { name, article, kind, unit } = card;
  return {
    ...{ name, article, kind, unit },
    groupId: card.groupId ?? '',
    vatCode: card.itemVatCode,
    barcode: card.barcodes[0] ?? '',
    prices: fields.map(({ key, typeId }) => ({
      key,
      amountMinor: card.prices.find((price) => price.priceTypeId === typeId)?.amountMinor ?? null,
    })),
  };
}

/** Without a single price no price type is made. */
export function savedPrices(values: ItemValues, fields: readonly PriceField[]): SavedPrices {
  const isPriced = values.prices.some(({ amountMinor }) => (amountMinor ?? 0) > 0);
  return fields.flatMap(({ key, role, typeId }): SavedPrices => {
    const amountMinor = values.prices.find((price) => price.key === key)?.amountMinor ?? 0;
    if (typeId !== undefined) return [{ priceTypeId: typeId, amountMinor }];
    return isPriced && role !== '' ? [{ role, amountMinor }] : [];
  });
}
