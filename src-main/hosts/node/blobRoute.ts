// Serves an attachment by its hash.
import type { ServerResponse } from 'node:http';
import type { Served } from '#main/core/openCompany.ts';
import { AppError } from '#shared/contract/errors.ts';
import { type FileWanted, fileAnswer } from '#shared/lib/fileAnswer.ts';

export async function sendBlob(
  response: ServerResponse,
  core: Served,
  hash: string,
  wanted: FileWanted,
): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await core.loadBlob(hash);
  } catch (error) {
    response.writeHead(error instanceof AppError && error.code === 'not_found' ? 404 : 500).end();
    return;
  }
  const { status, headers, body } = fileAnswer(bytes, wanted);
  response.writeHead(status, headers).end(body ?? undefined);
}
