// The app:// scheme: the built renderer, attachments by hash from the core, and the page of a failed core.
// Each answer carries the Content-Security-Policy.
import { protocol, type Session } from 'electron';
import { AppError, type WireError } from '#shared/contract/errors.ts';
import { contentSecurityPolicy } from '#shared/lib/contentSecurityPolicy.ts';
import { type FileWanted, fileAnswer } from '#shared/lib/fileAnswer.ts';
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

async function blobResponse(options: ProtocolOptions, hash: string, wanted: FileWanted): Promise<Response> {
  try {
    const { status, headers: own, body } = fileAnswer(await options.loadBlob(hash), wanted);
    return new Response(body && Uint8Array.from(body), {
      status,
      headers: headers(own['Content-Type'] ?? 'text/plain', own),
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
      range: request.headers.get('range') ?? undefined,
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
