// Which columns name a file by its hash. Pictures of items and recordings of calls are many, and seen or heard one at a time: a
// workstation fetches them when they are asked for, the others at once.
import type { Row } from './ops.ts';
import type { SyncedTableName } from './registry.ts';

/** `documents.content_hash` is of no file. */
export const blobColumns: Partial<Record<SyncedTableName, readonly string[]>> = {
  files: ['hash'],
  item_pictures: ['hash'],
  items: ['picture_hash'],
  documents: ['pdf_hash'],
  interactions: ['recording_hash'],
  organizations: ['logo_hash', 'stamp_hash', 'head_signature_hash', 'accountant_signature_hash'],
  letter_attachments: ['hash'],
};

export const fetchedWhenSeen: ReadonlySet<string> = new Set(['items', 'item_pictures', 'interactions']);

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[\da-f]{64}$/.test(value);

/** Files that the fields of a row name. */
export const hashesIn = (t: SyncedTableName, fields: Row): string[] => [
  ...new Set((blobColumns[t] ?? []).map((column) => fields[column]).filter(isHash)),
];
