// The two stores of the hub for tests that hold for both: a fresh folder, or a fresh database of the run's PostgreSQL.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { describe, inject, test } from 'vitest';
import type { Place } from '#hub/index.ts';
import { openPostgresStore } from '#hub/storage/postgresStore.ts';
import { openSqliteStore } from '#hub/storage/sqliteStore.ts';
import type { Store } from '#hub/storage/store.types.ts';

export type FreshPlace = { place: Place; remove(): Promise<void> };
export type StoreKind = Store['kind'];

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Ends every session on the database, as an administrator or a failing server does. */
export async function cutConnections(place: Place): Promise<void> {
  const name = 'postgresUrl' in place ? new URL(place.postgresUrl).pathname.slice(1) : '';
  await administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
}

async function makeDatabase(): Promise<FreshPlace> {
  const name = `hub_${randomBytes(6).toString('hex')}`;
  await administer(`CREATE DATABASE ${name}`);
  const url = new URL(inject('postgresUrl')!);
  url.pathname = `/${name}`;
  return {
    place: { postgresUrl: url.href },
    remove: () => administer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function makeFolder(): Promise<FreshPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yolda-hub-'));
  return { place: { dataDir }, remove: async () => rmSync(dataDir, { recursive: true, force: true }) };
}

export const makePlace = (kind: StoreKind): Promise<FreshPlace> =>
  kind === 'sqlite' ? makeFolder() : makeDatabase();

export const openStore = (place: Place): Promise<Store> =>
  'dataDir' in place ? openSqliteStore(place.dataDir) : openPostgresStore(place.postgresUrl, () => undefined);

/** Arguments of `yolda hub` for a place. */
export const placeArgs = (place: Place): string[] =>
  'dataDir' in place ? ['--data', place.dataDir] : ['--db', place.postgresUrl];

/** Whether there is no PostgreSQL here: said in the name of what is skipped, and a failure in CI. */
export const lacksPostgres = inject('postgresUrl') === undefined;

/** The same tests for each store. */
export function describeStores(name: string, body: (kind: StoreKind) => void): void {
  describe(`${name}: SQLite`, () => body('sqlite'));
  describePostgres(`${name}: PostgreSQL`, () => body('postgres'));
}

export function describePostgres(name: string, body: () => void): void {
  if (!lacksPostgres) describe(name, body);
  else if (process.env.CI === 'true')
    test(name, () => {
      throw new Error('PostgreSQL is not here: apt-get install postgresql');
    });
  else describe.skip(`${name} (apt-get install postgresql)`, body);
}

/**
 * Last night's backup of a store that nobody has open.
 * @returns what puts it back, as often as wanted
 */
export async function backUp(place: Place): Promise<() => Promise<void>> {
  if ('dataDir' in place) {
    const copy = mkdtempSync(join(tmpdir(), 'yolda-hub-copy-'));
    cpSync(place.dataDir, copy, { recursive: true });
    return async () => {
      rmSync(place.dataDir, { recursive: true, force: true });
      cpSync(copy, place.dataDir, { recursive: true });
    };
  }
  const name = new URL(place.postgresUrl).pathname.slice(1);
  await administer(`CREATE DATABASE ${name}_copy TEMPLATE ${name}`);
  return async () => {
    await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    await administer(`CREATE DATABASE ${name} TEMPLATE ${name}_copy`);
  };
}
