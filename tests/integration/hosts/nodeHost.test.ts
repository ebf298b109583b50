// The node host's door: who may come in, what it serves, and what happens when the place is taken.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { yoldaEntry } from '#tests/tools/builtProgram.ts';
import { openTestCore } from '#tests/tools/testCore.ts';
import { type NodeHost, openNodeHost } from './nodeHost.ts';

let host: NodeHost;
beforeEach(async () => {
  host = await openNodeHost();
});
afterEach(() => host.close());

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

/** Plain HTTP: unlike fetch it sends any Host, any Origin and an unnormalised path. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(host.server.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          body += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

const upgradeHeaders = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

const upgrade = (headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(host.server.url);
    const request = httpRequest({
      hostname,
      port,
      path: '/rpc',
      headers: { ...upgradeHeaders, ...headers },
    });
    request.on('response', (response) => resolve(response.statusCode ?? 0));
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });

const callBody = JSON.stringify({ name: 'company.loadState', input: {} });
const postCall = (headers: Record<string, string>) =>
  send('/call', { method: 'POST', body: callBody, headers });

/** Runs the command line on the folder. */
function yolda(args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [yoldaEntry, ...args, '--data', host.test.dir]);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

describe('the door of the node host', () => {
  it('answers an address that is none, and lives on', async () => {
    const answers = [await send('//'), await send('//[/call'), await send('/')];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 200]);
  });

  it('refuses a wrong token, on every road', async () => {
    const wrong = { Authorization: `Bearer ${'x'.repeat(32)}` };
    expect((await send('/session', { method: 'POST', headers: wrong })).status).toBe(401);
    expect((await send('/session', { method: 'POST' })).status).toBe(401);
    expect((await postCall(wrong)).status).toBe(401);
    expect((await postCall({ Cookie: `yolda_session=${'x'.repeat(32)}` })).status).toBe(401);
    expect((await send(`/blob/${'0'.repeat(64)}`, { headers: wrong })).status).toBe(401);
    expect(await upgrade({ ...wrong, Origin: host.server.url })).toBe(401);
    expect(await upgrade({ Origin: host.server.url })).toBe(401);
  });

  it('lets the token in, and its session cookie after it', async () => {
    const answer = await postCall({ Authorization: `Bearer ${host.server.token}` });
    expect([answer.status, JSON.parse(answer.body).value.hasCompany]).toEqual([200, false]);
    const Cookie = await host.signIn();
    expect((await postCall({ Cookie })).status).toBe(200);
    expect(await upgrade({ Cookie, Origin: host.server.url })).toBe(101);
  });

  it('closes a line that speaks no WebSocket, and lives on', async () => {
    const { hostname, port } = new URL(host.server.url);
    const request = httpRequest({
      hostname,
      port,
      path: '/rpc',
      headers: { ...upgradeHeaders, Cookie: await host.signIn(), Origin: host.server.url },
    });
    request.end();
    const [, socket] = (await once(request, 'upgrade')) as [unknown, Duplex];
    socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    socket.resume();
    await once(socket, 'close');
    expect((await send('/')).status).toBe(200);
  });

  it('keeps the session from scripts and other sites', async () => {
    const response = await send('/session', {
      method: 'POST',
      headers: { Authorization: `Bearer ${host.server.token}` },
    });
    expect(response.headers['set-cookie']).toEqual([
      expect.stringMatching(/^yolda_session=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it('refuses a wrong Origin, token or not', async () => {
    const Authorization = `Bearer ${host.server.token}`;
    const Cookie = await host.signIn();
    for (const Origin of [
      'http://evil.example',
      'null',
      'http://127.0.0.1:1',
      host.server.url.replace('http', 'https'),
    ]) {
      expect((await postCall({ Authorization, Origin })).status).toBe(403);
      expect((await send('/', { headers: { Origin } })).status).toBe(403);
      expect(await upgrade({ Cookie, Origin })).toBe(401);
    }
  });

  it('refuses a wrong Host: a name that was made to point here', async () => {
    const Authorization = `Bearer ${host.server.token}`;
    const { port } = new URL(host.server.url);
    for (const Host of ['evil.example', `evil.example:${port}`, `127.0.0.1`, `127.0.0.1:1`]) {
      expect((await postCall({ Authorization, Host })).status).toBe(403);
      expect((await send('/', { headers: { Host } })).status).toBe(403);
      expect(await upgrade({ Cookie: await host.signIn(), Host })).toBe(401);
    }
    expect((await postCall({ Authorization, Host: `localhost:${port}` })).status).toBe(200);
  });
});

describe('what the node host serves', () => {
  it('serves the page with its policy', async () => {
    const answer = await send('/');
    const { host: address } = new URL(host.server.url);
    expect([answer.status, answer.body]).toEqual([200, '<!doctype html><title>Yolda</title>']);
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining(`default-src 'none'; script-src 'self'`),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(answer.headers['content-security-policy']).toContain(`connect-src 'self' ws://${address}`);
  });

  it('serves nothing above its folder', async () => {
    const roads = [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/package.json',
      '/assets/../../secret',
      '/..%5cpackage.json',
      '/%00',
      '/%',
      '//etc/passwd',
      '/assets',
    ];
    expect(await Promise.all(roads.map(async (road) => [road, (await send(road)).status]))).toEqual(
      roads.map((road) => [road, 404]),
    );
    expect((await send('/index.html', { method: 'POST' })).status).toBe(404);
  });

  it('serves an attachment by its hash to who is known', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const { hash } = await host.test.client.call('files.put', {
      bytes: png,
      name: 'dot.png',
      isPicture: false,
    });
    const headers = { Cookie: await host.signIn() };
    expect(await send(`/blob/${hash}`, { headers })).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'image/png',
        'content-length': String(png.length),
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
      },
    });
    // A player that seeks.
    expect(await send(`/blob/${hash}`, { headers: { ...headers, Range: 'bytes=1-3' } })).toMatchObject({
      status: 206,
      headers: {
        'content-range': `bytes 1-3/${png.length}`,
        'content-length': '3',
        'accept-ranges': 'bytes',
      },
      body: 'PNG',
    });
    expect(
      await send(`/blob/${hash}`, { headers: { ...headers, Range: `bytes=${png.length}-` } }),
    ).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${png.length}` } });
    expect((await send(`/blob/${'0'.repeat(64)}`, { headers })).status).toBe(404);
  });
});

describe('when the place is taken', () => {
  it('says that the port is in use', async () => {
    const port = Number(new URL(host.server.url).port);
    await expect(openNodeHost({ port })).rejects.toMatchObject({
      code: 'busy',
      reason: 'port_in_use',
      details: { port },
    });
  });

  it('refuses a second core on the folder', async () => {
    await expect(openTestCore({ dir: host.test.dir })).rejects.toMatchObject({
      code: 'busy',
      reason: 'folder_in_use',
    });
  });

  it('serves a command line on the same folder by the running core', async () => {
    const door = `${host.test.dir}/door.json`;
    expect([JSON.parse(readFileSync(door, 'utf8')), statSync(door).mode & 0o777]).toEqual([
      { url: host.server.url, token: host.server.token },
      0o600,
    ]);
    const { code, out } = await yolda(['call', 'company.loadState', '{}']);
    expect([code, JSON.parse(out)]).toEqual([0, await host.test.client.call('company.loadState', {})]);
  });

  it('takes its address away when it closes; then the folder is busy', async () => {
    await host.server.close();
    expect(existsSync(`${host.test.dir}/door.json`)).toBe(false);
    const { code, err } = await yolda(['call', 'company.loadState', '{}']);
    expect([code, JSON.parse(err)]).toMatchObject([1, { code: 'busy', reason: 'folder_in_use' }]);
    await host.test.close();
    host = await openNodeHost();
  });
});
