// Reads what may replace an item: declared analogues, variants, the stocked items of its group; the rules choose.
import { AppError } from '#shared/contract/errors.ts';
import type { ReadContext } from '../store/context.ts';
import { loadPairs } from './analogues.repo.ts';
import { type ItemFacts, itemRow, loadItemFacts, loadLastPrices } from './itemCards.repo.ts';
import { loadPricing } from './pricing.repo.ts';
import { type Candidate, rankSubstitutes } from './substitutes.rules.ts';

/** Of a larger group the first by name are compared. */
const candidatesMost = 200;

const hasStock = `EXISTS (SELECT 1 FROM stocks s WHERE s.item_id = i.id AND s.quantity_milli > 0
    AND s.deleted_at IS NULL)`;
const isShown = 'i.is_hidden = 0 AND i.deleted_at IS NULL';

export const substitutesSql = {
  ofGroup: `SELECT i.id FROM items i WHERE i.group_id = :group AND ${isShown} AND ${hasStock}
    ORDER BY i.sort_key, i.id LIMIT ${candidatesMost}`,
  variants: `SELECT i.id FROM items i WHERE i.parent_item_id = :family AND i.parent_item_id IS NOT NULL
    AND ${isShown} AND ${hasStock} LIMIT ${candidatesMost}`,
  families: `SELECT i.id, coalesce(i.parent_item_id, i.id) AS familyId FROM json_each(:ids) j
    JOIN items i ON i.id = j.value`,
  properties: `SELECT v.item_id AS itemId, v.property_id AS propertyId, v.value FROM json_each(:ids) j
    JOIN item_property_values v ON v.item_id = j.value WHERE v.deleted_at IS NULL ORDER BY v.id`,
} as const;

/** @throws AppError not_found/item_gone */
export function listSubstitutes(
  ctx: ReadContext,
  { itemId, partnerId, quantity }: { itemId: string; partnerId?: string | undefined; quantity: number },
) {
  const pricing = loadPricing(ctx, partnerId);
  const { ids, declared } = candidateIds(ctx, itemId);
  const facts = new Map(loadItemFacts(ctx, [itemId, ...ids], pricing).map((item) => [item.id, item]));
  const wanted = facts.get(itemId);
  if (wanted === undefined) throw new AppError('not_found', 'item_gone');
  const freeQuantity = wanted.freeMilli / 1000;
  const isShort = wanted.kind === 'good' && (wanted.freeMilli <= 0 || freeQuantity < quantity);
  const asCandidate = candidateOf(ctx, [...facts.keys()], declared);
  const shown = [...facts.values()].filter((item) => item.id !== itemId && !item.isHidden);
  const chosen = rankSubstitutes(asCandidate(wanted), shown.map(asCandidate));
  const chosenIds = chosen.map(({ id }) => id);
  const last = partnerId === undefined ? undefined : loadLastPrices(ctx, chosenIds, partnerId, pricing);
  const rows = chosen.flatMap(({ id, why, sharedProperties }) => {
    const item = facts.get(id);
    return item === undefined ? [] : [{ ...itemRow(item, pricing, last?.get(id)), why, sharedProperties }];
  });
  return { isShort, freeQuantity, rows };
}

function candidateIds(ctx: ReadContext, itemId: string): { ids: string[]; declared: ReadonlySet<string> } {
  const place = ctx.sql.get<{ groupId: string | null; familyId: string }>(
    'SELECT group_id AS groupId, coalesce(parent_item_id, id) AS familyId FROM items WHERE id = ? AND deleted_at IS NULL',
    [itemId],
  );
  if (place === undefined) throw new AppError('not_found', 'item_gone');
  const declared = new Set(loadPairs(ctx, itemId).map(({ id }) => id));
  const ask = (text: string, params: Record<string, string>): string[] =>
    ctx.sql.all<{ id: string }>(text, params).map(({ id }) => id);
  const variants = ask(substitutesSql.variants, { family: place.familyId });
  const ofGroup = place.groupId === null ? [] : ask(substitutesSql.ofGroup, { group: place.groupId });
  const ids = new Set([...declared, ...variants, place.familyId, ...ofGroup]);
  ids.delete(itemId);
  return { ids: [...ids], declared };
}

/** Makes candidates of facts: reads families and properties of all of them once. */
function candidateOf(
  { sql }: ReadContext,
  itemIds: readonly string[],
  declared: ReadonlySet<string>,
): (item: ItemFacts) => Candidate {
  const ids = { ids: JSON.stringify(itemIds) };
  const families = new Map(
    sql
      .all<{ id: string; familyId: string }>(substitutesSql.families, ids)
      .map(({ id, familyId }) => [id, familyId]),
  );
  const properties = Map.groupBy(
    sql.all<{ itemId: string; propertyId: string; value: string }>(substitutesSql.properties, ids),
    (row) => row.itemId,
  );
  return ({ id, unit, kind, freeMilli, prices }) => ({
    ...{ id, unit, kind, freeMilli },
    familyId: families.get(id) ?? id,
    priceMinor: prices.offeredMinor,
    isDeclared: declared.has(id),
    properties: new Map((properties.get(id) ?? []).map((row) => [row.propertyId, row.value])),
  });
}
