// Where files lie: a folder, and a store of the shape of S3 that checks each signature; and files on their way there.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BlobStore } from '#hub/blobs/blobStore.types.ts';
import { createFolderBlobs } from '#hub/blobs/folderBlobs.ts';
import { createS3Blobs } from '#hub/blobs/s3Blobs.ts';
import { createUploads, openUploads } from '#hub/blobs/uploads.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { type S3Server, s3Keys, startS3 } from '#tests/fakes/s3Server.ts';

let root: string;
let s3: S3Server | undefined;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yolda-blobs-'));
});
afterEach(async () => {
  await s3?.close();
  s3 = undefined;
  rmSync(root, { recursive: true, force: true });
});

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const reasonOf = (done: Promise<unknown>): Promise<unknown> =>
  done.then(
    () => 'done',
    (error: AppError) => `${error.code}/${error.reason}`,
  );

async function startOn(keys = s3Keys): Promise<BlobStore> {
  s3 ??= await startS3();
  return createS3Blobs(`s3://attachments/office/one?endpoint=${s3.url}&region=eu-north-1`, keys);
}

const kinds: Record<string, () => Promise<BlobStore>> = {
  folder: async () => createFolderBlobs(join(root, 'blobs')),
  s3: startOn,
};

describe.each(Object.keys(kinds))('a blob store: %s', (kind) => {
  test('takes a file, gives it whole and by ranges, and takes it away', async () => {
    const blobs = await kinds[kind]!();
    const bytes = Buffer.alloc(3_000_000, 'Sumqayıt ');
    const hash = hashOf(bytes);
    const place = async () => {
      const path = join(root, 'staged');
      writeFileSync(path, bytes);
      await blobs.place(hash, path);
      expect(existsSync(path)).toBe(false);
    };
    await place();
    await place();
    const read = async (range?: { from: number; to: number }) => {
      const stream = await blobs.open(hash, range);
      return stream && (await buffer(stream));
    };
    expect(hashOf((await read())!)).toBe(hash);
    expect(await read({ from: 100, to: 199 })).toEqual(bytes.subarray(100, 200));
    await blobs.remove(hash);
    await blobs.remove(hash);
    expect(await read()).toBeUndefined();
    expect(await read({ from: 0, to: 1 })).toBeUndefined();
  });

  test('nothing but a hash becomes part of a path', async () => {
    const blobs = await kinds[kind]!();
    for (const name of ['../../etc/passwd', 'a'.repeat(63), `${'A'.repeat(64)}`, `${'a'.repeat(63)}/`])
      expect(await reasonOf(blobs.open(name))).toBe('bug/bad_hash');
  });
});

describe('an S3-compatible store', () => {
  test('is asked again when it has a bad moment, and told apart when it has a bad day', async () => {
    const blobs = await startOn();
    const bytes = Buffer.from('x');
    const path = join(root, 'staged');
    writeFileSync(path, bytes);
    s3!.fail(2);
    await blobs.place(hashOf(bytes), path);
    expect([...s3!.objects.keys()]).toEqual([`/attachments/office/one/${hashOf(bytes)}`]);
    s3!.fail(100);
    writeFileSync(path, bytes);
    expect(await reasonOf(blobs.place(hashOf(bytes), path))).toBe('unavailable/blob_store');
    expect(existsSync(path)).toBe(true);
  });

  test('wrong keys open nothing; no keys, and an address that is none, are said at once', async () => {
    const wrong = await startOn({ ...s3Keys, AWS_SECRET_ACCESS_KEY: 'guess' });
    expect(await reasonOf(wrong.open('a'.repeat(64)))).toBe('unavailable/blob_store');
    const open = async (address: string, keys: object = s3Keys) => createS3Blobs(address, keys);
    expect(await reasonOf(open('s3://attachments', {}))).toBe('invalid_input/blob_keys');
    for (const address of [
      's3://',
      's3://UPPER',
      's3://bucket?endpoint=ftp://x',
      's3://b/../x?endpoint=http://a/b',
    ])
      expect(await reasonOf(open(address))).toBe('invalid_input/blob_address');
    const gone = createS3Blobs('s3://attachments?endpoint=http://127.0.0.1:9', s3Keys);
    expect(await reasonOf(gone.open('a'.repeat(64)))).toBe('unavailable/blob_store');
  });
});

describe('files on their way', () => {
  const parts = () => join(root, 'parts');
  const bytes = Buffer.from('0123456789');
  const upload = { device: randomUUID(), hash: hashOf(bytes) };

  test('go on where they stopped, and become whole only as the file they are named after', async () => {
    const uploads = createUploads(parts());
    expect(await uploads.offsetOf(upload)).toBe(0);
    expect(await uploads.append(upload, 0, bytes.subarray(0, 4))).toBe(4);
    expect(await uploads.offsetOf(upload)).toBe(4);
    const again = uploads.append(upload, 0, bytes.subarray(0, 4));
    await expect(again).rejects.toMatchObject({ reason: 'blob_offset', details: { offset: 4 } });
    // Another device's parts of the same file are its own.
    const other = { ...upload, device: randomUUID() };
    expect(await uploads.append(other, 0, Buffer.from('another'))).toBe(7);
    expect(await reasonOf(uploads.check(other))).toBe('invalid_input/blob_hash');
    expect(await uploads.offsetOf(other)).toBe(0);
    expect(await uploads.append(upload, 4, bytes.subarray(4))).toBe(10);
    const path = await uploads.check(upload);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await uploads.drop(upload);
    expect(await reasonOf(uploads.check(upload))).toBe('conflict/blob_offset');
    expect(await reasonOf(uploads.append({ ...upload, device: '../x' }, 0, bytes))).toBe('bug/bad_hash');
  });

  test('are few for one device, and swept when nobody goes on with them', async () => {
    const uploads = createUploads(parts());
    const nth = (at: number) => ({ device: upload.device, hash: hashOf(Buffer.from(String(at))) });
    for (let at = 0; at < openUploads; at += 1) await uploads.append(nth(at), 0, bytes);
    expect(await reasonOf(uploads.append(nth(99), 0, bytes))).toBe('busy/too_many_uploads');
    await uploads.append({ ...upload, device: randomUUID() }, 0, bytes);
    const [old = ''] = readdirSync(parts());
    const week = 7 * 24 * 3_600_000;
    utimesSync(join(parts(), old), new Date(), new Date(Date.now() - week - 1000));
    await uploads.sweep(Date.now());
    expect(readdirSync(parts())).toHaveLength(openUploads);
  });
});
