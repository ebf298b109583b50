// The ids of `#shared/domain/ids.ts`, made by Node's own hash in a third of the time: an import makes half a million.
// No rule of its own: the namespace and the key form are the shared ones.
import { hash } from 'node:crypto';
import { besideOwner, namespaceBytes, naturalKey } from '#shared/domain/ids.ts';

const prefix = Buffer.from(namespaceBytes);

/** As `naturalId` there: UUIDv5 of `table|part|part`. */
export function naturalId(table: string, ...parts: readonly string[]): string {
  const hex = hash('sha1', Buffer.concat([prefix, Buffer.from(naturalKey(table, parts))]), 'hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** As `childId` there: the id of a row that belongs to another. */
export function childId(table: string, ownerId: string, ...parts: readonly string[]): string {
  return besideOwner(ownerId, naturalId(table, ownerId, ...parts));
}
