// Digest access of SIP with the hashes of RFC 8760: MD5, SHA-256, SHA-512-256. SIP.js has MD5 only, and takes ours in its
// place. Pure but for the client's own nonce, which is given.
import { createHash } from 'node:crypto';

const hashes: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-256': 'sha256',
  'SHA-512-256': 'sha512-256',
};

export type Challenge = {
  algorithm?: string | undefined;
  realm?: string | undefined;
  nonce?: string | undefined;
  opaque?: string | undefined;
  qop?: string | readonly string[] | undefined;
};

/** As the PBX writes it, or MD5 where it writes none; undefined: none that we have. */
export function digestAlgorithm(named: string | undefined): string | undefined {
  if (named === undefined || named === '') return 'MD5';
  return Object.keys(hashes).find((known) => new RegExp(`^${known}$`, 'i').test(named));
}

const hash = (algorithm: string, text: string): string =>
  createHash(hashes[algorithm] ?? 'md5')
    .update(text)
    .digest('hex');

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

export type DigestRequest = {
  method: string;
  uri: string;
  username: string;
  password: string;
  /** Of the client. */
  cnonce: string;
  /** How often the nonce was used, this time with it. */
  count: number;
};

/** @returns the credentials for a request, as its header says them; undefined where the challenge cannot be met */
export function digestCredentials(challenge: Challenge, request: DigestRequest): string | undefined {
  const { realm, nonce, opaque, qop } = challenge;
  const { method, uri, username, password, cnonce, count } = request;
  const algorithm = digestAlgorithm(challenge.algorithm);
  const offered = typeof qop === 'string' ? qop.split(/\s*,\s*/) : (qop ?? []);
  const hasQop = offered.length > 0;
  if (algorithm === undefined || !realm || !nonce || (hasQop && !offered.includes('auth'))) return undefined;
  const first = hash(algorithm, `${username}:${realm}:${password}`);
  const second = hash(algorithm, `${method}:${uri}`);
  const nc = count.toString(16).padStart(8, '0');
  const between = hasQop ? `${nonce}:${nc}:${cnonce}:auth` : nonce;
  const parts = [
    `algorithm=${algorithm}`,
    `username=${quoted(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${hash(algorithm, `${first}:${between}:${second}`)}"`,
    ...(opaque ? [`opaque=${quoted(opaque)}`] : []),
    ...(hasQop ? ['qop=auth', `cnonce="${cnonce}"`, `nc=${nc}`] : []),
  ];
  return `Digest ${parts.join(', ')}`;
}
