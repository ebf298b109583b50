// Stores bytes under their hash before any row names them; attaches them to partners.
import { fromBytes } from '#shared/contract/bytes.ts';
import { AppError } from '#shared/contract/errors.ts';
import { sniffMime } from '#shared/lib/sniffMime.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { requirePartner } from '../partners/index.ts';
import { attachFile, listFiles, removeFile } from './files.repo.ts';

const maxBytes = 8 * 1024 * 1024;

type Stored = { mime: string; sizeBytes: number };

export function createFilesHandlers({ blobs, pdf }: CoreDeps): Handlers['files'] {
  return {
    put: async ({ bytes: given, isPicture }) => {
      const bytes = fromBytes(given);
      if (bytes.length === 0 || bytes.length > maxBytes)
        throw new AppError('invalid_input', 'too_large', { maxBytes });
      if (isPicture) await pdf.checkPicture(bytes);
      const mime = sniffMime(bytes);
      return { hash: blobs.put(bytes), mime, sizeBytes: bytes.length };
    },
    list: (owner, context) => ({ rows: listFiles(context, owner) }),
    attach: {
      // What the row says of the bytes is read from the bytes, and they must be there.
      prepare: async ({ hash }): Promise<Stored> => {
        const bytes = blobs.load(hash);
        return { mime: sniffMime(bytes), sizeBytes: bytes.length };
      },
      write: (file, tx, prepared) => {
        requirePartner(tx, file.ownerId);
        return { id: attachFile(tx, { ...file, ...(prepared as Stored) }) };
      },
    },
    remove: ({ id }, tx) => {
      removeFile(tx, id);
      return {};
    },
  };
}
