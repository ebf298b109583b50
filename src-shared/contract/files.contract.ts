// Files by hash: bytes in, and the rows that attach them to a partner. Bytes go out by the host's URL.
import { z } from 'zod';
import { bytes } from './bytes.ts';
import { Empty, Hash, Id, Instant, page, Text } from './common.ts';
import { action, command, query } from './define.ts';

/** What a file may be attached to. */
export const FileOwnerKind = z.enum(['partner']);

export const FileRow = z.object({
  id: Id,
  hash: Hash,
  name: z.string(),
  mime: z.string(),
  sizeBytes: z.number().int(),
  createdAt: Instant,
});

export const files = {
  /** Stores bytes under their hash (encrypted at rest); pictures are checked to be pictures. At most 8 MB. */
  put: action({
    in: z.object({ bytes: bytes(), name: Text(200).min(1), isPicture: z.boolean().default(false) }),
    out: z.object({ hash: Hash, mime: z.string(), sizeBytes: z.number().int() }),
    reasons: ['picture_unreadable', 'picture_too_large', 'too_large'],
  }),
  /** Newest first; the whole list, one owner has few. */
  list: query({
    in: z.object({ ownerKind: FileOwnerKind, ownerId: Id }),
    out: page(FileRow),
    reads: ['files'],
  }),
  /** Attaches stored bytes under a name; the same bytes under the same name are attached once. */
  attach: command({
    in: z.object({ ownerKind: FileOwnerKind, ownerId: Id, hash: Hash, name: Text(200).min(1) }),
    out: z.object({ id: Id }),
    reasons: ['partner_gone', 'blob_missing'],
    undo: true,
  }),
  /** Takes the file from its owner; the bytes stay, so that Undo brings it back. */
  remove: command({ in: z.object({ id: Id }), out: Empty, reasons: ['file_gone'], undo: true }),
};
