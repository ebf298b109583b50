// Attachments over real HTTP on both stores: in parts that can be gone on with, checked, kept once, given by ranges to who may
// see a row of theirs, taken away when nobody needs them.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRange } from '#hub/api/blobRoutes.ts';
import { blobCrashPoints } from '#hub/blobs/blobKeeper.ts';
import { inviteByName } from '#hub/index.ts';
import { type S3Server, s3Keys, startS3 } from '#tests/fakes/s3Server.ts';
import { enrolDevice, type HubDevice, openDevice, reasonOf, send } from '#tests/tools/hubDevice.ts';
import { serveHub } from './hubProcess.ts';
import { openTestHub, type TestHub } from './hubServer.ts';
import { describeStores } from './hubStores.ts';
import { setPartner, tx } from './hubWorld.ts';

const part = 1024 * 1024;
const day = 24 * 3_600_000;
let server: TestHub | undefined;
let root: string;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const progress = async (device: HubDevice, hash: string): Promise<[number, string | null]> => {
  const { headers } = await device.blob('HEAD', hash);
  return [Number(headers.get('upload-offset')), headers.get('upload-complete')];
};
const put = (device: HubDevice, hash: string, offset: number, size: number, bytes: Uint8Array) =>
  device.blob('PUT', hash, `?offset=${offset}&size=${size}`, bytes);

/** As a workstation does it: from where the hub is. */
async function upload(device: HubDevice, bytes: Uint8Array): Promise<string> {
  const hash = hashOf(bytes);
  for (let [offset, isWhole] = await progress(device, hash); isWhole !== '?1'; ) {
    const answer = await put(device, hash, offset, bytes.length, bytes.subarray(offset, offset + part));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    const body = answer.body as { offset: number; isWhole: boolean };
    [offset, isWhole] = [body.offset, body.isWhole ? '?1' : '?0'];
  }
  return hash;
}

const fetchBlob = async (device: HubDevice, hash: string, range?: string) => {
  const response = await fetch(`${server!.url()}/v1/blobs/${hash}`, {
    headers: { Authorization: `Bearer ${device.token()}`, ...(range === undefined ? {} : { Range: range }) },
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};

const picture = (id: string, hash: string, itemId = 'item') => ({
  ...{ t: 'item_pictures', id, k: 'put', f: { id, item_id: itemId, hash, mime: 'image/png', position: 0 } },
});
const item = (id = 'item') => ({ t: 'items', id, k: 'put', f: { id, name: 'Item', kind: 'goods' } });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yolda-hub-blobs-'));
});
afterEach(async () => {
  await server?.end();
  server = undefined;
  rmSync(root, { recursive: true, force: true });
});

describeStores('attachments', (kind) => {
  let ann: HubDevice;
  let bob: HubDevice;
  const dir = () => join(root, 'blobs');

  beforeEach(async () => {
    server = await openTestHub(kind, { blobs: dir() });
    [ann, bob] = [await server!.enrol('ann'), await server!.enrol('bob')];
    await ann.hello();
  });

  test('go up in parts, over a restart, and are kept once', async () => {
    const bytes = randomBytes(2.5 * part);
    const hash = hashOf(bytes);
    expect(await progress(ann, hash)).toEqual([0, '?0']);
    expect((await put(ann, hash, 0, bytes.length, bytes.subarray(0, part))).body).toEqual({
      offset: part,
      isWhole: false,
    });
    await server!.restart({ blobs: dir() });
    expect(await progress(ann, hash)).toEqual([part, '?0']);
    // Bob sends the same file, whole, and nobody's parts are mixed.
    await upload(bob, bytes);
    expect(await progress(ann, hash)).toEqual([bytes.length, '?1']);
    expect((await put(ann, hash, part, bytes.length, bytes.subarray(part, 2 * part))).body).toEqual({
      ...{ offset: bytes.length, isWhole: true },
    });
    expect(readdirSync(join(dir(), hash.slice(0, 2)))).toEqual([hash]);
    expect(readdirSync(join(dir(), 'parts'))).toEqual([]);
    const empty = await upload(ann, new Uint8Array());
    expect(await progress(ann, empty)).toEqual([0, '?1']);
  });

  test('are refused when they are not what they say, not where they are, or too much', async () => {
    const bytes = Buffer.from('the right bytes');
    const hash = hashOf(bytes);
    expect(reasonOf(await put(ann, hash, 5, bytes.length, bytes.subarray(5)))).toEqual([409, 'blob_offset']);
    expect((await put(ann, hash, 5, bytes.length, bytes)).body).toMatchObject({ reason: 'blob_size' });
    expect(reasonOf(await put(ann, hash, 0, bytes.length, Buffer.from('the wrong bytes')))).toEqual([
      400,
      'blob_hash',
    ]);
    expect(await progress(ann, hash)).toEqual([0, '?0']);
    const most = 64 * part;
    expect(reasonOf(await put(ann, hash, 0, most + 1, bytes))).toEqual([413, 'too_large']);
    expect(reasonOf(await put(ann, hash, 0, 2 * part, randomBytes(part + 1)))).toEqual([413, 'too_large']);
    for (const name of ['x', hash.slice(1), '..%2F..%2Fetc%2Fpasswd', `${hash}x`])
      expect((await put(ann, name, 0, 1, Buffer.from('x'))).status).toBe(400);
    expect((await ann.blob('PUT', hash, '?offset=-1&size=1', Buffer.from('x'))).status).toBe(400);
    const stranger = await send(server!.url(), `/v1/blobs/${hash}`, { method: 'PUT' });
    expect(reasonOf(stranger)).toEqual([401, 'bad_token']);
    await upload(ann, bytes);
  });

  test('come down whole and by ranges, to who has a row of theirs', async () => {
    const bytes = randomBytes(part + 123);
    const hash = await upload(ann, bytes);
    expect((await fetchBlob(ann, hash)).status).toBe(404);
    await ann.push(tx(1, [item(), picture('pic', hash)]));
    const whole = await fetchBlob(ann, hash);
    expect([whole.status, hashOf(whole.bytes)]).toEqual([200, hash]);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      ...{ 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) },
      ...{ 'accept-ranges': 'bytes', etag: `"${hash}"`, 'x-content-type-options': 'nosniff' },
    });
    expect(whole.headers.get('content-encoding')).toBeNull();
    const some = await fetchBlob(bob, hash, 'bytes=1000-1999');
    expect([some.status, some.headers.get('content-range')]).toEqual([
      206,
      `bytes 1000-1999/${bytes.length}`,
    ]);
    expect(some.bytes.equals(bytes.subarray(1000, 2000))).toBe(true);
    const last = await fetchBlob(bob, hash, 'bytes=-5');
    expect(last.bytes.equals(bytes.subarray(-5))).toBe(true);
    expect((await fetchBlob(bob, hash, 'bytes=99999999-')).status).toBe(416);
    // The row went for good, and the file with it for everybody.
    await ann.push(tx(2, [{ t: 'item_pictures', id: 'pic', k: 'del', seen: 2 }]));
    expect((await fetchBlob(ann, hash)).status).toBe(404);
  });

  test('are not given to who sees no row of theirs, and are given once he does', async () => {
    const invited = (name: string) =>
      inviteByName(
        server!.fresh.place,
        { name, role: 'rep', department: undefined, language: 'az', timeZone: 'Asia/Baku' },
        server!.nowMs(),
      );
    const [first, second] = [await invited('First'), await invited('Second')];
    const [mine, other] = [
      await enrolDevice(server!.url, first.code),
      await enrolDevice(server!.url, second.code),
    ];
    await mine.hello();
    const hash = await upload(mine, Buffer.from('an invoice'));
    const document = { id: 'd', kind: 'invoice', owner_id: first.user, partner_id: null, pdf_hash: hash };
    await mine.push(tx(1, [{ t: 'documents', id: 'd', k: 'put', f: document }]));
    expect([(await fetchBlob(mine, hash)).status, (await fetchBlob(other, hash)).status]).toEqual([200, 404]);
    const moved = { owner_id: [1e6, first.user, second.user] };
    await mine.push(tx(2, [{ ...setPartner('d', moved as never, 1e6), t: 'documents' }]));
    expect([(await fetchBlob(mine, hash)).status, (await fetchBlob(other, hash)).status]).toEqual([404, 200]);
  });

  test('are known by every column that names one, as it changes', async () => {
    const [one, two] = [await upload(ann, Buffer.from('one')), await upload(ann, Buffer.from('two'))];
    const status = async () => [(await fetchBlob(ann, one)).status, (await fetchBlob(ann, two)).status];
    const set = (t: string, id: string, f: object) => ({ ...setPartner(id, f as never, 1e6), t });
    await ann.push(
      tx(1, [item(), { t: 'organizations', id: 'o', k: 'put', f: { id: 'o', name: 'We', logo_hash: one } }]),
    );
    expect(await status()).toEqual([200, 404]);
    await ann.push(tx(2, [set('organizations', 'o', { stamp_hash: [1e6, null, two] })]));
    expect(await status()).toEqual([200, 200]);
    await ann.push(
      tx(3, [set('organizations', 'o', { logo_hash: [1e6, one, null], stamp_hash: [1e6, two, one] })]),
    );
    expect(await status()).toEqual([200, 404]);
    await ann.push(tx(4, [set('items', 'item', { picture_hash: [1e6, null, two] })]));
    await ann.push(tx(5, [set('organizations', 'o', { stamp_hash: [1e6, one, null] })]));
    expect(await status()).toEqual([404, 200]);
    // A row that is only hidden still has its file: it may come back.
    await ann.push(tx(6, [set('items', 'item', { deleted_at: [1e6, null, 1] })]));
    expect(await status()).toEqual([404, 200]);
  });

  test('are taken away a month after the last row of theirs has gone, and not before', async () => {
    const [kept, gone] = [await upload(ann, Buffer.from('kept')), await upload(ann, Buffer.from('gone'))];
    await ann.push(tx(1, [item(), picture('a', kept), picture('b', gone)]));
    const there = (hash: string) => existsSync(join(dir(), hash.slice(0, 2), hash));
    server!.moveClock(40 * day);
    await ann.renew();
    await bob.renew();
    expect(await server!.hub().sweep()).toBe(0);
    await ann.push(tx(2, [{ t: 'item_pictures', id: 'b', k: 'del', seen: 3 }]));
    server!.moveClock(29 * day);
    expect(await server!.hub().sweep()).toBe(0);
    server!.moveClock(2 * day);
    await ann.renew();
    // Who asks for it just before keeps it for another month.
    expect(await progress(ann, gone)).toEqual([4, '?1']);
    expect(await server!.hub().sweep()).toBe(0);
    server!.moveClock(31 * day);
    expect(await server!.hub().sweep()).toBe(1);
    expect([there(kept), there(gone)]).toEqual([true, false]);
    await ann.renew();
    expect(await progress(ann, gone)).toEqual([0, '?0']);
    await upload(ann, Buffer.from('gone'));
    expect(there(gone)).toBe(true);
    expect(await server!.hub().sweep()).toBe(0);
  });

  test.each(blobCrashPoints)('killed at %s: the file is whole or still on its way', async (point) => {
    await server!.stop();
    let hub = await serveHub(server!.fresh.place, { YOLDA_CRASH_AT: point }, ['--blobs', dir()]);
    const bytes = randomBytes(1000);
    const hash = hashOf(bytes);
    let again = await openDevice(() => hub.url, ann.id, ann.privateKey);
    await put(again, hash, 0, 1000, bytes.subarray(0, 400));
    await expect(put(again, hash, 400, 1000, bytes.subarray(400))).rejects.toThrow();
    expect((await hub.exited).signal).toBe('SIGKILL');
    hub = await serveHub(server!.fresh.place, {}, ['--blobs', dir()]);
    try {
      again = await openDevice(() => hub.url, ann.id, ann.privateKey);
      expect(await progress(again, hash)).toEqual(point === 'blob.claimed' ? [1000, '?0'] : [0, '?0']);
      await upload(again, bytes);
      expect(await progress(again, hash)).toEqual([1000, '?1']);
      await again.hello();
      await again.push(tx(1, [item(), picture('p', hash)]));
      const response = await fetch(`${hub.url}/v1/blobs/${hash}`, {
        headers: { Authorization: `Bearer ${again.token()}` },
      });
      expect(hashOf(Buffer.from(await response.arrayBuffer()))).toBe(hash);
    } finally {
      await hub.kill('SIGKILL');
    }
  });
});

describe('attachments elsewhere', () => {
  let s3: S3Server | undefined;
  afterEach(async () => {
    await s3?.close();
    s3 = undefined;
  });

  test('in an S3-compatible store, by the command line and keys of the environment', async () => {
    server = await openTestHub('sqlite');
    s3 = await startS3();
    const ann = await server!.enrol('ann');
    await server!.stop();
    const blobs = `s3://attachments/office?endpoint=${s3.url}`;
    const hub = await serveHub(server!.fresh.place, { ...s3Keys, YOLDA_LOG: 'silent' }, ['--blobs', blobs]);
    try {
      const device = await openDevice(() => hub.url, ann.id, ann.privateKey);
      const bytes = randomBytes(3 * part + 7);
      const hash = await upload(device, bytes);
      expect([...s3.objects.keys()]).toEqual([`/attachments/office/${hash}`]);
      await device.hello();
      await device.push(tx(1, [item(), picture('p', hash)]));
      const headers = { Authorization: `Bearer ${device.token()}`, Range: `bytes=${part}-${2 * part - 1}` };
      const response = await fetch(`${hub.url}/v1/blobs/${hash}`, { headers });
      expect(response.status).toBe(206);
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(part, 2 * part))).toBe(true);
      s3.fail(100);
      const failed = await device.blob('GET', hash);
      expect(reasonOf(failed)).toEqual([503, 'blob_store']);
    } finally {
      await hub.kill('SIGTERM');
    }
  });

  test('nowhere: a hub on PostgreSQL without a folder says so', async () => {
    server = await openTestHub('sqlite', { blobs: join(root, 'file') });
    writeFileSync(join(root, 'file'), 'no folder');
    const ann = await server!.enrol('ann');
    const answer = await put(ann, hashOf(Buffer.from('x')), 0, 1, Buffer.from('x'));
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain(root);
  });
});

test('one range as RFC 9110 writes it', () => {
  expect(readRange(undefined, 10)).toBeUndefined();
  expect(readRange('bytes=0-', 10)).toEqual({ from: 0, to: 9 });
  expect(readRange('bytes=2-4', 10)).toEqual({ from: 2, to: 4 });
  expect(readRange('bytes=2-99', 10)).toEqual({ from: 2, to: 9 });
  expect(readRange('bytes=-3', 10)).toEqual({ from: 7, to: 9 });
  expect(readRange('bytes=-99', 10)).toEqual({ from: 0, to: 9 });
  for (const bad of [
    'bytes=5-4',
    'bytes=10-',
    'bytes=-',
    'bytes=-0',
    'items=0-1',
    'bytes=0-1,3-4',
    'bytes=x-1',
  ])
    expect(() => readRange(bad, 10)).toThrow('bad_range');
  expect(() => readRange('bytes=0-0', 0)).toThrow('bad_range');
});
