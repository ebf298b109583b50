// Every answer of a running hub, byte by byte as it comes over the wire: none holds a word of what the one who asks may not
// see – rows, clashes, reasons of refusals, and what is open to everybody. Files: blobs.test.ts.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HubDevice } from '#tests/tools/hubDevice.ts';
import { openTestHub, type TestHub } from './hubServer.ts';
import { describeStores } from './hubStores.ts';
import { del, put, putUser, set, tx } from './hubWorld.ts';

const secret = 'Məxfi-sözlər';
const all = ['*', 'u:adm', 'u:ann', 'u:bob'];

describeStores('what comes over the wire', (kind) => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await openTestHub(kind);
  });
  afterEach(() => hub.end());

  /** Body and headers as text; nothing is unpacked, as nothing was asked to be packed. */
  async function ask(
    path: string,
    device?: HubDevice,
    body?: unknown,
  ): Promise<{ status: number; raw: string }> {
    const headers: Record<string, string> = { 'Accept-Encoding': 'identity' };
    if (device !== undefined) headers.Authorization = `Bearer ${device.token()}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const answer = await fetch(`${hub.url()}${path}`, {
      ...{ method: body === undefined ? 'GET' : 'POST', headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, raw: `${JSON.stringify([...answer.headers])}${bytes.toString('utf8')}` };
  }

  /** @returns statuses, in order */
  async function askAll(
    device: HubDevice,
    before: number,
  ): Promise<Map<string, { status: number; raw: string }>> {
    const asked: [name: string, path: string, body?: unknown][] = [
      [
        'hello',
        '/v1/hello',
        { cursor: 0, batchAtCursor: null, lastCseq: 2, nonce: device.nonce(), subs: all },
      ],
      ['pull', '/v1/pull', { cursor: 0, subs: all }],
      ['late pull', '/v1/pull', { cursor: before, subs: all }],
      ...all.map((scope): [string, string, unknown] => [
        `snapshot ${scope}`,
        '/v1/snapshot',
        { scope, after: null },
      ]),
      ['digest', '/v1/digest', { t: 'partners', after: null, subs: all }],
      ['bad digest', '/v1/digest', { t: secret.slice(0, 1), after: null, subs: all }],
      ['bad push', '/v1/push', { txs: [{ cseq: 'x' }], nonce: '' }],
      ['gap', '/v1/push', { txs: [tx(99, [])], nonce: device.nonce() ?? '' }],
      ["another's own lines", '/v1/pull', { cursor: 0, subs: ['d:bob'] }],
      ['no call', '/v1/partners'],
      ...['/health', '/metrics', '/openapi.json'].map((path): [string, string] => [path, path]),
    ];
    const answers = new Map<string, { status: number; raw: string }>();
    for (const [name, path, body] of asked) answers.set(name, await ask(path, device, body));
    return answers;
  }

  test('no answer holds a word of what one may not see', async () => {
    const [adm, ann, bob] = [await hub.enrol('adm'), await hub.enrol('ann'), await hub.enrol('bob')];
    for (const device of [adm, ann, bob]) expect((await device.hello()).body.action).toBe('ok');
    const users = [putUser('adm', 'admin'), putUser('ann', 'rep', 'A'), putUser('bob', 'rep', 'B')];
    expect((await adm.push(tx(1, users))).status).toBe(200);
    const shared = { name: 'P', owner_id: 'ann' };
    await ann.push(
      tx(1, [put('partners', 'p', shared), put('contacts', 'c', { name: 'C', partner_id: 'p' })]),
    );
    const seen = (await ann.pull(0)).head;
    // Hers goes to Bob, who writes what she may not see; she clashes with it blindly.
    await adm.push(tx(2, [set('partners', 'p', { owner_id: [seen, 'ann', 'bob'] }, seen)]));
    const given = (await bob.pull(0)).head;
    await bob.push(
      tx(1, [
        put('partners', 's', { name: `${secret} 1`, notes: secret, owner_id: 'bob' }),
        put('contacts', 'cs', { name: `${secret} 2`, partner_id: 's' }),
        set('partners', 'p', { name: [given, 'P', `${secret} 3`], notes: [given, null, secret] }, given),
        set('contacts', 'c', { name: [given, 'C', `${secret} 4`] }, given),
      ]),
      tx(2, [put('contacts', 'g', { name: `${secret} 5`, partner_id: 's' })]),
    );
    await bob.push(tx(3, [del('contacts', 'g', (await bob.pull(0)).head)]));
    expect((await ann.push(tx(2, [set('partners', 'p', { name: [seen, 'P', 'Hers'] }, seen)]))).status).toBe(
      200,
    );
    // She guesses what she never saw.
    await ann.push(tx(3, [set('partners', 's', { name: [0, '', 'X'] }, seen)]));
    await ann.push(tx(4, [put('contacts', 'cs', { name: 'X', partner_id: 's' })]));

    const answers = await askAll(ann, seen);
    const told = [...answers].filter(([, { raw }]) => raw.includes('Məxfi'));
    expect(told.map(([name, { raw }]) => [name, raw])).toEqual([]);
    const statuses = Object.fromEntries([...answers].map(([name, { status }]) => [name, status]));
    expect(statuses).toMatchObject({ pull: 200, digest: 200, gap: 409, '/metrics': 200 });
    expect(statuses).toMatchObject({
      'snapshot u:ann': 200,
      'snapshot u:bob': 403,
      "another's own lines": 400,
    });
    // The same search finds it at whose it is.
    const his = await askAll(bob, seen);
    const found = [...his].filter(([, { raw }]) => raw.includes('Məxfi')).map(([name]) => name);
    expect(found).toEqual(['pull', 'late pull', 'snapshot u:bob']);
    expect((await ask('/v1/pull', adm, { cursor: 0, subs: all })).raw).toContain('Məxfi');
    // Without a token nothing but what is open.
    for (const path of ['/v1/pull', '/v1/snapshot', '/v1/digest'])
      expect((await ask(path, undefined, { cursor: 0, subs: all })).status).toBe(401);
    for (const path of ['/metrics', '/openapi.json', '/health'])
      expect((await ask(path)).raw).not.toContain('Məxfi');
  });
});
