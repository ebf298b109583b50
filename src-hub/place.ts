// Where a hub keeps its log, and how its store and its company are opened: the same for the service and for an administrator's
// commands.
import { randomBytes, randomUUID } from 'node:crypto';
import pino from 'pino';
import { openPostgresStore } from './storage/postgresStore.ts';
import { openSqliteStore } from './storage/sqliteStore.ts';
import type { Store } from './storage/store.types.ts';
import type { Tenant } from './storage/tenantRows.ts';

/** A folder, or PostgreSQL at an address. */
export type Place = { dataDir: string } | { postgresUrl: string };

/** A hub serves one company; the keys of its store are ready for more. */
export const tenant = 'main';

/** The log names no person, no address and no value: events, ids of devices, counts and times. */
export const openLog = (level: string): pino.Logger =>
  pino({ level, base: undefined }, pino.destination({ dest: 2, sync: true }));

/** @throws AppError unavailable/hub_store, incompatible/hub_store_newer */
export function openStore(place: Place, log: pino.Logger): Promise<Store> {
  if ('dataDir' in place) return openSqliteStore(place.dataDir);
  const onTrouble = (error: Error): void => log.warn({ event: 'store_connection', name: error.name });
  return openPostgresStore(place.postgresUrl, onTrouble);
}

export const openTenant = (store: Store): Promise<Tenant> =>
  store.openTenant(tenant, { epoch: randomUUID(), secret: randomBytes(32).toString('base64') });

export async function withStore<T>(place: Place, run: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(place, openLog('silent'));
  try {
    await openTenant(store);
    return await run(store);
  } finally {
    await store.close();
  }
}
