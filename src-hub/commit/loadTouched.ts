// The rows that a group may touch, read from the store at once: those that its changes name, what these follow, and what
// that follows.
import type { Op } from '#shared/sync/ops.ts';
import { keyText, type LogWriter, type RecKey, type ScopedRec } from '../storage/store.types.ts';
import { isParentTable, parentColumn, parentKey, parentOf } from './placeRow.ts';

/** The row that a change makes its row follow. */
export function namedParent(op: Op): RecKey | undefined {
  const column = parentColumn(op.t);
  if (column === undefined || op.k === 'del') return undefined;
  return parentKey(op.t, op.k === 'put' ? op.f[column] : op.f[column]?.[2]);
}

/** Rows follow at most two others: a line its document, that its partner. */
const levels = 2;

export async function loadTouched(writer: LogWriter, ops: readonly Op[]): Promise<Map<string, ScopedRec>> {
  const recs = new Map<string, ScopedRec>();
  const asked = new Set<string>();
  let wanted: RecKey[] = [
    ...ops.map(({ t, id }) => ({ t, id })),
    ...ops.flatMap((op) => namedParent(op) ?? []),
  ];
  for (let level = 0; level <= levels && wanted.length > 0; level += 1) {
    const keys = new Map(wanted.map((key) => [keyText(key), key]));
    for (const text of asked) keys.delete(text);
    if (keys.size === 0) break;
    for (const text of keys.keys()) asked.add(text);
    const found = await writer.loadRecs([...keys.values()]);
    for (const [text, rec] of found) recs.set(text, rec);
    wanted = [...keys].flatMap(([text, { t }]) => {
      const rec = found.get(text);
      return (rec && parentOf(t, rec.data)) ?? [];
    });
  }
  return recs;
}

/** Rows that follow one which is not here yet: a child may come before its parent. */
export function loadAwaited(
  writer: LogWriter,
  ops: readonly Op[],
  recs: ReadonlyMap<string, ScopedRec>,
): Promise<Set<string>> {
  const made = ops.filter((op) => op.k === 'put' && isParentTable(op.t)).map(keyText);
  const fresh = [...new Set(made)].filter((text) => !recs.has(text));
  return fresh.length === 0 ? Promise.resolve(new Set()) : writer.findFollowed(fresh);
}
