// Rows that attach stored bytes to their owner. The bytes are never deleted here: Undo needs them.
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { FileOwnerKind, FileRow } from '#shared/contract/files.contract.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { files } from '../store/schema/index.ts';

export type FileOwner = { ownerKind: z.output<typeof FileOwnerKind>; ownerId: string };
type NewFile = FileOwner & { hash: string; name: string; mime: string; sizeBytes: number };

const ofOwner = ({ ownerKind, ownerId }: FileOwner) =>
  and(eq(files.ownerId, ownerId), eq(files.ownerKind, ownerKind), isNull(files.deletedAt));

/** Newest first. */
export function listFiles(context: ReadContext, owner: FileOwner): z.output<typeof FileRow>[] {
  return context.orm
    .select({
      id: files.id,
      hash: files.hash,
      name: files.name,
      mime: files.mime,
      sizeBytes: files.sizeBytes,
      createdAt: files.createdAt,
    })
    .from(files)
    .where(ofOwner(owner))
    .orderBy(desc(files.createdAt), desc(files.id))
    .all();
}

/** @returns the id of the row, the old one when the same bytes stand there under the same name */
export function attachFile(tx: WriteContext, file: NewFile): string {
  const same = listFiles(tx, file).find(({ hash, name }) => hash === file.hash && name === file.name);
  if (same) return same.id;
  const id = tx.newId();
  tx.orm
    .insert(files)
    .values({ ...file, id, createdAt: tx.now, updatedAt: tx.now })
    .run();
  return id;
}

/** @throws AppError not_found/file_gone */
export function removeFile(tx: WriteContext, id: string): void {
  const done = tx.orm
    .update(files)
    .set({ deletedAt: tx.now, updatedAt: tx.now })
    .where(and(eq(files.id, id), isNull(files.deletedAt)))
    .run();
  if (done.changes === 0) throw new AppError('not_found', 'file_gone');
}
