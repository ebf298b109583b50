// Price types as the Items screen shows them: one column a role – of 1C first, ours where 1C has no price – then the
// types without a role. Pure.
import type { Output } from '#shared/contract/index.ts';

export type PriceType = Output<'catalog.listPriceTypes'>['rows'][number];
export type PriceRole = PriceType['role'];
type PriceCell = Output<'catalog.listItems'>['rows'][number]['prices'][number];

export type PriceSlot = { id: string; role: PriceRole; name: string; typeIds: readonly string[] };

const roles = ['recommended', 'minimum', 'retail', 'dealer', 'cost'] as const;

export function priceSlots(types: readonly PriceType[]): PriceSlot[] {
  const ofRoles = roles.flatMap((role): PriceSlot[] => {
    const holders = types
      .filter((type) => type.role === role)
      .sort((a, b) => Number(b.isImported) - Number(a.isImported));
    const [first] = holders;
    return first ? [{ id: role, role, name: first.name, typeIds: holders.map(({ id }) => id) }] : [];
  });
  const others = types.filter((type) => type.role === '');
  return [...ofRoles, ...others.map(({ id, role, name }) => ({ id, role, name, typeIds: [id] }))];
}

/** The price of an item in a column. */
export function cellOf(slot: PriceSlot, prices: readonly PriceCell[]): PriceCell | undefined {
  for (const typeId of slot.typeIds) {
    const cell = prices.find((price) => price.priceTypeId === typeId);
    if (cell) return cell;
  }
  return undefined;
}
