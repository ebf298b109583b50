// Devices and their pushes for the hub's tests: transactions as a workstation makes them, and a committer over a store
// with a clock that stands. Knows nothing of HTTP.
import { randomUUID } from 'node:crypto';
import { createRights } from '#hub/auth/rights.ts';
import type { PushAnswer } from '#hub/commit/acceptPushes.ts';
import { createCommitter } from '#hub/commit/committer.ts';
import type { Store } from '#hub/storage/store.types.ts';
import { nextHlc } from '#shared/sync/hlc.ts';
import type { LoggedConflict, LoggedOp, SentTx } from '#shared/sync/protocol.ts';

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
