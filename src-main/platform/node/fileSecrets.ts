// Small secrets of the node host: one 0600 file each in the configuration folder, outside the company folder.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Secrets } from '../ports.ts';

export function createFileSecrets(dir: string): Secrets {
  const pathOf = (name: string): string =>
    join(dir, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.secret`);
  return {
    async load(name) {
      const path = pathOf(name);
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    },
    async save(name, value) {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const path = pathOf(name);
      writeFileSync(`${path}.tmp`, value, { mode: 0o600, flush: true });
      renameSync(`${path}.tmp`, path);
    },
    async delete(name) {
      rmSync(pathOf(name), { force: true });
    },
  };
}
