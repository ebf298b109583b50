// The Electron program's keys and secrets as files, sealed by a stand-in for the system's keychain.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeychain, type Sealer } from '#main/platform/electron/keychain.ts';

/** Seals by turning each byte over: enough to see that nothing lies there in plain. */
const seal = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));
const sealer = (isAvailable = true): Sealer => ({
  isEncryptionAvailable: () => isAvailable,
  encryptString: (text) => seal(Buffer.from(`sealed ${text}`)),
  decryptString(bytes) {
    const text = seal(bytes).toString();
    if (!text.startsWith('sealed ')) throw new Error('foreign');
    return text.slice(7);
  },
});

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yolda-keychain-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const key = Uint8Array.from({ length: 32 }, (_, index) => index);

describe('the keychain of the Electron program', () => {
  it('keeps a key sealed in a file of its own', async () => {
    const { keys } = createKeychain(dir, sealer());
    expect(await keys.load('c1')).toBeUndefined();
    await keys.save('c1', key);
    expect(await keys.load('c1')).toEqual(key);
    const path = join(dir, 'keys/c1.bin');
    expect(readFileSync(path).includes(Buffer.from(key).toString('hex'))).toBe(false);
    expect([readdirSync(join(dir, 'keys')), statSync(path).mode & 0o777]).toEqual([['c1.bin'], 0o600]);
  });

  it('never writes over a key', async () => {
    const { keys } = createKeychain(dir, sealer());
    await keys.save('c1', key);
    await keys.save('c1', new Uint8Array(32));
    expect(await keys.load('c1')).toEqual(key);
  });

  it('puts a proven key in the place of an unreadable one, which stays beside it', async () => {
    const { keys } = createKeychain(dir, sealer());
    await keys.save('c1', new Uint8Array(32));
    writeFileSync(join(dir, 'keys/c1.bin'), 'from another computer');
    await keys.replace('c1', key);
    expect(await keys.load('c1')).toEqual(key);
    expect(readdirSync(join(dir, 'keys')).sort()).toEqual(['c1.bin', 'c1.bin.replaced-1']);
    expect(readFileSync(join(dir, 'keys/c1.bin.replaced-1'), 'utf8')).toBe('from another computer');
  });

  it('refuses when the system has no keychain, and writes nothing', async () => {
    const { keys, secrets } = createKeychain(dir, sealer(false));
    await expect(keys.save('c1', key)).rejects.toMatchObject({ code: 'unavailable', reason: 'no_keychain' });
    await expect(secrets.save('mail', 'x')).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'no_keychain',
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('says that a file sealed elsewhere cannot be opened, and leaves it', async () => {
    const { keys } = createKeychain(dir, sealer());
    await keys.save('c1', key);
    writeFileSync(join(dir, 'keys/c1.bin'), 'from another computer');
    await expect(keys.load('c1')).rejects.toMatchObject({ code: 'corrupt', reason: 'key_file' });
    expect(readFileSync(join(dir, 'keys/c1.bin'), 'utf8')).toBe('from another computer');
  });

  it('takes no company id that is a path', async () => {
    const { keys } = createKeychain(dir, sealer());
    await expect(keys.load('../c1')).rejects.toMatchObject({ code: 'corrupt', reason: 'folder_identity' });
  });

  it('keeps small secrets by name, replaces and deletes them', async () => {
    const { secrets } = createKeychain(dir, sealer());
    await secrets.save('mail:1', 'пароль');
    await secrets.save('mail:1', 'parol ə');
    expect([await secrets.load('mail:1'), await secrets.load('mail:2')]).toEqual(['parol ə', undefined]);
    await secrets.delete('mail:1');
    expect([await secrets.load('mail:1'), readdirSync(join(dir, 'secrets'))]).toEqual([undefined, []]);
  });
});
