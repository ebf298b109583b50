// How both hosts answer for a stored file over HTTP: its kind as the bytes say it, the part that a player asks for, and never
// as a page of our own origin. What is not plainly a picture, a PDF or a recording is offered as a download only.
import { byteRange } from './byteRange.ts';
import { sniffMime } from './sniffMime.ts';

export type FileWanted = {
  /** Given: saved under it. */
  name: string | null;
  /** Range header. */
  range: string | undefined;
};

export type FileAnswer = {
  status: 200 | 206 | 416;
  headers: Record<string, string>;
  body: Uint8Array | null;
};

/** @param bytes found by their hash, so what they are never changes */
export function fileAnswer(bytes: Uint8Array, { name, range }: FileWanted): FileAnswer {
  const mime = sniffMime(bytes);
  const part = byteRange(range, bytes.length);
  if (part === 'unsatisfiable')
    return { status: 416, headers: { 'Content-Range': `bytes */${bytes.length}` }, body: null };
  const disposition = mime === 'application/octet-stream' || name ? 'attachment' : 'inline';
  const body = part ? bytes.subarray(part.start, part.end) : bytes;
  return {
    status: part ? 206 : 200,
    headers: {
      'Content-Type': mime,
      'Content-Length': String(body.length),
      'Accept-Ranges': 'bytes',
      ...(part ? { 'Content-Range': part.header } : {}),
      'Content-Disposition': name
        ? `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`
        : disposition,
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
    body,
  };
}
