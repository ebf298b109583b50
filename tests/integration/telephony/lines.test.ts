// Lines without a PBX: rows, passwords, bad input, and servers that are no PBX.
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { Input } from '#shared/contract/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
const secrets = new Map<string, string>();
const ends: (() => void)[] = [];

beforeEach(async () => {
  secrets.clear();
  t = await openTestCore({ secrets });
});
afterEach(async () => {
  for (const end of ends.splice(0)) end();
  await t.close();
});

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

const line = (more: Partial<Input<'telephony.saveLine'>> = {}) => ({
  ...{ name: 'Ofis', url: 'wss://pbx.example.az:8089/ws', user: '101', password: 'gizli' },
  ...more,
});
const list = async () => (await t.client.call('telephony.listLines', {})).rows;

describe('a line', () => {
  it('is kept with its password in the secrets only, the first as the default', async () => {
    const { id } = await t.client.call('telephony.saveLine', line());
    await t.client.call('telephony.saveLine', line({ name: 'İkinci' }));
    expect(await list()).toMatchObject([
      { id, name: 'Ofis', domain: '', isDefault: true, live: { state: 'off' } },
      { name: 'İkinci', isDefault: false },
    ]);
    expect(secrets.get(`phone/${id}`)).toBe('gizli');
    const seen = JSON.stringify([
      await list(),
      t.platform.lines,
      t.core.gate.sql.all('SELECT * FROM phone_lines'),
    ]);
    expect(seen).not.toContain('gizli');
    // Without a password the kept one stays.
    await t.client.call('telephony.saveLine', { ...line({ name: 'Baş ofis' }), password: undefined, id });
    expect(secrets.get(`phone/${id}`)).toBe('gizli');
    expect((await list())[0]).toMatchObject({ id, name: 'Baş ofis', isDefault: true });
  });

  it('keeps the password of TURN in the secrets too, as long as it has TURN', async () => {
    const turn = { turn: 'turn:t.az', turnUser: 'u' };
    const missing = { details: { fields: [{ path: 'turnPassword', code: 'too_small' }] } };
    await expect(t.client.call('telephony.saveLine', line(turn))).rejects.toMatchObject(missing);
    await expect(t.client.call('telephony.testLine', line(turn))).rejects.toMatchObject(missing);
    expect(secrets.size).toBe(0);
    const { id } = await t.client.call('telephony.saveLine', line({ ...turn, turnPassword: 'açar' }));
    await t.client.call('telephony.saveLine', { ...line({ ...turn, stun: 's.az' }), id });
    expect(secrets.get(`phone/${id}/turn`)).toBe('açar');
    expect((await list())[0]).toMatchObject({ ...turn, stun: 'stun:s.az' });
    const seen = JSON.stringify([
      await list(),
      t.platform.lines,
      t.core.gate.sql.all('SELECT * FROM phone_lines'),
    ]);
    expect(seen).not.toContain('açar');
    await t.client.call('telephony.saveLine', { ...line(), id });
    expect([...secrets.keys()]).toEqual([`phone/${id}`]);
    expect((await list())[0]).toMatchObject({ stun: '', turn: '', turnUser: '' });
  });

  it('that was the default passes that on when it is removed, and comes back by undo', async () => {
    const first = await t.client.call('telephony.saveLine', line());
    const second = await t.client.call('telephony.saveLine', line({ name: 'İkinci' }));
    await t.client.call('telephony.removeLine', first);
    expect(await list()).toMatchObject([{ ...second, isDefault: true }]);
    await t.client.call('operations.undo', {});
    expect((await list()).map(({ id, isDefault }) => ({ id, isDefault }))).toEqual([
      { ...second, isDefault: true },
      { ...first, isDefault: false },
    ]);
    expect(secrets.get(`phone/${first.id}`)).toBe('gizli');
  });

  it('is chosen for the calls, one that hands over to the system as well', async () => {
    const own = await t.client.call('telephony.saveLine', line());
    const system = await t.client.call('telephony.saveLine', { name: 'MicroSIP', kind: 'handoff' });
    await t.client.call('telephony.setDefaultLine', system);
    expect(await list()).toMatchObject([
      { ...system, kind: 'handoff', url: '', isDefault: true },
      { ...own, isDefault: false },
    ]);
    await expect(t.client.call('calls.dial', { number: '900' })).rejects.toMatchObject({ reason: 'no_line' });
    expect(await t.client.call('telephony.testLine', { name: 'MicroSIP', kind: 'handoff' })).toMatchObject({
      isOk: true,
      steps: [],
    });
    await t.client.call('telephony.setDefaultLine', own);
    expect((await list()).map(({ isDefault }) => isDefault)).toEqual([true, false]);
    await expect(t.client.call('telephony.setDefaultLine', { id: 'x' })).rejects.toMatchObject({
      reason: 'line_gone',
    });
  });

  it('that was removed long ago is forgotten with its password at a start', async () => {
    const turn = { turn: 'turn:t.az', turnUser: 'u', turnPassword: 'açar' };
    const { id } = await t.client.call('telephony.saveLine', line(turn));
    await t.client.call('telephony.removeLine', { id });
    expect([...secrets.keys()]).toEqual(expect.arrayContaining([`phone/${id}`, `phone/${id}/turn`]));
    t.core.gate.write({ command: 'test', commandId: 'old', isUndoable: false }, (tx) =>
      tx.sql.run('UPDATE phone_lines SET deleted_at = deleted_at - 90000000'),
    );
    const { dir, core, platform } = t;
    expect(core.gate.sql.all('SELECT id FROM phone_lines')).toHaveLength(1);
    t.client.close();
    await core.close();
    const keys = new Map<string, Uint8Array>();
    const key = await platform.keys.load(core.folder.companyId);
    if (key) keys.set(core.folder.companyId, key);
    t = await openTestCore({ dir, keys, secrets, runsJobs: true });
    await expect.poll(() => t.core.gate.sql.all('SELECT id FROM phone_lines')).toEqual([]);
    expect([...secrets.keys()].filter((name) => name.startsWith('phone/'))).toEqual([]);
  });

  it('whose password is not on this computer says so and asks nobody', async () => {
    await t.close();
    t = await openTestCore({ secrets, runsJobs: true });
    const asked: unknown[] = [];
    const port = await portOf(createServer((socket) => asked.push(socket.destroy())));
    const url = `ws://127.0.0.1:${port}`;
    await t.client.call('telephony.saveLine', { ...line({ url }), password: undefined });
    await expect
      .poll(async () => (await list())[0]?.live)
      .toMatchObject({ state: 'failed', reason: 'no_password' });
    expect(asked).toEqual([]);
  });

  it('is refused with the field that is wrong, and nothing is kept of it', async () => {
    for (const [more, path, code] of [
      [{ name: ' ' }, 'name', 'too_small'],
      [{ url: 'https://pbx' }, 'url', 'bad_url'],
      [{ url: 'ws://pbx.example.az' }, 'url', 'wss_needed'],
      [{ user: 'a b' }, 'user', 'bad_user'],
      [{ pin: 'xx' }, 'pin', 'invalid_format'],
      [{ name: 'x'.repeat(81) }, 'name', 'too_big'],
    ] as const) {
      await expect(t.client.call('telephony.saveLine', line(more as object))).rejects.toMatchObject({
        code: 'invalid_input',
        details: { fields: [{ path, code }] },
      });
    }
    expect(await list()).toEqual([]);
    expect(secrets.size).toBe(0);
  });

  it('that is not there is named as gone by every call', async () => {
    const gone = { code: 'not_found', reason: 'line_gone' };
    await expect(t.client.call('telephony.removeLine', { id: 'x' })).rejects.toMatchObject(gone);
    await expect(t.client.call('telephony.retryLine', { id: 'x' })).rejects.toMatchObject(gone);
    await expect(t.client.call('telephony.saveLine', { ...line(), id: 'x' })).rejects.toMatchObject(gone);
    await expect(t.client.call('telephony.testLine', { ...line(), id: 'x' })).rejects.toMatchObject(gone);
    expect(secrets.size).toBe(0);
  });
});

describe('a test of a line', () => {
  const lastStep = async (url: string) =>
    (await t.client.call('telephony.testLine', line({ url }))).steps.at(-1);

  it('tells a web server from a PBX', async () => {
    const port = await portOf(createHttp((_request, response) => response.end('hello')));
    expect(await lastStep(`ws://127.0.0.1:${port}/ws`)).toMatchObject({
      step: 'websocket',
      reason: 'not_sip',
    });
  });

  it('tells each step as it is done, and the servers that its page is to ask', async () => {
    const port = await portOf(createHttp((_request, response) => response.end('hello')));
    const told: unknown[] = [];
    t.client.on('telephony.testTold', ({ testId, news }) => told.push([testId, news]));
    const turn = { turn: 'turn:t.az', turnUser: 'u', turnPassword: 'gizli turn' };
    const asked = { ...line({ url: `ws://127.0.0.1:${port}/ws` }), ...turn, testId: 'one' };
    const verdict = await t.client.call('telephony.testLine', asked);
    expect(told).toEqual(verdict.steps.map((step) => ['one', { type: 'step', ...step }]));
    expect(verdict.steps.map(({ step, isOk }) => [step, isOk])).toEqual([
      ['dns', true],
      ['connect', true],
      ['websocket', false],
    ]);
    expect(verdict.iceServers).toEqual([{ urls: ['turn:t.az'], username: 'u', credential: 'gizli turn' }]);
    expect(JSON.stringify(t.platform.lines)).not.toContain('gizli');
  });

  it('calls only by SIP, only what is a number, and says that a PBX is away', async () => {
    const call = { testId: 'one', number: '*43', offer: 'v=0' };
    const ami = {
      ...line({ kind: 'ami', url: '127.0.0.1:1', user: 'PJSIP/1', authUser: 'u', context: 'c' }),
    };
    await expect(t.client.call('telephony.testCall', { ...ami, ...call })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const away = line({ url: 'ws://127.0.0.1:9' });
    await expect(
      t.client.call('telephony.testCall', { ...away, ...call, number: '900 & rm' }),
    ).rejects.toMatchObject({ code: 'conflict', reason: 'bad_number' });
    expect(await t.client.call('telephony.testCall', { ...away, ...call })).toEqual({
      ...{ isAnswered: false, reason: 'connection_lost' },
    });
  });

  it('tells a WebSocket that speaks no SIP from a PBX', async () => {
    const http = createHttp();
    const port = await portOf(http);
    new WebSocketServer({ server: http, handleProtocols: () => false });
    expect(await lastStep(`ws://127.0.0.1:${port}`)).toMatchObject({ step: 'websocket', reason: 'not_sip' });
  });

  it('says that TLS does not come about where none is spoken', async () => {
    const port = await portOf(
      createServer((socket) => socket.on('error', () => undefined).end('220 mail\r\n')),
    );
    expect(await lastStep(`wss://127.0.0.1:${port}`)).toMatchObject({ step: 'tls', reason: 'tls_failed' });
  });

  it('survives a PBX that answers nonsense, and ends when its caller gives up', async () => {
    const http = createHttp();
    const port = await portOf(http);
    const server = new WebSocketServer({ server: http, handleProtocols: () => 'sip' });
    ends.push(() => {
      for (const client of server.clients) client.terminate();
    });
    const asked = Promise.withResolvers<void>();
    server.on('connection', (socket) =>
      socket.on('message', () => {
        for (const text of ['', '\r\n\r\n', 'SIP/2.0 200', `SIP/2.0 999 ${'x'.repeat(9_000)}\r\n\r\n`, '{}'])
          socket.send(text);
        socket.send(Buffer.from([0, 255, 1]));
        asked.resolve();
      }),
    );
    const abort = new AbortController();
    const testing = t.client.call('telephony.testLine', line({ url: `ws://127.0.0.1:${port}` }), {
      signal: abort.signal,
    });
    testing.catch(() => undefined);
    await asked.promise;
    abort.abort();
    await expect(testing).rejects.toMatchObject({ code: 'cancelled' });
    expect((await t.client.call('telephony.listLines', {})).rows).toEqual([]);
  });
});
