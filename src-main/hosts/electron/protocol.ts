// The app:// scheme: the built renderer, attachments by hash from the core, and the page of a failed core.
// Each answer carries the Content-Security-Policy.
import { protocol, type Session } from 'electron';
import { AppError, type WireError } from '#shared/contract/errors.ts';
import { byteRange } from '#shared/lib/byteRange.ts';
import { contentSecurityPolicy } from '#shared/lib/contentSecurityPolicy.ts';
import { sniffMime } from '#shared/lib/sniffMime.ts';
import { errorPage, errorStyle } from './errorPage.ts';
import { loadRendererFile } from './rendererFiles.ts';
import { appScheme, isOwnUrl } from './security.ts';

export type ProtocolOptions = {
  rendererDir: string;
  loadBlob(hash: string): Promise<Uint8Array>;
  failure(): WireError | undefined;
  language(): string;
};

/** Must be called before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

const headers = (type: string, more: Record<string, string> = {}): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': contentSecurityPolicy(''),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...more,
});

const nothing = (status: number): Response => new Response(null, { status, headers: headers('text/plain') });

async function blobResponse(
  options: ProtocolOptions,
  hash: string,
  { name, range }: { name: string | null; range: string | null },
): Promise<Response> {
  try {
    const bytes = await options.loadBlob(hash);
    const type = sniffMime(bytes);
    const disposition = type === 'application/octet-stream' || name ? 'attachment' : 'inline';
    const part = byteRange(range ?? undefined, bytes.length);
    if (part === 'unsatisfiable')
      return new Response(null, {
        status: 416,
        headers: headers(type, { 'Content-Range': `bytes */${bytes.length}` }),
      });
    return new Response(Uint8Array.from(part ? bytes.subarray(part.start, part.end) : bytes), {
      status: part ? 206 : 200,
      headers: headers(type, {
        'Accept-Ranges': 'bytes',
        ...(part ? { 'Content-Range': part.header } : {}),
        'Content-Disposition': name
          ? `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`
          : disposition,
        'Cache-Control': 'private, max-age=31536000, immutable',
      }),
    });
  } catch (error) {
    return nothing(error instanceof AppError && error.code === 'not_found' ? 404 : 500);
  }
}

async function answer(request: Request, options: ProtocolOptions): Promise<Response> {
  if (!isOwnUrl(request.url)) return nothing(404);
  if (request.method !== 'GET') return nothing(405);
  const { pathname, searchParams } = new URL(request.url);
  const hash = /^\/blob\/([0-9a-f]{64})$/.exec(pathname)?.[1];
  if (hash !== undefined)
    return blobResponse(options, hash, {
      name: searchParams.get('name'),
      range: request.headers.get('range'),
    });
  if (pathname === '/error.css')
    return new Response(errorStyle, { headers: headers('text/css; charset=utf-8') });
  if (pathname === '/error') {
    const failure = options.failure();
    if (!failure) return nothing(404);
    return new Response(errorPage(failure, options.language()), {
      headers: headers('text/html; charset=utf-8'),
    });
  }
  const file = await loadRendererFile(options.rendererDir, pathname);
  return file ? new Response(file.body, { headers: headers(file.type) }) : nothing(404);
}

export function serveApp(session: Session, options: ProtocolOptions): void {
  session.protocol.handle(appScheme, (request) => answer(request, options));
}
