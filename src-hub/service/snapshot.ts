// The rows of one scope as they stand, a page at a time. The rows' own JSON goes on as it lies in the store.
import { AppError } from '#shared/contract/errors.ts';
import {
  type DigestIn,
  type DigestOut,
  type SnapshotIn,
  type SnapshotOut,
  syncLimits,
} from '#shared/sync/logProtocol.ts';
import { type SyncedTable, type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import { rowHash } from '#shared/sync/rowHash.ts';
import { snapshotOrder } from '#shared/sync/snapshotOrder.ts';
import type { ServiceParts } from './hubService.ts';
import { loadOpenings } from './openings.ts';
import { checkScope, heldOf, loadReader } from './readers.ts';

const chunkRows = 500;
type Parts = Pick<ServiceParts, 'store' | 'tenant' | 'rights' | 'directory'>;
type RowKey = NonNullable<SnapshotOut['next']>;

function placeOf(t: string): number {
  const at = snapshotOrder.indexOf(t as SyncedTableName);
  if (at < 0) throw new AppError('invalid_input', 'unknown_table');
  return at;
}

type Place = { t: SyncedTableName; after: string; limit: number };

/** Tables whose rows are the work of several, and what follows them. */
const isShared = (t: SyncedTableName): boolean => {
  const { scope }: SyncedTable = syncedTables[t];
  return typeof scope === 'object' && ('people' in scope || ('parent' in scope && scope.parent === 'tasks'));
};

/** @param scopes of which the first is the one that is asked for */
async function readChunk({ store, tenant }: Parts, scopes: readonly string[], { t, after, limit }: Place) {
  const [scope = ''] = scopes;
  if (scopes.length === 1 || !isShared(t)) return store.loadScope(tenant, { scope, t, after }, limit);
  const rows = await store.loadTable(tenant, { scopes, t, after }, limit);
  return rows.map(({ id, seq, data }) => ({ id, seq, json: JSON.stringify(data) }));
}

/** Rows from `after` on, until the page is full. */
async function readRows(parts: Parts, scopes: readonly string[], { after, maxBytes }: SnapshotIn) {
  const rows: string[] = [];
  let bytes = 0;
  let last: RowKey | null = after;
  const first = after === null ? 0 : placeOf(after.t);
  for (const t of snapshotOrder.slice(first)) {
    for (let id: string = last?.t === t ? last.id : ''; ; ) {
      const limit = Math.min(chunkRows, syncLimits.pageRows - rows.length);
      const chunk = await readChunk(parts, scopes, { t, after: id, limit });
      for (const row of chunk) {
        const text = `{"t":"${t}","id":${JSON.stringify(row.id)},"seq":${row.seq},"f":${row.json}}`;
        bytes += Buffer.byteLength(text);
        if (rows.length > 0 && bytes > maxBytes) return { rows, next: last };
        rows.push(text);
        last = { t, id: row.id };
        id = row.id;
      }
      if (rows.length >= syncLimits.pageRows) return { rows, next: last };
      if (chunk.length < limit) break;
    }
  }
  return { rows, next: null };
}

/**
 * @returns a `SnapshotOut` as text
 * @throws AppError forbidden/out_of_scope, invalid_input/unknown_table
 */
export async function loadSnapshot(parts: Parts, deviceId: string, asked: SnapshotIn): Promise<string> {
  const { store, tenant, directory } = parts;
  const reader = await loadReader(parts, await directory.load(deviceId));
  checkScope(reader, asked.scope);
  const { head } = reader.state;
  const batch = head === 0 ? undefined : await store.findBatch(tenant, head);
  const openings = asked.after === null ? await loadOpenings(parts, 0, head) : undefined;
  const { rows, next } = await readRows(parts, heldOf(reader, [asked.scope]), asked);
  const end = JSON.stringify({ next, head, batch: batch ?? null, openings }).slice(1);
  return `{"rows":[${rows.join(',')}],${end}`;
}

/** @throws AppError invalid_input/unknown_table */
export async function loadDigest(
  parts: Parts,
  deviceId: string,
  { t, after, subs }: DigestIn,
): Promise<DigestOut> {
  const { store, tenant, directory } = parts;
  const name = snapshotOrder[placeOf(t)] as SyncedTableName;
  const reader = await loadReader(parts, await directory.load(deviceId));
  const scopes = heldOf(reader, subs);
  const rows: DigestOut['rows'] = [];
  let last = after ?? '';
  while (rows.length < syncLimits.pageRows) {
    const limit = Math.min(chunkRows, syncLimits.pageRows - rows.length);
    const chunk = await store.loadTable(tenant, { scopes, t, after: last }, limit);
    for (const { id, seq, data } of chunk) rows.push([id, seq, rowHash(syncedTables[name], data)]);
    last = chunk.at(-1)?.id ?? last;
    if (chunk.length < limit) return { rows, hasMore: false, head: reader.state.head };
  }
  return { rows, hasMore: true, head: reader.state.head };
}
