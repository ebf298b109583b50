// The hub behind its own certificate: made once, told by its fingerprint, and no older TLS than 1.2.
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { connect, type SecureVersion } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { invite } from '#hub/index.ts';
import { loadTls } from '#hub/tls/tlsFiles.ts';
import { runHub, serveHub } from './hubProcess.ts';
import { openTestHub, type TestHub } from './hubServer.ts';
import { placeArgs } from './hubStores.ts';

let dir: string;
let server: TestHub | undefined;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yolda-tls-'));
});
afterEach(async () => {
  await server?.end();
  server = undefined;
  rmSync(dir, { recursive: true, force: true });
});

const pemIn = (folder: string): string => readFileSync(join(folder, 'hub-tls.pem'), 'utf8');

test('a certificate is made once, for this machine, for ten years, and kept to its owner', () => {
  const now = Date.parse('2026-11-26T09:00:00Z');
  const folder = join(dir, 'new');
  const first = loadTls({ dir: folder }, now);
  expect(loadTls({ dir: folder }, now + 1e10).fingerprint).toBe(first.fingerprint);
  expect(readdirSync(folder)).toEqual(['hub-tls.pem']);
  expect(statSync(join(folder, 'hub-tls.pem')).mode & 0o777).toBe(0o600);
  const certificate = new X509Certificate(first.cert);
  expect(createHash('sha256').update(certificate.raw).digest('hex')).toBe(first.fingerprint);
  expect(first.fingerprint).toMatch(/^[\da-f]{64}$/);
  for (const name of ['localhost', hostname()]) expect(certificate.checkHost(name)).toBe(name);
  for (const address of ['127.0.0.1', '::1']) expect(certificate.checkIP(address)).toBe(address);
  expect(new Date(certificate.validTo).toISOString()).toBe('2036-11-26T09:00:00.000Z');
});

test('files that are no certificate, or no pair, are said', () => {
  const one = loadTls({ dir: join(dir, 'one') }, Date.now());
  const other = loadTls({ dir: join(dir, 'other') }, Date.now());
  const write = (name: string, content: string): string => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  const refused = (source: Parameters<typeof loadTls>[0]) =>
    expect(() => loadTls(source, Date.now())).toThrow('invalid_input: hub_tls');
  const certFile = write('cert.pem', one.cert.slice(one.cert.indexOf('-----BEGIN CERTIFICATE')));
  const keyFile = write('key.pem', other.key.slice(0, other.key.indexOf('-----BEGIN CERTIFICATE')));
  refused({ certFile, keyFile });
  refused({ certFile: keyFile, keyFile });
  refused({ certFile: join(dir, 'none'), keyFile });
  write('one/hub-tls.pem', 'damaged');
  refused({ dir: join(dir, 'one') });
  const good = loadTls({ certFile, keyFile: write('right.pem', one.key) }, Date.now());
  expect(good.fingerprint).toBe(one.fingerprint);
});

test('serves HTTPS and the bell to who pins it, and refuses TLS 1.1', async () => {
  server = await openTestHub('sqlite', { tls: { dir } });
  const { url, fingerprint } = server.hub();
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const ca = pemIn(dir);
  const asked = request(`${url}/health`, { ca });
  asked.end();
  const [response] = await once(asked, 'response');
  expect(JSON.parse(await text(response))).toMatchObject({ status: 'ok' });
  const stranger = request(`${url}/health`);
  stranger.end();
  await expect(once(stranger, 'response')).rejects.toThrow(/self.signed/);
  const { port } = new URL(url);
  const shake = async (minVersion: SecureVersion, maxVersion: SecureVersion, ciphers?: string) => {
    const socket = connect({
      port: Number(port),
      host: '127.0.0.1',
      ca,
      minVersion,
      maxVersion,
      ...(ciphers ? { ciphers } : {}),
    });
    await once(socket, 'secureConnect');
    const { fingerprint256 } = socket.getPeerCertificate();
    const protocol = socket.getProtocol();
    socket.destroy();
    return [protocol, fingerprint256.replaceAll(':', '').toLowerCase()];
  };
  expect(await shake('TLSv1.3', 'TLSv1.3')).toEqual(['TLSv1.3', fingerprint]);
  expect(await shake('TLSv1.2', 'TLSv1.2')).toEqual(['TLSv1.2', fingerprint]);
  await expect(shake('TLSv1', 'TLSv1.1', 'DEFAULT@SECLEVEL=0')).rejects.toThrow(/protocol version/i);
  const bell = new WebSocket(`${url.replace('https', 'wss')}/v1/bell`, { ca });
  const [error] = await once(bell, 'error');
  expect(String(error)).toContain('401');
  // Whoever is invited is told what to pin.
  expect((await invite(server.fresh.place, 'ann')).fingerprint).toBe(fingerprint);
  await server.restart({ tls: undefined });
  expect(await invite(server.fresh.place, 'ann')).not.toHaveProperty('fingerprint');
});

test('by the command line: the start line and an invitation tell the fingerprint', async () => {
  const place = { dataDir: join(dir, 'hub') };
  const hub = await serveHub(place, {}, ['--tls', join(dir, 'tls')]);
  try {
    const { fingerprint } = loadTls({ dir: join(dir, 'tls') }, Date.now());
    expect(hub.started).toEqual({ url: hub.url, fingerprint });
    const invited = await runHub(['invite', '--role', 'rep', 'Ann', ...placeArgs(place)]);
    expect(JSON.parse(invited.out)).toEqual({
      code: expect.stringMatching(/^[\dA-Z]{5}-[\dA-Z]{5}-[\dA-Z]{5}$/),
      user: expect.stringMatching(/^[\da-f-]{36}$/),
      expiresAt: expect.any(String),
      fingerprint,
    });
  } finally {
    await hub.kill('SIGTERM');
  }
  const usage = await runHub(['--tls', dir, '--tls-cert', 'x', ...placeArgs(place)]);
  expect([usage.code, JSON.parse(usage.err).reason]).toEqual([2, 'usage']);
  const half = await runHub(['--tls-key', 'x', ...placeArgs(place)]);
  expect(half.code).toBe(2);
  const none = await runHub([
    '--tls-cert',
    join(dir, 'no'),
    '--tls-key',
    join(dir, 'no'),
    ...placeArgs(place),
  ]);
  expect([none.code, JSON.parse(none.err).reason]).toEqual([1, 'hub_tls']);
});
