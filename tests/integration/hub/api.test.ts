// The service over real HTTP on both stores: who gets in, what travels, what is refused.
import { gzipSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HubOptions, invite, type RunningHub, revokeDevice, startHub } from '#hub/index.ts';
import type { PullOut } from '#shared/sync/logProtocol.ts';
import {
  askToken,
  enrolDevice,
  fetchRaw,
  type HubDevice,
  newKey,
  openBell,
  reasonOf,
  send,
} from '#tests/tools/hubDevice.ts';
import { cutConnections, describePostgres, describeStores, type FreshPlace, makePlace } from './hubStores.ts';
import { putPartner, setPartner, tx } from './hubWorld.ts';

const minute = 60_000;
const subs = ['*', 'u:ann', 'u:bob'];
const pullAll = { cursor: 0, subs };
const open: RunningHub[] = [];
let fresh: FreshPlace;
let clock = 0;
let url = '';

async function start(more: Partial<HubOptions> = {}): Promise<string> {
  const options = { place: fresh.place, host: '127.0.0.1', port: 0, version: '1.2.3', logLevel: 'silent' };
  const hub = await startHub({ ...options, nowMs: () => Date.now() + clock, ...more });
  open.push(hub);
  return hub.url;
}

const enrol = async (user: string): Promise<HubDevice> =>
  enrolDevice(() => url, (await invite(fresh.place, user, Date.now() + clock)).code, { subs });

async function setUp(kind: 'sqlite' | 'postgres', more: Partial<HubOptions> = {}): Promise<void> {
  clock = 0;
  fresh = await makePlace(kind);
  url = await start(more);
}

async function tearDown(): Promise<void> {
  for (const hub of open.splice(0)) await hub.close();
  await fresh.remove();
}

describeStores('hub', (kind) => {
  beforeEach(() => setUp(kind));
  afterEach(tearDown);

  test('two devices get each other’s edits, and a clash is told once to both', async () => {
    const [ann, bob] = [await enrol('ann'), await enrol('bob')];
    expect(await ann.push(tx(1, [putPartner('p', 'Old', { notes: 'one\ntwo' })]))).toMatchObject({
      ...{ status: 200, body: { ackedCseq: 1, head: 1 } },
    });
    const first = await bob.pull(0);
    expect(first).toMatchObject({ from: 0, to: 1, head: 1, hasMore: false, acks: [], conflicts: [] });
    expect(first.ops).toMatchObject([{ seq: 1, k: 'put', t: 'partners', id: 'p', f: { name: 'Old' } }]);
    // Apart: the same field, and a field each.
    await ann.push(tx(2, [setPartner('p', { name: [1, 'Old', 'Ann’s'], city: [0, null, 'Bakı'] }, 1)]));
    await bob.push(tx(1, [setPartner('p', { name: [1, 'Old', 'Bob’s'], country: [0, null, 'AZ'] }, 1)], 500));
    const [toAnn, toBob] = [await ann.pull(0), await bob.pull(first.to)];
    const state = (pages: PullOut[]) =>
      Object.assign({}, ...pages.flatMap(({ ops }) => ops.map(({ f }) => f)));
    expect(state([first, toBob])).toMatchObject({ name: 'Bob’s', city: 'Bakı', country: 'AZ' });
    // What was written as Ann asked does not come back to her.
    expect(toAnn.ops.map(({ k, f }) => [k, f])).toEqual([
      ['own', {}],
      ['own', {}],
      ['set', { name: 'Bob’s', country: 'AZ' }],
    ]);
    expect(toAnn.acks.map(({ cseq, outcome }) => [cseq, outcome])).toEqual([
      [1, 'ok'],
      [2, 'ok'],
    ]);
    expect(toBob.acks.map(({ cseq, outcome }) => [cseq, outcome])).toEqual([[1, 'merged']]);
    const told = { column: 'name', base: 'Old', mine: 'Bob’s', theirs: 'Ann’s', winner: 'mine' };
    expect(toAnn.conflicts).toMatchObject([{ ...told, mineUser: 'bob', theirsUser: 'ann' }]);
    expect(toBob.conflicts).toEqual(toAnn.conflicts);
    for (const device of [ann, bob])
      expect(await device.pull(toAnn.to)).toMatchObject({ ops: [], acks: [], conflicts: [], hasMore: false });
  });

  test('a lost reply, a gap, and what hello says of them', async () => {
    const ann = await enrol('ann');
    const first = (await ann.hello()).body;
    expect(first).toMatchObject({ head: 0, ackedCseq: 0, ackedHlc: null, action: 'ok' });
    await ann.push(tx(1, [putPartner('p1', 'One')]));
    expect((await ann.push(tx(1, [putPartner('p1', 'One')]))).body).toEqual({ ackedCseq: 1, head: 1 });
    const gap = await ann.push(tx(3, [putPartner('p3', 'Three')]));
    expect(gap).toMatchObject({ status: 409, body: { reason: 'gap', details: { expectCseq: 2 } } });
    const { to, batch, ops } = await ann.pull(0);
    expect(ops).toHaveLength(1);
    const said = { cursor: to, batchAtCursor: batch, lastCseq: 1 };
    expect((await ann.hello(said)).body).toMatchObject({ head: 1, ackedCseq: 1, action: 'ok' });
    // The device is a copy of yesterday; the hub is.
    expect((await ann.hello({ ...said, lastCseq: 0 })).body.action).toBe('rebind');
    expect((await ann.hello({ ...said, batchAtCursor: 'another' })).body.action).toBe('recover');
    expect((await ann.hello({ ...said, cursor: 99 })).body.action).toBe('recover');
  });

  test('a code opens once, for ten minutes, and not after five wrong tries', async () => {
    const ask = async (code: string) => {
      const { publicKey } = newKey();
      return reasonOf(await send(url, '/v1/enrol', { body: { code, publicKey, name: 'Laptop' } }));
    };
    const wrong = (code: string) => code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    const { code } = await invite(fresh.place, 'ann');
    expect(await ask('nothing')).toEqual([403, 'wrong_code']);
    expect(await ask(wrong(code))).toEqual([403, 'wrong_code']);
    expect(await ask(code.replaceAll('-', ' ').replaceAll('A', 'a'))).toEqual([200, undefined]);
    expect(await ask(code)).toEqual([403, 'code_used']);
    const { code: guessed } = await invite(fresh.place, 'bob');
    for (let at = 0; at < 5; at += 1) expect(await ask(wrong(guessed))).toEqual([403, 'wrong_code']);
    expect(await ask(guessed)).toEqual([403, 'too_many_tries']);
    const { code: late } = await invite(fresh.place, 'eve');
    clock = 10 * minute + 1;
    expect(await ask(late)).toEqual([403, 'code_expired']);
  });

  test('a token needs the device’s own signature, and lasts a quarter of an hour', async () => {
    const [ann, bob] = [await enrol('ann'), await enrol('bob')];
    expect(reasonOf(await askToken(url, ann.id, bob.privateKey))).toEqual([403, 'bad_signature']);
    const nonce = (await send(url, '/v1/nonce', { body: { device: bob.id } })).body.nonce;
    const body = { device: ann.id, nonce, signature: Buffer.alloc(64).toString('base64') };
    expect(reasonOf(await send(url, '/v1/token', { body }))).toEqual([403, 'bad_nonce']);
    expect(reasonOf(await send(url, '/v1/pull', { body: pullAll }))).toEqual([401, 'bad_token']);
    for (const token of [`${ann.token()}x`, nonce as string])
      expect(reasonOf(await send(url, '/v1/pull', { body: pullAll, token }))).toEqual([401, 'bad_token']);
    clock = 15 * minute + 1000;
    expect(reasonOf(await ann.tryPull())).toEqual([401, 'bad_token']);
    await ann.renew();
    expect(reasonOf(await ann.tryPull())).toEqual([200, undefined]);
  });

  test('a revoked device is refused everywhere, a push at once', async () => {
    const [ann, bob] = [await enrol('ann'), await enrol('bob')];
    await ann.push(tx(1, [putPartner('p', 'Old')]));
    expect(await revokeDevice(fresh.place, ann.id)).toBe(true);
    expect(reasonOf(await ann.push(tx(2, [putPartner('q', 'New')])))).toEqual([403, 'revoked']);
    clock = 30_000;
    expect(reasonOf(await ann.tryPull())).toEqual([403, 'revoked']);
    expect(reasonOf(await ann.hello())).toEqual([403, 'revoked']);
    expect(reasonOf(await ann.renew())).toEqual([403, 'revoked']);
    expect((await bob.pull(0)).ops).toHaveLength(1);
    expect(await revokeDevice(fresh.place, 'nobody')).toBe(false);
  });

  test('a push has limits, and one that is refused leaves nothing', async () => {
    const ann = await enrol('ann');
    const many = Array.from({ length: 1_001 }, (_, at) => putPartner(`p${at}`, 'X'));
    expect(reasonOf(await ann.push(tx(1, many)))).toEqual([413, 'too_large']);
    const long = Array.from({ length: 20 }, (_, at) => putPartner(`p${at}`, 'x'.repeat(60_000)));
    expect(reasonOf(await ann.push(tx(1, long)))).toEqual([413, 'too_large']);
    const small = gzipSync(JSON.stringify({ txs: [tx(1, long)], nonce: '' }));
    expect(small.length).toBeLessThan(20_000);
    const headers = { 'Content-Encoding': 'gzip' };
    const bomb = await send(url, '/v1/push', { body: small, token: ann.token(), headers });
    expect(reasonOf(bomb)).toEqual([413, 'too_large']);
    expect(reasonOf(await ann.push(tx(1, [putPartner('a', 'A')]), tx(3, [])))).toEqual([
      400,
      'numbers_apart',
    ]);
    expect(
      reasonOf(await send(url, '/v1/push', { body: { txs: 1, nonce: '' }, token: ann.token() })),
    ).toEqual([...[400, 'bad_request']]);
    expect((await ann.hello()).body).toMatchObject({ head: 0, ackedCseq: 0 });
    const nonce = (await ann.hello()).body.nonce;
    const packed = gzipSync(JSON.stringify({ txs: [tx(1, [putPartner('a', 'A')])], nonce }));
    expect((await send(url, '/v1/push', { body: packed, token: ann.token(), headers })).status).toBe(200);
  });

  test('the log comes in pages of whole transactions, packed', async () => {
    const ann = await enrol('ann');
    for (let cseq = 1; cseq <= 6; cseq += 1)
      await ann.push(
        tx(
          cseq,
          Array.from({ length: 900 }, (_, at) => putPartner(`${cseq}-${at}`, `Partner ${at}`)),
        ),
      );
    const pages: PullOut[] = [];
    for (let cursor = 0, isMore = true; isMore; ) {
      const page = await ann.pull(cursor);
      pages.push(page);
      cursor = page.to;
      isMore = page.hasMore;
    }
    expect(pages.map(({ ops }) => ops.length)).toEqual([1800, 1800, 1800]);
    expect(pages.flatMap(({ ops }) => ops.map(({ seq }) => seq))).toEqual(
      Array.from({ length: 5_400 }, (_, at) => at + 1),
    );
    expect(pages.map(({ acks }) => acks.map(({ cseq }) => cseq))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    // A page smaller than a transaction still brings one, whole.
    expect((await ann.pull(0, { maxBytes: 2_000 })).ops).toHaveLength(900);
    expect((await ann.pull(900, { maxBytes: 200_000 })).ops).toHaveLength(900);
    const headers = {
      ...{ Authorization: `Bearer ${ann.token()}`, 'Accept-Encoding': 'zstd, gzip' },
      'Content-Type': 'application/json',
    };
    const { encoding, bytes } = await fetchRaw(`${url}/v1/pull`, headers, JSON.stringify(pullAll));
    expect(encoding).toBe('zstd');
    const text = zstdDecompressSync(bytes).toString();
    expect(JSON.parse(text)).toEqual(pages[0]);
    expect(bytes.length).toBeLessThan(text.length / 5);
  });

  test('the bell rings with the head, seldom, and stops for the revoked', async () => {
    const [ann, bob] = [await enrol('ann'), await enrol('bob')];
    const bell = await openBell(url, bob.token());
    expect(bell.heads).toEqual([0]);
    const startedMs = Date.now();
    for (let cseq = 1; cseq <= 40; cseq += 1) await ann.push(tx(cseq, [putPartner(`p${cseq}`, 'X')]));
    await bell.waitFor(40);
    expect(bell.heads.length).toBeLessThanOrEqual(3 + (Date.now() - startedMs) / 50);
    expect([...bell.heads].sort((a, b) => a - b)).toEqual(bell.heads);
    await expect(openBell(url, 'no token')).rejects.toThrow('401');
    await revokeDevice(fresh.place, bob.id);
    clock = 30_000;
    await ann.push(tx(41, [putPartner('p41', 'X')]));
    expect(await bell.closed).toBe(1008);
    expect(bell.heads.at(-1)).toBe(40);
  });

  test('its health, its figures, its description', async () => {
    const ann = await enrol('ann');
    await ann.push(tx(1, [putPartner('p', 'Old')]));
    expect((await send(url, '/health')).body).toEqual({ status: 'ok', store: kind, head: 1 });
    const { text } = (await send(url, '/metrics')).body as { text: string };
    expect(text).toContain('yolda_hub_ops_total 1');
    expect(text).toContain('yolda_hub_transactions_total{outcome="ok"} 1');
    expect(text).toContain('yolda_hub_head 1');
    const { paths } = (await send(url, '/openapi.json')).body as { paths: object };
    expect(Object.keys(paths).sort()).toEqual([
      ...[
        '/health',
        '/v1/admit',
        '/v1/blobs/{hash}',
        '/v1/digest',
        '/v1/enrol',
        '/v1/hello',
        '/v1/nonce',
        '/v1/pull',
        '/v1/push',
      ],
      ...['/v1/quarantine', '/v1/rebind', '/v1/recover', '/v1/snapshot', '/v1/token', '/v1/told'],
    ]);
    expect(reasonOf(await send(url, '/v1/nothing'))).toEqual([404, 'no_such_call']);
  });
});

describeStores('hub with few requests allowed', (kind) => {
  beforeEach(() => setUp(kind, { limits: { perMinute: 6, enrolPerMinute: 3 } }));
  afterEach(tearDown);

  test('who asks too often is told when to come again, and others are not held up', async () => {
    const [ann, bob] = [await enrol('ann'), await enrol('bob')];
    for (let at = 0; at < 6; at += 1) expect((await ann.tryPull()).status).toBe(200);
    const refused = await ann.tryPull();
    expect(reasonOf(refused)).toEqual([429, 'too_often']);
    expect(refused.body.details).toEqual({ retryMs: expect.any(Number) });
    expect((await bob.tryPull()).status).toBe(200);
    const { publicKey } = newKey();
    const guess = () => send(url, '/v1/enrol', { body: { code: 'x', publicKey, name: 'x' } });
    expect([(await guess()).status, (await guess()).status]).toEqual([403, 429]);
  });
});

describePostgres('two hubs on one PostgreSQL', () => {
  beforeEach(() => setUp('postgres'));
  afterEach(tearDown);

  test('a token and a bell of one hold for the other', async () => {
    const other = await start();
    const ann = await enrol('ann');
    const bell = await openBell(other, ann.token());
    await ann.push(tx(1, [putPartner('p', 'Old')]));
    await bell.waitFor(1);
    const pulled = await send(other, '/v1/pull', { body: pullAll, token: ann.token() });
    expect(pulled.body).toMatchObject({
      head: 1,
      ops: [{ seq: 1, id: 'p' }],
      acks: [{ cseq: 1, outcome: 'ok' }],
    });
    // PostgreSQL cuts all sessions, those of the bell too: both hubs find back, and what was missed is told.
    await cutConnections(fresh.place);
    let isPushed = false;
    for (let at = 0; at < 100 && !isPushed; at += 1)
      isPushed = (await ann.push(tx(2, [putPartner('q', 'New')]))).status === 200;
    expect(isPushed).toBe(true);
    await bell.waitFor(2);
    bell.socket.close();
  });
});
