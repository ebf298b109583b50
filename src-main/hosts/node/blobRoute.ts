// Serves an attachment by hash. The kind is read from the bytes themselves; what is not plainly a picture
// or a PDF is offered as a download only.
import type { ServerResponse } from 'node:http';
import type { Served } from '#main/core/openCompany.ts';
import { AppError } from '#shared/contract/errors.ts';
import { byteRange } from '#shared/lib/byteRange.ts';
import { sniffMime } from '#shared/lib/sniffMime.ts';

export async function sendBlob(
  response: ServerResponse,
  core: Served,
  hash: string,
  { name, range }: { name: string | null; range: string | undefined },
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
  const part = byteRange(range, bytes.length);
  if (part === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.length}` }).end();
    return;
  }
  response.writeHead(part ? 206 : 200, {
    'Content-Type': mime,
    'Content-Length': part ? part.end - part.start : bytes.length,
    'Accept-Ranges': 'bytes',
    ...(part ? { 'Content-Range': part.header } : {}),
    'Content-Disposition': name
      ? `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`
      : disposition,
    'Cache-Control': 'private, max-age=31536000, immutable',
  });
  response.end(part ? bytes.subarray(part.start, part.end) : bytes);
}
