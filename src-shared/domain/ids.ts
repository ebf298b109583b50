// Row ids: UUIDv7 for new rows, UUIDv5 of a natural key for rows that two laptops must make alike, UUIDv8 for the
// natural-key rows of an owner.
// Owns the one namespace and the one key form `table|part|part`. Never order by an id: clocks differ.
import { parse, v5, v7 } from 'uuid';

/** The product's namespace of natural keys; fixed for ever, or imports would double. */
const namespace = '6f1d9a2e-4c0b-4e7f-8a3d-2b1c0e9f8d7c';
export const namespaceBytes = parse(namespace);
const utf8 = new TextEncoder();

/**
 * A new row id.
 * @param nowMs milliseconds UTC
 * @param random 16 random bytes
 */
export function newRowId(nowMs: number, random: Uint8Array): string {
  return v7({ msecs: nowMs, random });
}

/** The key form of a natural-key row. */
export const naturalKey = (table: string, parts: readonly string[]): string => [table, ...parts].join('|');

/** The id of a natural-key row: UUIDv5 of `table|part|part`. */
export function naturalId(table: string, ...parts: readonly string[]): string {
  return v5(utf8.encode(naturalKey(table, parts)), namespaceBytes);
}

/**
 * The id of a natural-key row that belongs to another row, as a price to its item: UUIDv8 with the first 48 bits of the
 * owner's id and the rest of the UUIDv5 of `table|owner|part`. So the rows of one owner lie together in each index, and
 * an import that goes item by item fills pages in order instead of at random (decision 0014).
 */
export function childId(table: string, ownerId: string, ...parts: readonly string[]): string {
  return besideOwner(ownerId, naturalId(table, ownerId, ...parts));
}

/** @param id the UUIDv5 of the child's key */
export const besideOwner = (ownerId: string, id: string): string => `${ownerId.slice(0, 14)}8${id.slice(15)}`;
