// Where the node host keeps the key of a company: a file only its user may read, a file of one's own, or a passphrase.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Core, createCore } from '#main/core/createCore.ts';
import { createFileKeys } from '#main/platform/node/fileKeys.ts';
import { createNodePlatform, placeOf } from '#main/platform/node/nodePlatform.ts';
import { createPinoLog } from '#main/platform/node/pinoLog.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';

let root: string;
let core: Core | undefined;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yolda-keys-'));
});
afterEach(async () => {
  await core?.close();
  core = undefined;
  rmSync(root, { recursive: true });
});

async function open(env: Record<string, string>): Promise<Core> {
  const place = placeOf(new URL('../../../src-main/platform/node/nodePlatform.ts', import.meta.url).href);
  const platform = createNodePlatform({
    env: { YOLDA_CONFIG_DIR: join(root, 'config'), ...env },
    log: createPinoLog('silent'),
    version: '0.0.0-test',
    ...place,
  });
  core = await createCore({ platform, dataDir: join(root, 'company'), runsJobs: false });
  return core;
}
async function close(): Promise<void> {
  await core?.close();
  core = undefined;
}
const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('the key of a company in the node host', () => {
  it('is a file of mode 0600 in the configuration folder, never in the company folder', async () => {
    const { folder } = await open({});
    const path = join(root, 'config/keys', `${folder.companyId}.key`);
    const text = readFileSync(path, 'utf8').trim();
    expect([text, statSync(path).mode & 0o777, statSync(join(root, 'config/keys')).mode & 0o777]).toEqual([
      Buffer.from(folder.key).toString('hex'),
      0o600,
      0o700,
    ]);
    await close();
    const holders = filesOf(join(root, 'company')).filter((file) => readFileSync(file).includes(text));
    expect(holders).toEqual([]);
  });

  it('is the file that YOLDA_KEY_FILE names', async () => {
    const file = join(root, 'own.key');
    await open({ YOLDA_KEY_FILE: file });
    await close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await open({ YOLDA_KEY_FILE: file });
    await close();
    await expect(open({})).rejects.toMatchObject({ code: 'forbidden', reason: 'key_missing' });
  });

  it('comes from a passphrase in the environment, and no file holds it', async () => {
    const env = { YOLDA_PASSPHRASE: 'dörd söz, bir qapı' };
    await (await open(env)).call('company.setUp', setUpInput());
    await close();
    expect(await (await open(env)).call('company.loadState', {})).toMatchObject({ hasCompany: true });
    await close();
    await expect(open({ YOLDA_PASSPHRASE: 'another' })).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'wrong_key',
    });
    expect(filesOf(root).filter((file) => file.endsWith('.key'))).toEqual([]);
  });

  it('is never written over, and a damaged file is said to be damaged', async () => {
    const keys = createFileKeys({ dir: join(root, 'keys') });
    await keys.save('c', Buffer.alloc(32, 1));
    await keys.save('c', Buffer.alloc(32, 2));
    expect(await keys.load('c')).toEqual(Buffer.alloc(32, 1));
    writeFileSync(join(root, 'keys/c.key'), 'no key');
    await expect(keys.load('c')).rejects.toMatchObject({ code: 'corrupt', reason: 'key_file' });
  });
});
