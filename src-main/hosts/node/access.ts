// Who may speak to the node host: the right Host (no DNS rebinding), the right Origin, and the token –
// as a bearer header, or exchanged for a session cookie.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const cookieName = 'yolda_session';

export type Access = {
  readonly token: string;
  /** Host header names this very server. */
  isOwnHost(request: IncomingMessage): boolean;
  /** Same origin, or no origin at all (not a browser). */
  isOwnOrigin(request: IncomingMessage): boolean;
  isKnown(request: IncomingMessage): boolean;
  isToken(candidate: string): boolean;
  /** Set-Cookie value of a new session. */
  startSession(): string;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

function cookieOf(request: IncomingMessage): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookieName && value) return value;
  }
  return undefined;
}

export function createAccess(port: () => number): Access {
  const token = randomBytes(24).toString('base64url');
  // Sessions end with the process; a handful of tabs share one.
  const sessions = new Set<string>();
  const hosts = (): string[] => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  const isToken = (candidate: string): boolean => isSame(candidate, token);
  return {
    token,
    isToken,
    isOwnHost: (request) => hosts().includes(request.headers.host ?? ''),
    isOwnOrigin: ({ headers }) =>
      headers.origin === undefined || hosts().some((host) => headers.origin === `http://${host}`),
    isKnown(request) {
      const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      if (bearer !== undefined) return isToken(bearer);
      const session = cookieOf(request);
      return session !== undefined && sessions.has(session);
    },
    startSession() {
      const session = randomBytes(24).toString('base64url');
      sessions.add(session);
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}
