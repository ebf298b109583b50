// The door of the hub: opens its store, starts the service, invites users. Loaded only by the command that needs it.
import { randomBytes, randomUUID } from 'node:crypto';
import pino from 'pino';
import { createBell } from './api/bell.ts';
import { createApp } from './api/createApp.ts';
import type { RateLimits } from './api/hub.types.ts';
import { createMetrics } from './api/metrics.ts';
import { createDeviceDirectory } from './auth/deviceDirectory.ts';
import { inviteUser } from './auth/enrolments.ts';
import { createRights } from './auth/rights.ts';
import { createCommitter } from './commit/committer.ts';
import { forgetDaily, keptMs } from './service/forget.ts';
import { createHubService } from './service/hubService.ts';
import { openPostgresStore } from './storage/postgresStore.ts';
import { openSqliteStore } from './storage/sqliteStore.ts';
import type { Store } from './storage/store.types.ts';

/** Where the hub keeps its log: a folder, or PostgreSQL at an address. */
export type Place = { dataDir: string } | { postgresUrl: string };

/** A hub serves one company; the keys of its store are ready for more. */
const tenant = 'main';

const usualLimits: RateLimits = { perMinute: 3_000, enrolPerMinute: 20 };

export type HubOptions = {
  place: Place;
  host: string;
  /** 0: any that is free. */
  port: number;
  version: string;
  logLevel: string;
  limits?: RateLimits;
  /** Ends the process where the kill tests want it to. */
  crashAt?: string | undefined;
  /** Milliseconds UTC. */
  nowMs?: () => number;
};

export type RunningHub = { url: string; close(): Promise<void> };

function openStore(place: Place, log: pino.Logger): Promise<Store> {
  if ('dataDir' in place) return openSqliteStore(place.dataDir);
  const onTrouble = (error: Error): void => log.warn({ event: 'store_connection', name: error.name });
  return openPostgresStore(place.postgresUrl, onTrouble);
}

// The log names no person, no address and no value: events, ids of devices, counts and times.
const openLog = (level: string): pino.Logger =>
  pino({ level, base: undefined }, pino.destination({ dest: 2, sync: true }));

const openTenant = (store: Store) =>
  store.openTenant(tenant, { epoch: randomUUID(), secret: randomBytes(32).toString('base64') });

/** @throws AppError unavailable/hub_store, incompatible/hub_store_newer; what listening throws */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { place, host, port, version, logLevel, limits = usualLimits, crashAt, nowMs = Date.now } = options;
  const log = openLog(logLevel);
  const store = await openStore(place, log);
  const { epoch, secret } = await openTenant(store);
  const bell = createBell();
  const metrics = createMetrics();
  const rights = createRights();
  let ownHead = 0;
  let toldHead = 0;
  const committer = createCommitter({
    ...{ store, tenant, rights, nowMs, newBatchId: randomUUID },
    reach: (point) => {
      if (point === crashAt) process.kill(process.pid, 'SIGKILL');
    },
    onCommit: (committed, ms) => {
      metrics.countCommit(committed, ms);
      ownHead = committed.head;
      bell.ring(committed.head);
    },
  });
  // What this process wrote is told to the others when it is told here: not more often than the bell rings.
  bell.add(() => {
    if (ownHead === toldHead) return;
    toldHead = ownHead;
    void store.announce(tenant, ownHead);
  });
  await store.listen(tenant, (head) => bell.ring(head));
  const directory = createDeviceDirectory(store, tenant, nowMs);
  const service = createHubService({
    rights,
    store,
    tenant,
    epoch,
    nowMs,
    newNonce: randomUUID,
    committer,
    directory,
  });
  const parts = { store, tenant, secret, nowMs, service, directory, bell, metrics };
  const app = await createApp({ parts, log, limits, version });
  const stopForgetting = forgetDaily(() => store.prune(tenant, nowMs() - keptMs), log);
  const close = async (): Promise<void> => {
    stopForgetting();
    await app.close();
    await committer.close();
    bell.close();
    await store.close();
  };
  try {
    return { url: await app.listen({ host, port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function withStore<T>(place: Place, run: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(place, openLog('silent'));
  try {
    await openTenant(store);
    return await run(store);
  } finally {
    await store.close();
  }
}

/** A one-time code for a workstation of this user. */
export const invite = (
  place: Place,
  userId: string,
  nowMs = Date.now(),
): Promise<{ code: string; expiresAt: number }> =>
  withStore(place, (store) => inviteUser({ store, tenant, nowMs }, userId));

export type ListedDevice = {
  id: string;
  userId: string;
  name: string;
  enrolledAt: number;
  revokedAt: number | null;
};

export const listDevices = (place: Place): Promise<ListedDevice[]> =>
  withStore(place, async (store) => {
    const devices = await store.listDevices(tenant);
    return devices.map(({ id, userId, name, enrolledAt, revokedAt }) => ({
      ...{ id, userId, name, enrolledAt, revokedAt },
    }));
  });

/** @returns whether there is such a device */
export const revokeDevice = (place: Place, id: string): Promise<boolean> =>
  withStore(place, (store) => store.revokeDevice(tenant, id, Date.now()));
