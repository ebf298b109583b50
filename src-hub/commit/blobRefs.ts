// Which rows refer to which files: what a group commit changes of that. A row that is deleted softly still does, since it may
// come back; one that went for good does not. Pure.
import type { LoggedOp } from '#shared/sync/protocol.ts';
import type { Rec } from '#shared/sync/rec.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import { keyText, type RecKey } from '../storage/store.types.ts';

/** Columns that hold the hash of a file; `documents.content_hash` is of no file. */
const columnsOf: Partial<Record<string, readonly string[]>> = {
  files: ['hash'],
  item_pictures: ['hash'],
  items: ['picture_hash'],
  documents: ['pdf_hash'],
  organizations: ['logo_hash', 'stamp_hash', 'head_signature_hash', 'accountant_signature_hash'],
  letter_attachments: ['hash'],
} satisfies Partial<Record<SyncedTableName, readonly string[]>>;

export type RefChange = RecKey & {
  /** All that it refers to from now on. */
  hashes: string[];
  /** It had none before: there is nothing to take away. */
  isNew: boolean;
};

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[\da-f]{64}$/.test(value);

const hashesOf = (columns: readonly string[], { data, goneAt }: Rec): string[] =>
  goneAt > 0 ? [] : [...new Set(columns.map((column) => data[column]).filter(isHash))];

/** @param changed rows as they are after the group, by `keyText` */
export function refChanges(
  ops: readonly LoggedOp[],
  changed: ReadonlyMap<string, { key: RecKey; rec: Rec }>,
): RefChange[] {
  const touched = new Map<string, boolean>();
  for (const { k, t, id, f } of ops) {
    const columns = columnsOf[t];
    if (columns === undefined) continue;
    const text = keyText({ t: t as SyncedTableName, id });
    const isNew = (touched.get(text) ?? true) && k === 'put';
    const isAbout =
      k === 'del' || columns.some((column) => isHash(f[column]) || (k !== 'put' && column in f));
    if (isAbout || touched.has(text)) touched.set(text, isNew);
  }
  return [...touched].flatMap(([text, isNew]) => {
    const change = changed.get(text);
    if (change === undefined) return [];
    return { ...change.key, hashes: hashesOf(columnsOf[change.key.t] ?? [], change.rec), isNew };
  });
}
