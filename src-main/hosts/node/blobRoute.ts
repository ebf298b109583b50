// Serves an attachment by hash. The kind is read from the bytes themselves; what is not plainly a picture
// or a PDF is offered as a download only.
import type { ServerResponse } from 'node:http';
import type { Served } from '#main/core/openCompany.ts';
import { AppError } from '#shared/contract/errors.ts';
import { sniffMime } from '#shared/lib/sniffMime.ts';

export async function sendBlob(
  response: ServerResponse,
  core: Served,
  hash: string,
  name: string | null,
): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await core.loadBlob(hash);
  } catch (error) {
    response.writeHead(error instanceof AppError && error.code === 'not_found' ? 404 : 500).end();
    return;
  }
  const mime = sniffMime(bytes);
  const disposition = mime === 'application/octet-stream' || name ? 'attachment' : 'inline';
  response.writeHead(200, {
    'Content-Type': mime,
    'Content-Length': bytes.length,
    'Content-Disposition': name
      ? `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`
      : disposition,
    'Cache-Control': 'private, max-age=31536000, immutable',
  });
  response.end(bytes);
}
