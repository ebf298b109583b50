// Our ids of what 1C knows by its own: natural keys, so that a repeated import meets its rows again. Pure.
import { fold } from '#shared/domain/fold.ts';
import { naturalId } from '../naturalIds.ts';
import type { Unit } from './records.ts';

export const itemIdOf = (externalId: string): string => naturalId('items', externalId);
export const groupIdOf = (externalId: string): string => naturalId('item_groups', externalId);
export const priceTypeIdOf = (externalId: string): string => naturalId('price_types', externalId);
export const warehouseIdOf = (externalId: string): string => naturalId('warehouses', externalId);
export const propertyIdOf = (externalId: string): string => naturalId('properties', externalId);
export const documentIdOf = (externalId: string): string => naturalId('documents', externalId);

/** Where stock goes that a file gives as a total, without a warehouse. */
export const totalWarehouseId = naturalId('warehouses', '');

/** By the classifier's code, as 3.1 names nothing else; else by the short name, as units typed by hand. */
export function unitIdOf(unit: Unit | undefined): string | null {
  const key = unit?.code ?? (unit?.name === undefined ? unit?.id : fold(unit.name));
  return key === undefined || key === '' ? null : naturalId('units', key);
}
