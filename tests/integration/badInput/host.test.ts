// Issue 3 §7, who may come in: a second instance, a taken port, a stranger at the door of the node host.

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { makePlace, type Served, serve, yolda } from '#tests/tools/yoldaProcess.ts';
import { expectTexts } from './refusals.ts';

let place: ReturnType<typeof makePlace>;
let core: Served;

beforeEach(async () => {
  place = makePlace();
  core = await serve(place);
  await core.call('company.setUp', setUpInput());
});
afterEach(async () => {
  await core.kill('SIGKILL');
  place.remove();
});

const errorOf = ({ code, out, err }: { code: number | null; out: string; err: string }) => [
  code,
  out,
  JSON.parse(err),
];

const right = () => ({ Authorization: `Bearer ${core.token}` });
const wrong = () => ({ Authorization: `Bearer ${'x'.repeat(core.token.length)}` });

/** A write, so that a door left open would leave a row. @returns HTTP status */
async function ask(path: string, headers: Record<string, string>): Promise<number> {
  const body = JSON.stringify({ name: 'partners.create', input: { name: 'Yad MMC' } });
  return (await fetch(`${core.url}${path}`, { method: 'POST', headers, body })).status;
}

const Socket = WebSocket as unknown as new (
  url: string,
  init: { headers: Record<string, string> },
) => WebSocket;

const opens = (headers: Record<string, string>): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new Socket(`${core.url.replace('http', 'ws')}/rpc`, { headers });
    socket.onopen = () => {
      resolve(true);
      socket.close();
    };
    socket.onerror = () => resolve(false);
  });

describe('bad input, hosts', () => {
  it('a second instance on the same folder (a command line there is served by the running core)', async () => {
    expect(errorOf(await yolda(place, ['serve']))).toMatchObject([
      1,
      '',
      { code: 'busy', reason: 'folder_in_use' },
    ]);
    expectTexts('folder_in_use');
    const made = await yolda(place, ['call', 'partners.create', '{"name":"Nar MMC"}']);
    expect(made.code).toBe(0);
    // The running core did it: it knows the row at once.
    const { rows } = await core.call('partners.search', { text: 'nar', limit: 5 });
    expect(rows.map(({ id, name }) => ({ id, name }))).toEqual([
      { id: JSON.parse(made.out).id, name: 'Nar MMC' },
    ]);
    // The lock is the kernel's: after a kill the next one opens, with the row.
    await core.kill('SIGKILL');
    core = await serve(place);
    expect((await core.call('partners.search', { text: 'nar', limit: 5 })).rows).toHaveLength(1);
  });

  it('a port in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    await core.kill('SIGTERM');
    expect(errorOf(await yolda(place, ['serve', '--port', String(port)]))).toMatchObject([
      1,
      '',
      { code: 'busy', reason: 'port_in_use', details: { port } },
    ]);
    expectTexts('port_in_use');
    taken.close();
    core = await serve(place);
    expect(await core.call('company.loadState', {})).toMatchObject({ hasCompany: true });
  });

  it('a wrong token on the node host', async () => {
    const asked = await Promise.all([
      ask('/call', right()),
      ask('/call', wrong()),
      ask('/call', {}),
      ask('/session', wrong()),
      ask('/call', { Cookie: 'yolda_session=guessed' }),
      opens({ ...right(), Origin: core.url }),
      opens({ ...wrong(), Origin: core.url }),
      opens({ Origin: core.url }),
    ]);
    expect(asked).toEqual([200, 401, 401, 401, 401, true, false, false]);
    expect((await fetch(`${core.url}/blob/${'0'.repeat(64)}`, { headers: wrong() })).status).toBe(401);
    // Only the one with the token has written.
    expect((await core.call('partners.search', { text: 'yad', limit: 5 })).rows).toHaveLength(1);
  });

  it('a wrong Origin on the node host', async () => {
    const strange = { ...right(), Origin: 'https://evil.example' };
    const rebound = { ...right(), Origin: core.url.replace('127.0.0.1', 'evil.example') };
    const asked = await Promise.all([
      ask('/call', { ...right(), Origin: core.url }),
      ask('/call', strange),
      ask('/call', rebound),
      ask('/call', { ...right(), Origin: 'null' }),
      ask('/session', strange),
      opens({ ...right(), Origin: core.url }),
      opens(strange),
    ]);
    expect(asked).toEqual([200, 403, 403, 403, 403, true, false]);
    expect((await core.call('partners.search', { text: 'yad', limit: 5 })).rows).toHaveLength(1);
  });
});
