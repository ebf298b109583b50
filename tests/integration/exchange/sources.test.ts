import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  openExchangeSource,
  type SourceFile,
  type SourceLimits,
} from '#main/exchange/archive/exchangeSource.ts';
import { readExchange } from '#main/exchange/commerceml/readCommerceml.ts';
import { createExchangeSession } from '#main/exchange/commerceml/session.ts';
import { generateLarge } from '#tests/fixtures/exchange/generateLarge.ts';
import { makeFixtures } from '#tests/fixtures/exchange/makeFixtures.ts';
import { makeZip, type ZipEntry } from './makeZip.ts';

const contentOf = async (file: SourceFile | undefined): Promise<string> =>
  file === undefined ? '' : text(await file.open());

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yolda-exchange-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const xml = (body = ''): Buffer =>
  Buffer.from(`<КоммерческаяИнформация ВерсияСхемы="2.10">${body}</КоммерческаяИнформация>`);

async function openZip(entries: readonly ZipEntry[], limits?: Partial<SourceLimits>) {
  const path = join(folder, 'v8.zip');
  await writeFile(path, makeZip(entries));
  return openExchangeSource(path, limits);
}

async function countRecords(path: string | string[]): Promise<Record<string, number>> {
  const source = await openExchangeSource(path);
  const counts: Record<string, number> = {};
  for await (const { records } of readExchange(source, createExchangeSession())) {
    for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  await source.close();
  return counts;
}

const refused = (reason: string, details: object = {}) =>
  expect.objectContaining({ code: 'invalid_input', reason, details: expect.objectContaining(details) });

describe('zip', () => {
  it('a zipped set is the same as its folder, pictures too', async () => {
    const files = [...makeFixtures()].filter(([path]) => path.startsWith('2.10/'));
    const entries = files.map(([path, data]) => ({ name: path.slice('2.10/'.length), data }));
    for (const { name, data } of entries) {
      await mkdir(join(folder, 'set', name, '..'), { recursive: true });
      await writeFile(join(folder, 'set', name), data);
    }
    await writeFile(join(folder, 'set.zip'), makeZip(entries));
    expect(await countRecords(join(folder, 'set.zip'))).toEqual(await countRecords(join(folder, 'set')));
    const source = await openExchangeSource(join(folder, 'set.zip'));
    const picture = await source.findPicture('import_files/st/ST-101.png', 'import0_1.xml');
    expect((await contentOf(picture)).slice(1, 4)).toBe('PNG');
    expect(await source.findPicture('../secret.png', 'import0_1.xml')).toBeUndefined();
    await source.close();
  });

  it.each(['../evil.xml', 'goods/../../evil.xml', '/etc/evil.xml', 'a\\..\\evil.xml', 'C:/evil.xml'])(
    'a zip with ../ paths is refused: %s',
    async (name) => {
      await expect(openZip([{ name, data: xml() }])).rejects.toEqual(
        refused('unsafe_path', { file: 'v8.zip' }),
      );
    },
  );

  it('a link inside a zip is refused', async () => {
    const entries = [{ name: 'import.xml', data: Buffer.from('/etc/passwd'), mode: 0o120777 }];
    await expect(openZip(entries)).rejects.toEqual(refused('symlink'));
  });

  it('an encrypted entry is refused', async () => {
    await expect(openZip([{ name: 'import.xml', data: xml(), isEncrypted: true }])).rejects.toEqual(
      refused('zip_encrypted'),
    );
  });

  it('a zip bomb is refused by ratio, entry size, total size and count', async () => {
    const bomb = { name: 'import.xml', data: Buffer.alloc(8_000_000, 0x20) };
    const small = ['a.xml', 'b.xml', 'c.xml'].map((name) => ({ name, data: xml() }));
    await expect(openZip([bomb])).rejects.toEqual(refused('zip_bomb', { limit: 'maxRatio' }));
    await expect(openZip(small, { maxEntryBytes: 50 })).rejects.toEqual(
      refused('zip_bomb', { limit: 'maxEntryBytes' }),
    );
    await expect(openZip(small, { maxTotalBytes: 200 })).rejects.toEqual(
      refused('zip_bomb', { limit: 'maxTotalBytes' }),
    );
    await expect(openZip(small, { maxEntries: 2 })).rejects.toEqual(
      refused('zip_bomb', { limit: 'maxEntries' }),
    );
  });

  it('an entry that holds more than it claims, or other bytes, is damaged', async () => {
    const lying = await openZip([
      { name: 'import.xml', data: Buffer.alloc(5_000_000, 0x20), claimedSize: 100 },
    ]);
    await expect(lying.files[0]?.open().then((stream) => text(stream))).rejects.toEqual(
      refused('zip_damaged', { file: 'import.xml' }),
    );
    await lying.close();
    const path = join(folder, 'v8.zip');
    const bytes = makeZip([{ name: 'import.xml', data: xml() }]);
    // The checksum in the directory.
    const at = bytes.lastIndexOf(Buffer.from('504b0102', 'hex')) + 16;
    bytes.writeUInt32LE(1, at);
    await writeFile(path, bytes);
    const wrong = await openExchangeSource(path);
    await expect(wrong.files[0]?.open().then((stream) => text(stream))).rejects.toEqual(
      refused('zip_damaged'),
    );
    await wrong.close();
    await writeFile(path, bytes.subarray(0, bytes.length - 30));
    await expect(openExchangeSource(path)).rejects.toEqual(refused('zip_damaged', { file: 'v8.zip' }));
  });
});

describe('folders and files', () => {
  it('archives inside a folder and several paths are one ordered exchange', async () => {
    await mkdir(join(folder, 'webdata', '000000002'), { recursive: true });
    await writeFile(join(folder, 'webdata', '000000002', 'offers0_1.xml'), xml());
    await writeFile(join(folder, 'webdata', 'v8.zip'), makeZip([{ name: 'import0_1.xml', data: xml() }]));
    await writeFile(join(folder, 'orders.xml'), xml());
    const source = await openExchangeSource([join(folder, 'orders.xml'), join(folder, 'webdata')]);
    expect(source.files.map(({ path }) => path)).toEqual([
      'webdata/v8.zip/import0_1.xml',
      'webdata/000000002/offers0_1.xml',
      'orders.xml',
    ]);
    await source.close();
  });

  it('pictures beside a single file or above it; never through a link to the outside', async () => {
    await mkdir(join(folder, 'out'));
    await mkdir(join(folder, 'set', 'goods', '1'), { recursive: true });
    await mkdir(join(folder, 'set', 'import_files'));
    await writeFile(join(folder, 'out', 'secret.png'), 'secret');
    await writeFile(join(folder, 'set', 'import_files', 'a.png'), 'picture');
    await writeFile(join(folder, 'set', 'goods', '1', 'import.xml'), xml());
    await symlink(join(folder, 'out'), join(folder, 'set', 'import_files', 'link'));
    const source = await openExchangeSource(join(folder, 'set'));
    const find = (path: string) => source.findPicture(path, 'goods/1/import.xml');
    expect(await contentOf(await find('import_files/a.png'))).toBe('picture');
    expect(await find('import_files/link/secret.png')).toBeUndefined();
    expect(await find('../out/secret.png')).toBeUndefined();
    expect(await find('import_files/none.png')).toBeUndefined();
  });

  it('a link among the files is refused', async () => {
    await mkdir(join(folder, 'set'));
    await writeFile(join(folder, 'real.xml'), xml());
    await symlink(join(folder, 'real.xml'), join(folder, 'set', 'import.xml'));
    await expect(openExchangeSource(join(folder, 'set'))).rejects.toEqual(
      refused('symlink', { file: 'import.xml' }),
    );
  });

  it('nothing there, nothing to read', async () => {
    await expect(openExchangeSource(join(folder, 'none'))).rejects.toMatchObject({
      code: 'not_found',
      reason: 'source_missing',
    });
    await expect(openExchangeSource(folder)).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'no_exchange_files',
    });
  });
});

describe('size', () => {
  it('memory does not grow with the file: 20 000 items within a heap of 24 MB', async () => {
    await generateLarge(join(folder, 'large'), 20_000);
    const program = `
      const { openExchangeSource } = await import('#main/exchange/archive/exchangeSource.ts');
      const { readExchange } = await import('#main/exchange/commerceml/readCommerceml.ts');
      const { createExchangeSession } = await import('#main/exchange/commerceml/session.ts');
      const source = await openExchangeSource(process.argv[1]);
      let offers = 0, problems = 0, prices = 0, stocks = 0;
      for await (const { records } of readExchange(source, createExchangeSession())) {
        for (const record of records) {
          if (record.kind === 'problem') problems += 1;
          if (record.kind === 'offer') { offers += 1; prices += record.prices.length; stocks += record.stocks.length; }
        }
      }
      process.stdout.write(JSON.stringify({ offers, problems, prices, stocks }));`;
    const child = spawn(
      process.execPath,
      ['--max-old-space-size=24', '--input-type=module', '--eval', program, join(folder, 'large')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const output = await text(child.stdout);
    if (child.exitCode === null) await once(child, 'exit');
    expect([child.exitCode, output && JSON.parse(output)]).toEqual([
      0,
      { offers: 20_000, problems: 0, prices: 60_000, stocks: 40_000 },
    ]);
  });

  it('the generator is deterministic', async () => {
    const bytes = [];
    for (const name of ['a', 'b']) {
      await generateLarge(join(folder, name), 5);
      bytes.push(await readFile(join(folder, name, 'offers0_1.xml'), 'utf8'));
    }
    expect(bytes[0]).toBe(bytes[1]);
  });
});
