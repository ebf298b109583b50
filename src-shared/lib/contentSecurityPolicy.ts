// The one Content-Security-Policy of the renderer, whoever serves it.

/** @param socketSource where the page's WebSocket may go; none in Electron, which has ports */
export function contentSecurityPolicy(socketSource: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "worker-src 'self'",
    `connect-src 'self'${socketSource ? ` ${socketSource}` : ''}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
