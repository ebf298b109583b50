// Issue 3 §7, who may come in: a second instance, a taken port, a stranger at the door of the node host.

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { makePlace, type Served, serve, yolda } from '#tests/tools/yoldaProcess.ts';

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

describe('bad input, hosts', () => {
  it('a second instance on the same folder (a command line there is served by the running core)', async () => {
    expect(errorOf(await yolda(place, ['serve']))).toMatchObject([
      1,
      '',
      { code: 'busy', reason: 'folder_in_use' },
    ]);
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
    taken.close();
    core = await serve(place);
    expect(await core.call('company.loadState', {})).toMatchObject({ hasCompany: true });
  });

  it('a wrong token or Origin on the node host', async () => {
    const state = { name: 'company.loadState', input: {} };
    const ask = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${core.url}${path}`, { method: 'POST', headers, body: JSON.stringify(state) })).status;
    const right = { Authorization: `Bearer ${core.token}` };
    const wrong = { Authorization: `Bearer ${'x'.repeat(core.token.length)}` };
    const strange = { Origin: 'https://evil.example' };
    expect(
      await Promise.all([
        ask('/call', right),
        ask('/call', wrong),
        ask('/call', {}),
        ask('/call', { ...right, ...strange }),
        ask('/session', wrong),
        ask('/session', { ...right, ...strange }),
      ]),
    ).toEqual([200, 401, 401, 403, 401, 403]);
    const Socket = WebSocket as unknown as new (
      url: string,
      init: { headers: Record<string, string> },
    ) => WebSocket;
    const opens = (headers: Record<string, string>) =>
      new Promise<boolean>((resolve) => {
        const socket = new Socket(`${core.url.replace('http', 'ws')}/rpc`, { headers });
        socket.onopen = () => {
          resolve(true);
          socket.close();
        };
        socket.onerror = () => resolve(false);
      });
    expect(
      await Promise.all([
        opens({ ...right, Origin: core.url }),
        opens({ ...wrong, Origin: core.url }),
        opens({ ...right, ...strange }),
      ]),
    ).toEqual([true, false, false]);
  });
});
