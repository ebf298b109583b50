// Company keys of the node host: one 0600 file a company in the configuration folder, one named file
// (YOLDA_KEY_FILE), or a key derived from a passphrase (YOLDA_PASSPHRASE).
import { scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { CompanyKeys } from '../ports.ts';
import { keepBeside, removeWithKept } from './keptBeside.ts';

function readKey(path: string): Uint8Array {
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new AppError('corrupt', 'key_file');
  return Buffer.from(text, 'hex');
}

export function createFileKeys(options: { dir: string; keyFile?: string; passphrase?: string }): CompanyKeys {
  const pathOf = (companyId: string): string => options.keyFile ?? join(options.dir, `${companyId}.key`);
  const save = (companyId: string, key: Uint8Array): void => {
    const path = pathOf(companyId);
    if (existsSync(path)) return;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, `${Buffer.from(key).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  };
  return {
    async load(companyId) {
      if (options.passphrase)
        return scryptSync(options.passphrase, `yolda ${companyId}`, 32, {
          N: 2 ** 15,
          r: 8,
          p: 1,
          maxmem: 2 ** 26,
        });
      const path = pathOf(companyId);
      return existsSync(path) ? readKey(path) : undefined;
    },
    async save(companyId, key) {
      if (!options.passphrase) save(companyId, key);
    },
    async replace(companyId, key) {
      if (options.passphrase) return;
      keepBeside(pathOf(companyId));
      save(companyId, key);
    },
    async forget(companyId) {
      if (!options.passphrase) removeWithKept(pathOf(companyId));
    },
  };
}
