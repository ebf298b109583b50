// Starts the service: opens its store, its certificate and its files, and joins the parts. Owns their end.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import { createBell } from './api/bell.ts';
import { createApp } from './api/createApp.ts';
import type { HubParts, RateLimits } from './api/hub.types.ts';
import { createMetrics } from './api/metrics.ts';
import type { App } from './api/routes.types.ts';
import { createDeviceDirectory } from './auth/deviceDirectory.ts';
import { createRights } from './auth/rights.ts';
import { type BlobKeeper, createBlobKeeper } from './blobs/blobKeeper.ts';
import { openBlobs } from './blobs/openBlobs.ts';
import { createCommitter } from './commit/committer.ts';
import { openLog, openStore, openTenant, type Place, tenant } from './place.ts';
import { checkBlobRight } from './service/blobRight.ts';
import { forgetDaily, keptMs } from './service/forget.ts';
import { createHubService } from './service/hubService.ts';
import type { Store } from './storage/store.types.ts';
import { loadTls, type TlsSource } from './tls/tlsFiles.ts';

const usualLimits: RateLimits = { perMinute: 3_000, enrolPerMinute: 20 };
const usualLeaseMs = 30 * 24 * 3_600_000;
const sweepMs = 24 * 3_600_000;
/** What is still being answered this long after the end was asked for is cut. */
const lateMs = 10_000;

export type HubOptions = {
  place: Place;
  host: string;
  /** 0: any that is free. */
  port: number;
  version: string;
  logLevel: string;
  limits?: RateLimits;
  /** undefined: plain HTTP. */
  tls?: TlsSource | undefined;
  /** Where files lie: a folder or `s3://…`; undefined: in the data folder, or nowhere on PostgreSQL. */
  blobs?: string | undefined;
  blobBytes?: number;
  /** How long a workstation may be used without the hub. */
  leaseMs?: number | undefined;
  /** Ends the process where the kill tests want it to. */
  crashAt?: string | undefined;
  /** Milliseconds UTC. */
  nowMs?: () => number;
};

export type RunningHub = {
  url: string;
  /** SHA-256 of its certificate, hex. */
  fingerprint?: string;
  /** Takes away files that nobody needs; done by itself every day. @returns how many */
  sweep(): Promise<number>;
  close(): Promise<void>;
};

type Shared = { store: Store; nowMs(): number; reach(point: string): void };

function openKeeper({ place, blobs, blobBytes = syncLimits.blobBytes }: HubOptions, shared: Shared) {
  const address = blobs ?? ('dataDir' in place ? join(place.dataDir, 'blobs') : undefined);
  if (address === undefined) return { keeper: undefined, close: () => undefined };
  const opened = openBlobs(address, process.env);
  const { store, nowMs, reach } = shared;
  const keeper: BlobKeeper = createBlobKeeper({
    ...{ rows: store, blobs: opened.blobs, uploads: opened.uploads },
    ...{ tenant, maxBytes: blobBytes, nowMs, reach },
  });
  return { keeper, close: opened.close };
}

/** What this process wrote is told to the others when it is told here: not more often than the bell rings. */
function joinBells(store: Store): { bell: HubParts['bell']; wrote(head: number): void } {
  const bell = createBell();
  let ownHead = 0;
  let toldHead = 0;
  bell.add(() => {
    if (ownHead === toldHead) return;
    toldHead = ownHead;
    void store.announce(tenant, ownHead);
  });
  return {
    bell,
    wrote(head) {
      ownHead = head;
      bell.ring(head);
    },
  };
}

async function openParts(options: HubOptions, shared: Shared, secret: string) {
  const { store, nowMs, reach } = shared;
  const metrics = createMetrics();
  const { bell, wrote } = joinBells(store);
  const { keeper, close } = openKeeper(options, shared);
  const rights = createRights();
  const committer = createCommitter({
    ...{ store, tenant, rights, nowMs, newBatchId: randomUUID, reach },
    onCommit: (committed, ms) => {
      metrics.countCommit(committed, ms);
      wrote(committed.head);
    },
  });
  const directory = createDeviceDirectory({ store, tenant, secret, nowMs });
  await store.listen(tenant, { ring: (head) => bell.ring(head), revoked: (id) => directory.forget(id) });
  const { leaseMs = usualLeaseMs } = options;
  const service = createHubService({
    ...{ store, tenant, secret, leaseMs, nowMs, newNonce: randomUUID, committer, directory, rights, reach },
    onClockOff: () => metrics.clocksOff.inc(),
    onAdmit: () => metrics.admitted.inc(),
    onJump: wrote,
  });
  const parts: HubParts = {
    ...{ store, tenant, secret, nowMs, service, directory, bell, metrics, blobs: keeper },
    checkBlobRight: (device, hash) => checkBlobRight({ store, tenant, rights }, device, hash),
  };
  const closeParts = async (): Promise<void> => {
    await committer.close();
    bell.close();
    close();
  };
  return { parts, closeParts };
}

/** A connection whose last answer was on its way when the closing began would else be kept alive for more than a minute. */
async function closeApp(app: App): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const late = setTimeout(() => app.server.closeAllConnections(), lateMs);
  await app.close();
  clearInterval(idle);
  clearTimeout(late);
}

/**
 * @throws AppError unavailable/hub_store, incompatible/hub_store_newer, invalid_input: hub_tls, blob_address, blob_keys; what
 *   listening throws
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { place, host, port, version, logLevel, limits = usualLimits, crashAt, nowMs = Date.now } = options;
  const log = openLog(logLevel);
  const tls = options.tls && loadTls(options.tls, nowMs());
  const store = await openStore(place, log);
  const reach = (point: string): void => {
    if (point === crashAt) process.kill(process.pid, 'SIGKILL');
  };
  let close = (): Promise<void> => store.close();
  try {
    const { secret } = await openTenant(store);
    const { parts, closeParts } = await openParts(options, { store, nowMs, reach }, secret);
    const app = await createApp({ parts, log, limits, version, tls });
    const sweep = async (): Promise<number> => (await parts.blobs?.sweep()) ?? 0;
    const timer = setInterval(() => {
      sweep().catch((error: Error) => log.warn({ event: 'sweep', name: error.name }));
    }, sweepMs);
    const stopForgetting = forgetDaily(() => store.prune(tenant, nowMs() - keptMs), log);
    close = async () => {
      clearInterval(timer);
      stopForgetting();
      await closeApp(app);
      await closeParts();
      await store.close();
    };
    const url = await app.listen({ host, port });
    await store.setFingerprint(tenant, tls?.fingerprint ?? null);
    return { url, sweep, close, ...(tls === undefined ? {} : { fingerprint: tls.fingerprint }) };
  } catch (error) {
    await close();
    throw error;
  }
}
