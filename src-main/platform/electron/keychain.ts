// Company keys and small secrets of the Electron program: each a file in the user's data, sealed by the
// operating system's keychain through safeStorage. Never falls back to plain text by itself.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { keepBeside, removeWithKept } from '../node/keptBeside.ts';
import type { CompanyKeys, Secrets } from '../ports.ts';

/** The part of Electron's safeStorage that is used. */
export type Sealer = {
  isEncryptionAvailable(): boolean;
  encryptString(plainText: string): Buffer;
  decryptString(encrypted: Buffer): string;
};

export type Keychain = { keys: CompanyKeys; secrets: Secrets };

/**
 * @param dir folder outside of the company folder; made when first needed
 * @throws (its functions) AppError unavailable/no_keychain, corrupt/key_file when a file cannot be unsealed here
 */
export function createKeychain(dir: string, sealer: Sealer): Keychain {
  const check = (): void => {
    if (!sealer.isEncryptionAvailable()) throw new AppError('unavailable', 'no_keychain');
  };
  const load = (path: string): string | undefined => {
    if (!existsSync(path)) return undefined;
    check();
    try {
      return sealer.decryptString(readFileSync(path));
    } catch (error) {
      throw new AppError('corrupt', 'key_file', undefined, { cause: error });
    }
  };
  const save = (path: string, text: string): void => {
    check();
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.tmp`, sealer.encryptString(text), { mode: 0o600, flush: true });
    renameSync(`${path}.tmp`, path);
  };
  const keyPath = (companyId: string): string => {
    if (!/^[\w-]{1,64}$/.test(companyId)) throw new AppError('corrupt', 'folder_identity');
    return join(dir, 'keys', `${companyId}.bin`);
  };
  const secretPath = (name: string): string =>
    join(dir, 'secrets', `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.bin`);
  return {
    keys: {
      async load(companyId) {
        const text = load(keyPath(companyId));
        if (text === undefined) return undefined;
        if (!/^[0-9a-f]{64}$/.test(text)) throw new AppError('corrupt', 'key_file');
        return Uint8Array.from(Buffer.from(text, 'hex'));
      },
      async save(companyId, key) {
        const path = keyPath(companyId);
        // A key is made once; to write over one would lose a company.
        if (!existsSync(path)) save(path, Buffer.from(key).toString('hex'));
      },
      async replace(companyId, key) {
        check();
        const path = keyPath(companyId);
        keepBeside(path);
        save(path, Buffer.from(key).toString('hex'));
      },
      forget: async (companyId) => removeWithKept(keyPath(companyId)),
    },
    secrets: {
      load: async (name) => load(secretPath(name)),
      save: async (name, value) => save(secretPath(name), value),
      delete: async (name) => rmSync(secretPath(name), { force: true }),
    },
  };
}
