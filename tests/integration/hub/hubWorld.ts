// Devices and their pushes for the hub's tests: transactions as a workstation makes them, and a committer over a store
// with a clock that stands. Knows nothing of HTTP.
import { randomUUID } from 'node:crypto';
import { createDeviceDirectory } from '#hub/auth/deviceDirectory.ts';
import { createRights } from '#hub/auth/rights.ts';
import type { PushAnswer } from '#hub/commit/acceptPushes.ts';
import { createCommitter } from '#hub/commit/committer.ts';
import { createHubService } from '#hub/service/hubService.ts';
import type { Store } from '#hub/storage/store.types.ts';
import { HelloIn } from '#shared/sync/deviceProtocol.ts';
import { nextHlc } from '#shared/sync/hlc.ts';
import {
  type LoggedConflict,
  type LoggedOp,
  type PullOut,
  type SentTx,
  type SnapshotOut,
  syncLimits,
  syncSchema,
} from '#shared/sync/logProtocol.ts';

export const tenant = 'main';
export const atMs = Date.parse('2026-11-26T09:00:00Z');

export async function addDevice(store: Store, id: string, userId: string): Promise<void> {
  const enrolment = randomUUID();
  const expiresAt = atMs + 60_000;
  await store.addEnrolment(tenant, {
    id: enrolment,
    userId,
    secretHash: '',
    expiresAt,
    tries: 0,
    usedAt: null,
  });
  const made = { id, userId, name: id, publicKey: '', enrolledAt: atMs, prefixes: [''] };
  await store.enrolDevice(tenant, enrolment, made);
}

export const openTestTenant = (store: Store) => store.openTenant(tenant, { epoch: 'e', secret: 's' });

/** Of devices that have not said hello: they have no nonce. */
type PlainCommitter = {
  push(push: { device: string; txs: readonly SentTx[] }): Promise<PushAnswer>;
  close(): Promise<void>;
};

export function openCommitter(store: Store, { batchIds }: { batchIds?: () => string } = {}): PlainCommitter {
  const committer = createCommitter({
    ...{ store, tenant, rights: createRights(), nowMs: () => atMs, newBatchId: batchIds ?? randomUUID },
    reach: () => undefined,
    onCommit: () => undefined,
  });
  return { push: (push) => committer.push({ ...push, nonce: '' }), close: committer.close };
}

/** @param offMs how wrong the device's clock is */
export const tx = (cseq: number, ops: unknown[], offMs = 0): SentTx => ({
  ...{ cseq, ops, command: 'partners.create' },
  hlc: nextHlc(undefined, atMs + offMs + cseq, 'aaaaaaaa'),
});

export const putPartner = (id: string, name: string, more: Record<string, unknown> = {}) => ({
  ...{ t: 'partners', id, k: 'put', f: { name, kind: 'company', notes: '', ...more } },
});

export const setPartner = (id: string, f: Record<string, [number, unknown, unknown]>, seen = 0) => ({
  ...{ t: 'partners', id, k: 'set', seen, f },
});

export function ackedOf(answer: PushAnswer): number {
  if (answer.kind !== 'done') throw new Error(`the push was answered ${JSON.stringify(answer)}`);
  return answer.ackedCseq;
}

/** Every line of the log, as one who sees everything and wrote nothing. */
export async function loadLog(store: Store, after = 0, limit = 100_000): Promise<LoggedOp[]> {
  const { head } = await store.loadState(tenant);
  const devices = (await store.listDevices(tenant)).map(({ id }) => `d:${id}`);
  const seen = ['*', ...(await store.loadDirectory(tenant)).scopes];
  return store.loadOps(
    tenant,
    { after, upTo: head, limit },
    { device: '', held: [...seen, ...devices], seen },
  );
}

/** What a user who sees everything is told of what he clashed with. */
export async function loadConflicts(store: Store, user: string): Promise<LoggedConflict[]> {
  const seen = ['*', ...(await store.loadDirectory(tenant)).scopes];
  return store.loadConflicts(tenant, { user, seen }, 0, await store.loadHead(tenant));
}

/** The hub without HTTP, with a clock that the test sets. */
export function openService(store: Store, { batchIds }: { batchIds?: () => string } = {}) {
  const clock = { nowMs: atMs };
  const nowMs = () => clock.nowMs;
  const rights = createRights();
  const effects = { reach: () => undefined, onCommit: () => undefined };
  const committer = createCommitter({
    ...{ store, tenant, rights, nowMs, newBatchId: batchIds ?? randomUUID, ...effects },
  });
  const directory = createDeviceDirectory({ store, tenant, secret: 's', nowMs });
  const told = {
    onClockOff: () => undefined,
    onAdmit: () => undefined,
    onJump: () => undefined,
    reach: () => undefined,
  };
  const parts = {
    ...{ store, tenant, secret: 's', leaseMs: 1_000_000, nowMs, newNonce: randomUUID },
    ...{ committer, directory, rights, ...told },
  };
  return { clock, ...createHubService(parts) };
}

/** A device of the service that says hello when it must and counts its transactions. */
export async function openServiceDevice(
  store: Store,
  service: Pick<ReturnType<typeof openService>, 'callsOf'>,
  { id, user }: { id: string; user: string },
) {
  await addDevice(store, id, user);
  const calls = service.callsOf(id);
  let cseq = 0;
  const hello = (said: Partial<HelloIn> = {}) =>
    calls.hello(HelloIn.parse({ cursor: 0, batchAtCursor: null, lastCseq: cseq, ...said }));
  let { nonce } = await hello();
  const pull = async (cursor = 0, subs?: string[]): Promise<PullOut> => {
    const held = subs ?? (await renew()).subs.add;
    return calls.pull({ cursor, subs: held, maxBytes: syncLimits.bytes, mark: null });
  };
  async function renew(said: Partial<HelloIn> = {}) {
    const answer = await hello(said);
    nonce = answer.nonce;
    return answer;
  }
  return {
    ...{ id, user, calls, pull, hello: renew },
    nextCseq: () => cseq + 1,
    /** @returns what became of it */
    async push(ops: unknown[], offMs = 0): Promise<string> {
      cseq += 1;
      await calls.push({ txs: [tx(cseq, ops, offMs)], nonce, schema: syncSchema, mark: null });
      const acks = await store.loadAcks(tenant, id, 0, Number.MAX_SAFE_INTEGER);
      const { outcome, reason } = acks.find((ack) => ack.cseq === cseq)!;
      return reason === null ? outcome : `${outcome} ${reason}`;
    },
    /** Every row of a scope, page by page. */
    async snapshot(scope: string, maxBytes: number = syncLimits.bytes) {
      const rows: SnapshotOut['rows'] = [];
      for (let after: SnapshotOut['next'] = null; ; ) {
        const page: SnapshotOut = await calls.snapshot({ scope, after, maxBytes });
        rows.push(...page.rows);
        if (page.next === null) return rows;
        after = page.next;
      }
    },
  };
}

export type ServiceDevice = Awaited<ReturnType<typeof openServiceDevice>>;

export const put = (t: string, id: string, f: Record<string, unknown> = {}) => ({ t, id, k: 'put', f });
export const set = (t: string, id: string, f: Record<string, [number, unknown, unknown]>, seen = 0) => ({
  ...{ t, id, k: 'set', f, seen },
});
export const del = (t: string, id: string, seen: number) => ({ t, id, k: 'del', seen });
export const putUser = (id: string, role: string, department = '') =>
  put('users', id, { name: id, role, department });
