// A laptop tells a hub that came back from yesterday of rows as they stand with it, which others may have written since. Of
// its fields only what the hub has never had is news: what stood there when both last agreed, or at any time since, is not.
import type { FieldValue, Op, Tx } from '#shared/sync/ops.ts';
import { fieldOf, hasSeen, isAuthored, isDeleted } from '#shared/sync/rec.ts';
import { type SyncedTable, syncedTables } from '#shared/sync/registry.ts';
import { keyText, type LogWriter, type RecKey, type ScopedRec } from '../storage/store.types.ts';

/** It is of a past that is over: who has written since, and knew nothing of it, stands. */
export const longAgo = '000000000000-0000-00000000';

type Put = Op & { k: 'put'; seen: number };
/** Values that stood in the columns of one row. */
type Columns = ReadonlyMap<string, ReadonlySet<FieldValue>>;

const never: Columns = new Map();

/** What is news of one put, as fields; undefined when nothing is. */
function newsOf({ t, id, seen, f }: Put, rec: ScopedRec, stood: Columns, device: string): Op | undefined {
  const table: SyncedTable = syncedTables[t];
  const news = Object.entries(f).flatMap(([column, mine]): [string, [number, FieldValue, FieldValue]][] => {
    const kind = table.columns[column];
    if (kind === undefined || kind === 'key' || kind === 'local' || !isAuthored(table, column)) return [];
    const theirs = fieldOf(rec, column);
    if (mine === theirs) return [];
    if (hasSeen(rec, column, seen, device)) return [[column, [seen, theirs, mine]]];
    const values = stood.get(column);
    if (values?.has(mine)) return [];
    const [then = null] = values ?? [];
    return [[column, [seen, then, mine]]];
  });
  // Edited beyond what the hub ever had, and there: a deletion that knew nothing of it meets an edit.
  const [then = null] = stood.get('updated_at') ?? [];
  const touched = f.updated_at ?? null;
  const isEdited = touched !== fieldOf(rec, 'updated_at') && !stood.get('updated_at')?.has(touched);
  const isBack = isDeleted(rec) && (f.deleted_at ?? null) === null && isEdited;
  if (news.length === 0 && isBack) news.push(['updated_at', [seen, then, touched]]);
  return news.length === 0 ? undefined : { t, id, k: 'set', seen, f: Object.fromEntries(news) };
}

/**
 * @param find the rows as they stand
 * @returns `tx` itself where nobody has written its rows since
 */
export async function readTestimony(
  tx: Tx,
  { writer, find, device }: { writer: LogWriter; find(key: RecKey): ScopedRec | undefined; device: string },
): Promise<Tx> {
  const isLate = (op: Op): op is Put => {
    const rec = find(op);
    return op.k === 'put' && op.seen !== undefined && rec !== undefined && rec.seq > op.seen;
  };
  const late = tx.ops.filter(isLate);
  if (late.length === 0) return tx;
  const stood = await writer.loadStood(late, Math.min(...late.map(({ seen }) => seen)));
  const ops = tx.ops.flatMap((op): Op[] => {
    const rec = find(op);
    if (!isLate(op) || rec === undefined) return [op];
    const values = stood.get(keyText(op)) ?? never;
    // Who has a row that went for good means to have it.
    if (rec.goneAt > 0) return [op];
    const news = newsOf(op, rec, values, device);
    return news === undefined ? [] : [news];
  });
  return { ...tx, ops };
}
