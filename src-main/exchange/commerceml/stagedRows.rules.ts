// From records of the reader to rows of the staging file: ids, search keys, property values as texts. Pure.

import { type ItemKeys, itemKeys } from '#main/catalog/index.ts';
import { childId } from '../naturalIds.ts';
import { groupIdOf, itemIdOf, propertyIdOf, unitIdOf } from './externalIds.rules.ts';
import type { ItemFields, OfferRecord, ProductRecord, PropertyRecord } from './records.ts';

export type StagedItem = {
  id: string;
  externalId: string;
  catalogueId: string | null;
  parentItemId: string | null;
  groupId: string | null;
  kind: 'good' | 'service';
  article: string;
  code: string;
  name: string;
  fullName: string;
  description: string;
  unitId: string | null;
  vatCode: string | null;
  pictureHash: string | null;
  isDeleted: boolean;
} & ItemKeys;

/** What an offer says of its item: of a variant, or of an item that only the store may know. */
export type LooseOffer = {
  id: string;
  externalId: string;
  /** Of a variant: its product. */
  baseId: string | null;
  name: string | null;
  article: string | null;
  unitId: string | null;
  /** Values of its characteristics. */
  traits: string;
  isDeleted: boolean;
  file: string;
  line: number;
};

export function toStagedItem(product: ProductRecord): StagedItem {
  const name = product.name ?? '';
  const article = product.article ?? '';
  const code = product.code ?? '';
  const fullName = product.fullName ?? '';
  const [groupId] = product.groupIds;
  return {
    id: itemIdOf(product.id),
    externalId: product.id,
    catalogueId: product.catalogueId || null,
    parentItemId: product.id === product.baseId ? null : itemIdOf(product.baseId),
    groupId: groupId === undefined ? null : groupIdOf(groupId),
    kind: product.itemKind,
    article,
    code,
    name,
    fullName,
    description: product.description ?? '',
    unitId: unitIdOf(product.unit),
    vatCode: product.vatCode ?? null,
    pictureHash: null,
    isDeleted: product.isDeleted,
    ...itemKeys({ name, article, code, fullName }),
  };
}

/** «Стол (дуб, 120 см)»: the offer's own name, unless it only repeats the product's. */
export function variantName(baseName: string, ownName: string | null, traits: string): string {
  if (ownName !== null && ownName !== '' && ownName !== baseName) return ownName;
  return traits === '' ? baseName : `${baseName} (${traits})`;
}

export function toLooseOffer(offer: OfferRecord, file: string): LooseOffer {
  const traits = offer.characteristics.map(({ value }) => value ?? '').filter((value) => value !== '');
  return {
    id: itemIdOf(offer.id),
    externalId: offer.id,
    baseId: offer.variantId === undefined ? null : itemIdOf(offer.baseId),
    name: offer.name ?? null,
    article: offer.article ?? null,
    unitId: unitIdOf(offer.unit),
    traits: traits.join(', '),
    isDeleted: offer.isDeleted,
    file,
    line: offer.line,
  };
}

/** A variant as its product, with its own name, article and unit. */
export function variantOf(base: StagedItem, offer: LooseOffer): StagedItem {
  const name = variantName(base.name, offer.name, offer.traits);
  const article = offer.article ?? base.article;
  const fullName = base.fullName === '' ? '' : variantName(base.fullName, null, offer.traits);
  return {
    ...base,
    id: offer.id,
    externalId: offer.externalId,
    parentItemId: base.id,
    article,
    name,
    fullName,
    unitId: offer.unitId ?? base.unitId,
    isDeleted: base.isDeleted || offer.isDeleted,
    ...itemKeys({ name, article, code: base.code, fullName }),
  };
}

/** Values of choices by property and value id. */
export type Choices = Map<string, Map<string, string>>;

export function addChoices(choices: Choices, property: PropertyRecord): void {
  if (property.variants.length === 0) return;
  const known = choices.get(property.id) ?? new Map<string, string>();
  for (const { id, value } of property.variants) known.set(id, value);
  choices.set(property.id, known);
}

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Rows (id, property, value): choices as their texts; an id that nobody explained is no value. */
export function propertyRows(item: ItemFields, choices: Choices): [string, string, string][] {
  const itemId = itemIdOf(item.id);
  return item.properties.flatMap(({ propertyId: externalId, values }) => {
    const known = choices.get(externalId);
    const texts = values.map((value) => known?.get(value) ?? (guid.test(value) ? '' : value));
    const propertyId = propertyIdOf(externalId);
    return [...new Set(texts)]
      .filter((value) => value !== '')
      .map((value, position): [string, string, string] => [
        childId('item_property_values', itemId, propertyId, String(position)),
        propertyId,
        value,
      ]);
  });
}
