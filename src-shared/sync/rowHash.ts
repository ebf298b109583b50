// The fingerprint of a row, the same here and at the hub: to find rows that differ without sending them. Not for secrets
// and not against an attacker.
import type { Row } from './ops.ts';
import type { SyncedTable } from './registry.ts';

/** cyrb53: two mixed 32-bit multiplications, 53 bits of them. */
function hashText(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/**
 * Of the columns that travel and are not derived. Empty values (null, '', 0) do not count: a row that an older schema
 * made lacks the columns that a newer one fills with them.
 * @returns 14 hex digits
 */
export function rowHash(table: SyncedTable, row: Row): string {
  const parts: string[] = [];
  for (const [column, kind] of Object.entries(table.columns)) {
    if (kind === 'local' || kind === 'derived') continue;
    const value = row[column] ?? null;
    if (value === null || value === '' || value === 0) continue;
    parts.push(column, typeof value === 'number' ? String(value) : JSON.stringify(value));
  }
  return hashText(parts.join('\n')).toString(16).padStart(14, '0');
}
