// An office for sync's tests: the hub's own service over a store in a folder, and workstations – real cores with the real
// engine – that speak to it as over a network: what is said is JSON.

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createDeviceDirectory } from '#hub/auth/deviceDirectory.ts';
import { createRights } from '#hub/auth/rights.ts';
import { createCommitter } from '#hub/commit/committer.ts';
import { createHubService } from '#hub/service/hubService.ts';
import { openSqliteStore } from '#hub/storage/sqliteStore.ts';
import type { Store } from '#hub/storage/store.types.ts';
import { type CycleReport, createSyncEngine, type EngineOptions } from '#main/sync/index.ts';
import { writeJoined } from '#main/sync/join.repo.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import { hubCallNames } from './hubCallNames.ts';
import { openTestCore, type TestCore } from './testCore.ts';

const tenant = 'main';

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** What crosses the network is copied. @param onCall what happens at the workstation while the hub is asked */
export function overWire(calls: HubCalls, onCall: OnCall = () => undefined): HubCalls {
  const copied = (name: keyof HubCalls) => async (said: unknown) => {
    const call = calls[name] as (said: unknown) => Promise<unknown>;
    onCall(name);
    return JSON.parse(JSON.stringify(await call(JSON.parse(JSON.stringify(said)))));
  };
  return Object.fromEntries(hubCallNames.map((name) => [name, copied(name)])) as HubCalls;
}

async function openHub(dataDir: string, nowMs: () => number) {
  const store: Store = await openSqliteStore(dataDir);
  await store.openTenant(tenant, { epoch: randomUUID(), secret: 's' });
  const rights = createRights();
  const committer = createCommitter({
    ...{ store, tenant, rights, nowMs, newBatchId: randomUUID },
    reach: () => undefined,
    onCommit: () => undefined,
  });
  const secret = 's';
  const directory = createDeviceDirectory({ store, tenant, secret, nowMs });
  const service = createHubService({
    ...{
      store,
      tenant,
      secret,
      leaseMs: 30 * 86_400_000,
      nowMs,
      newNonce: randomUUID,
      committer,
      directory,
      rights,
    },
    onClockOff: () => undefined,
    onAdmit: () => undefined,
    onJump: () => undefined,
    reach: () => undefined,
  });
  return { store, committer, service };
}

export async function openOffice({ nowMs = Date.now }: { nowMs?: () => number } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'yolda-office-'));
  let hub = await openHub(dir, nowMs);
  const prefixes = new Set<string>();
  /** Its beginning is its prefix, which only one device of an office may have. */
  const newDeviceId = (): string => {
    const id = randomUUID();
    const prefix = id.slice(0, 3);
    if (prefixes.has(prefix)) return newDeviceId();
    prefixes.add(prefix);
    return id;
  };
  const enrol = async (userId: string): Promise<string> => {
    const id = newDeviceId();
    const enrolment = randomUUID();
    const expiresAt = nowMs() + 60_000;
    await hub.store.addEnrolment(tenant, {
      id: enrolment,
      userId,
      secretHash: '',
      expiresAt,
      tries: 0,
      usedAt: null,
    });
    const made = { id, userId, name: id, publicKey: id, enrolledAt: nowMs(), prefixes: [id.slice(0, 3)] };
    await hub.store.enrolDevice(tenant, enrolment, made);
    return id;
  };
  const engineOf = ({ gate }: TestCore['core'], { steps = {}, onCall }: JoinOptions = {}) => {
    const engine = createSyncEngine({
      ...{ gate, now: nowMs, newId: randomUUID, elapsedMs: () => performance.now(), steps },
      runId: randomUUID(),
      callsFor: (id) => overWire(hub.service.callsOf(id), onCall),
      keys: { make: async () => '', adopt: async () => undefined },
      reach: () => undefined,
    });
    return { cycle: (): Promise<CycleReport> => engine.cycle() };
  };
  const closeHub = async (): Promise<void> => {
    await hub.committer.close();
    await hub.store.close();
  };
  return {
    get hub() {
      return hub;
    },
    /** The hub as it stands. @returns puts it back in the place of what it is by then, and starts it */
    copyHub() {
      const path = join(dir, 'hub.db');
      const database = new Database(path, { readonly: true });
      const file = database.serialize();
      database.close();
      return async (): Promise<void> => {
        await closeHub();
        for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
        writeFileSync(path, file);
        hub = await openHub(dir, nowMs);
      };
    },
    /** The workstation's program is started again. */
    again: ({ core }: TestCore, options: JoinOptions = {}) => engineOf(core, options),
    /** As a hub that knows less of a device. */
    async forgetLast(deviceId: string, count: number) {
      const { sql } = hub.store;
      const last = 'SELECT last_cseq FROM devices WHERE id = $1';
      await sql.query(`DELETE FROM acks WHERE device = $1 AND cseq > (${last}) - $2`, [deviceId, count]);
      await sql.query('UPDATE devices SET last_cseq = last_cseq - $2, last_hlc = NULL WHERE id = $1', [
        deviceId,
        count,
      ]);
    },
    /** The workstation joins; a company that is there goes to the hub when it `brings` it. */
    async join({ core }: TestCore, userId: string, options: JoinOptions = {}) {
      const { gate } = core;
      const deviceId = await enrol(userId);
      const request = {
        command: 'sync.join',
        commandId: randomUUID(),
        isUndoable: false,
        keepsAnswer: false,
      };
      const prefix = deviceId.slice(0, 3);
      const where = {
        hubUrl: 'http://hub',
        hubPin: null,
        hubCertificate: null,
        hubKey: '',
        deviceId,
        deviceCertificate: null,
        prefix,
        userId,
      };
      gate.write(request, (tx) => writeJoined(tx, { ...where, isBringing: options.brings === true }));
      return { deviceId, ...engineOf(core, options) };
    },
    async close() {
      await closeHub();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

type OnCall = (name: keyof HubCalls) => void;
type JoinOptions = { brings?: boolean; steps?: EngineOptions['steps']; onCall?: OnCall };

/** An office and fresh workstations that have joined nothing. */
export async function openOfficeWith<const N extends readonly string[]>(...names: N) {
  const office = await openOffice();
  const cores = {} as Record<N[number], TestCore>;
  for (const name of names) cores[name as N[number]] = await openTestCore();
  return {
    office,
    ...cores,
    async close(): Promise<void> {
      for (const core of Object.values<TestCore>(cores)) await core.close();
      await office.close();
    },
  };
}

/** Transactions that the hub has not answered. */
export const waitingIn = ({ core }: TestCore): number | undefined =>
  core.gate.sql.get<{ n: number }>("SELECT count(*) AS n FROM sync_outbox WHERE state = 'waiting'")?.n;
