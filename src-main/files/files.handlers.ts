// Stores bytes under their hash before any row names them.
import { fromBytes } from '#shared/contract/bytes.ts';
import { AppError } from '#shared/contract/errors.ts';
import { sniffMime } from '#shared/lib/sniffMime.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';

const maxBytes = 8 * 1024 * 1024;

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
  };
}
