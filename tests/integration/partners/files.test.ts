import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CardWorld, nowMs, openCardWorld } from './cardWorld.ts';

let w: CardWorld;
beforeEach(async () => {
  w = await openCardWorld();
});
afterEach(async () => {
  await w.t.close();
});

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const owner = () => ({ ownerKind: 'partner', ownerId: w.partnerId }) as const;
const put = async (bytes: Uint8Array, name: string) => (await w.call('files.put', { bytes, name })).hash;
const list = async () => (await w.call('files.list', owner())).rows;

describe('files of a partner', () => {
  it('are attached by hash, listed with name, kind and size, removed, and brought back by undo', async () => {
    const hash = await put(png, 'şəkil.png');
    const { id } = await w.walk(() => w.call('files.attach', { ...owner(), hash, name: 'şəkil.png' }));
    const row = { id, hash, name: 'şəkil.png', mime: 'image/png', sizeBytes: png.length, createdAt: nowMs };
    expect(await list()).toEqual([row]);
    await w.walk(() => w.call('files.remove', { id }));
    expect(await list()).toEqual([]);
    await w.call('operations.undo', {});
    expect(await list()).toEqual([row]);
    expect(w.t.core.blobs.load(hash)).toEqual(Buffer.from(png));
  });

  it('the same bytes under the same name are attached once', async () => {
    const hash = await put(png, 'a.png');
    const first = await w.call('files.attach', { ...owner(), hash, name: 'a.png' });
    expect(await w.call('files.attach', { ...owner(), hash, name: 'a.png' })).toEqual(first);
    await w.call('files.attach', { ...owner(), hash, name: 'b.png' });
    expect((await list()).map(({ name }) => name).sort()).toEqual(['a.png', 'b.png']);
  });

  it('refuses bytes that are not stored, a partner that is gone, a file removed already, too many bytes', async () => {
    const hash = await put(png, 'a.png');
    await expect(
      w.call('files.attach', { ...owner(), hash: 'f'.repeat(64), name: 'x' }),
    ).rejects.toMatchObject({ code: 'not_found', reason: 'blob_missing' });
    await expect(
      w.call('files.attach', { ownerKind: 'partner', ownerId: 'nobody', hash, name: 'x' }),
    ).rejects.toMatchObject({ code: 'not_found', reason: 'partner_gone' });
    const { id } = await w.call('files.attach', { ...owner(), hash, name: 'a.png' });
    await w.call('files.remove', { id });
    await expect(w.call('files.remove', { id })).rejects.toMatchObject({ reason: 'file_gone' });
    await expect(put(new Uint8Array(8 * 1024 * 1024 + 1), 'big.bin')).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'too_large',
    });
    expect(await list()).toEqual([]);
  });
});
