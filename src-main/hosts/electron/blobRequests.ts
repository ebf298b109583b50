// Attachments asked of the core process, matched with its answers by id.
import { AppError, fromWireError } from '#shared/contract/errors.ts';
import type { CoreChild } from './coreFork.ts';
import type { FromCore } from './coreMessages.ts';

export type BlobRequests = {
  /** @throws AppError not_found, corrupt, unavailable/core_gone */
  load(core: CoreChild | undefined, hash: string): Promise<Uint8Array>;
  settle(answer: Extract<FromCore, { t: 'blob' }>): void;
  /** The core is gone: nobody will answer. */
  failAll(): void;
};

const coreGone = (): AppError => new AppError('unavailable', 'core_gone');

export function createBlobRequests(): BlobRequests {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let lastId = 0;
  return {
    load(core, hash) {
      if (!core) return Promise.reject(coreGone());
      const id = ++lastId;
      const request = Promise.withResolvers<Uint8Array>();
      waiting.set(id, request);
      core.send({ t: 'blob', id, hash });
      return request.promise;
    },
    settle({ id, bytes, error }) {
      const request = waiting.get(id);
      waiting.delete(id);
      if (bytes) request?.resolve(bytes);
      else request?.reject(error ? fromWireError(error) : new AppError('not_found', 'blob_missing'));
    },
    failAll() {
      for (const { reject } of waiting.values()) reject(coreGone());
      waiting.clear();
    },
  };
}
