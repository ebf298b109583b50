// The hub's certificate on disk: of a public authority as two files, or a folder in which a self-signed one is made once. The
// fingerprint is what workstations pin. Serves nothing.
import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { AppError } from '#shared/contract/errors.ts';
import { makeSelfSigned } from './selfSigned.ts';

export type TlsSource = { dir: string } | { certFile: string; keyFile: string };
export type TlsFiles = {
  key: string;
  cert: string;
  /** SHA-256 of the certificate, hex. */
  fingerprint: string;
};

const years = 10;
const fileName = 'hub-tls.pem';

/** This machine's names and addresses, loopback too; link-local IPv6 has a zone that no certificate can name. */
function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const usable = addresses.map(({ address }) => address).filter((address) => !/%|^fe80:/i.test(address));
  // A host name may hold what a certificate may not.
  const host = /^[\w.-]{1,253}$/.test(hostname()) ? [hostname()] : [];
  return [...new Set(['localhost', ...host, '127.0.0.1', '::1', ...usable])];
}

/** One file in one step: two processes that start at once have the same certificate, and a kill leaves it whole or none. */
function makeOnce(dir: string, nowMs: number): string {
  const path = join(dir, fileName);
  const made = `${path}.${randomUUID()}.tmp`;
  const until = new Date(nowMs);
  until.setUTCFullYear(until.getUTCFullYear() + years);
  // A workstation's clock may be behind by a day.
  const validity = { from: nowMs - 24 * 3_600_000, until: until.getTime() };
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(made, makeSelfSigned(ownNames(), validity), { mode: 0o600, flag: 'wx', flush: true });
    linkSync(made, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(made, { force: true });
  }
  return readFileSync(path, 'utf8');
}

function readOrMake(dir: string, nowMs: number): string {
  try {
    return readFileSync(join(dir, fileName), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return makeOnce(dir, nowMs);
  }
}

/** @throws AppError invalid_input/hub_tls for files that are not there, or no pair of certificate and key */
export function loadTls(source: TlsSource, nowMs: number): TlsFiles {
  try {
    const both = 'dir' in source ? readOrMake(source.dir, nowMs) : undefined;
    const cert = both ?? readFileSync('certFile' in source ? source.certFile : '', 'utf8');
    const key = both ?? readFileSync('keyFile' in source ? source.keyFile : '', 'utf8');
    createSecureContext({ key, cert });
    const { raw } = new X509Certificate(cert);
    return { key, cert, fingerprint: createHash('sha256').update(raw).digest('hex') };
  } catch (error) {
    throw new AppError('invalid_input', 'hub_tls', undefined, { cause: error });
  }
}
