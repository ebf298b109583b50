// Our ids of what 1C knows by its own: natural keys, so that a repeated import meets its rows again. Pure.
import { fold } from '#shared/domain/fold.ts';
import { naturalId } from '../naturalIds.ts';
import type { Unit } from './records.ts';

/** Reference data is small and every item names it: each id is hashed once. */
function referenceIds(table: string): (externalId: string) => string {
  const known = new Map<string, string>();
  return (externalId) => {
    const id = known.get(externalId) ?? naturalId(table, externalId);
    known.set(externalId, id);
    return id;
  };
}

export const itemIdOf = (externalId: string): string => naturalId('items', externalId);
export const groupIdOf = referenceIds('item_groups');
export const priceTypeIdOf = referenceIds('price_types');
export const warehouseIdOf = referenceIds('warehouses');
export const propertyIdOf = referenceIds('properties');
const unitIdOfKey = referenceIds('units');
export const documentIdOf = (externalId: string): string => naturalId('documents', externalId);

/** Where stock goes that a file gives as a total, without a warehouse. */
export const totalWarehouseId = naturalId('warehouses', '');

/** By the classifier's code, as 3.1 names nothing else; else by the short name, as units typed by hand. */
export function unitIdOf(unit: Unit | undefined): string | null {
  const key = unit?.code ?? (unit?.name === undefined ? unit?.id : fold(unit.name));
  return key === undefined || key === '' ? null : unitIdOfKey(key);
}
