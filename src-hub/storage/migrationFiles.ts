// The hub's migrations as they lie beside this file (and beside the bundle). Reads and compares; runs nothing.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '#shared/contract/errors.ts';

export type Migration = { n: number; name: string; sql: string; hash: string };
export type Applied = { n: number; hash: string };

export function loadMigrations(kind: 'sqlite' | 'postgres'): Migration[] {
  const folder = fileURLToPath(new URL(`./hubMigrations/${kind}/`, import.meta.url));
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => {
    const sql = readFileSync(`${folder}${name}`, 'utf8');
    return { n: Number.parseInt(name, 10), name, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * @param applied in order
 * @returns those that are still to run
 * @throws AppError incompatible/hub_store_newer of a store that a newer hub has opened; corrupt/hub_migration_changed
 */
export function pendingMigrations(all: readonly Migration[], applied: readonly Applied[]): Migration[] {
  for (const [at, { n, hash }] of applied.entries()) {
    const known = all[at];
    if (known === undefined) throw new AppError('incompatible', 'hub_store_newer', { migration: n });
    if (known.n !== n || known.hash !== hash)
      throw new AppError('corrupt', 'hub_migration_changed', { migration: n });
  }
  return all.slice(applied.length);
}
