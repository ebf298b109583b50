// Which rows refer to which files: what a group commit changes of that. A row that is deleted softly still does, since it may
// come back; one that went for good does not. Pure.
import { blobColumns, hashesIn } from '#shared/sync/blobColumns.ts';
import type { LoggedOp } from '#shared/sync/logProtocol.ts';
import type { Rec } from '#shared/sync/rec.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import { keyText, type RecKey } from '../storage/store.types.ts';

export type RefChange = RecKey & {
  /** All that it refers to from now on. */
  hashes: string[];
  /** It had none before: there is nothing to take away. */
  isNew: boolean;
};

const hashesOf = ({ t }: RecKey, { data, goneAt }: Rec): string[] => (goneAt > 0 ? [] : hashesIn(t, data));

/** @param changed rows as they are after the group, by `keyText` */
export function refChanges(
  ops: readonly LoggedOp[],
  changed: ReadonlyMap<string, { key: RecKey; rec: Rec }>,
): RefChange[] {
  const touched = new Map<string, boolean>();
  for (const { k, t, id, f } of ops) {
    const columns = Object.hasOwn(blobColumns, t) ? blobColumns[t as SyncedTableName] : undefined;
    if (columns === undefined) continue;
    const text = keyText({ t: t as SyncedTableName, id });
    const isNew = (touched.get(text) ?? true) && k === 'put';
    const isAbout =
      k === 'del' ||
      hashesIn(t as SyncedTableName, f).length > 0 ||
      (k !== 'put' && columns.some((column) => column in f));
    if (isAbout || touched.has(text)) touched.set(text, isNew);
  }
  return [...touched].flatMap(([text, isNew]) => {
    const change = changed.get(text);
    if (change === undefined) return [];
    return { ...change.key, hashes: hashesOf(change.key, change.rec), isNew };
  });
}
