// What the hub itself changes – an invited user's row – goes the way of every change: through the group commit, under a device
// of the hub's own, and so to everybody.
import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { fold } from '#shared/domain/fold.ts';
import { newRowId } from '#shared/domain/ids.ts';
import type { Role } from '#shared/domain/roles.ts';
import { nextHlc } from '#shared/sync/hlc.ts';
import type { FieldValue, Op } from '#shared/sync/ops.ts';
import type { Rec } from '#shared/sync/rec.ts';
import { createRights } from '../auth/rights.ts';
import { createCommitter } from '../commit/committer.ts';
import { ensureHubDevice, hubDeviceId } from '../storage/deviceRows.ts';
import type { Store } from '../storage/store.types.ts';

type At = { store: Store; tenant: string; nowMs: number };

export type InvitedUser = {
  name: string;
  role: Role;
  /** undefined: '' of a new user, and of a known one as it is. */
  department: string | undefined;
  /** Of a new user. */
  language: 'az' | 'ru' | 'en';
  timeZone: string;
};

/** Other administrators' commands may take the number first. */
const triesAtMost = 5;

/** @throws AppError busy/hub_queue */
async function commitOwn({ store, tenant, nowMs }: At, ops: Op[], command: string): Promise<void> {
  await store.sql.transact((sql) => ensureHubDevice(sql, tenant, nowMs));
  const committer = createCommitter({
    ...{ store, tenant, rights: createRights(), nowMs: () => nowMs, newBatchId: randomUUID },
    reach: () => undefined,
    onCommit: ({ head }) => void store.announce(tenant, head),
  });
  try {
    for (let tried = 0; tried < triesAtMost; tried += 1) {
      const own = await store.findDevice(tenant, hubDeviceId);
      const cseq = (own?.lastCseq ?? 0) + 1;
      const hlc = nextHlc(own?.lastHlc ?? undefined, nowMs, randomBytes(4).toString('hex'));
      const answer = await committer.push({
        device: hubDeviceId,
        nonce: '',
        txs: [{ cseq, hlc, command, ops }],
      });
      const isOurs = answer.kind === 'done' && (await isLast(store, tenant, cseq, hlc));
      if (isOurs) return;
    }
  } finally {
    await committer.close();
  }
  throw new AppError('busy', 'hub_queue');
}

/** A number that was taken meanwhile is answered like a repeat: the stamp tells whose it is. */
async function isLast(store: Store, tenant: string, cseq: number, hlc: string): Promise<boolean> {
  const own = await store.findDevice(tenant, hubDeviceId);
  return own?.lastCseq === cseq && own.lastHlc === hlc;
}

type UserRow = Pick<Rec, 'data' | 'ver' | 'seq'> & { id: string };

/** PostgreSQL reads JSON by itself. */
const parsed = <T>(value: T | string): T => (typeof value === 'string' ? JSON.parse(value) : value);

async function loadLivingUsers({ store, tenant }: At): Promise<UserRow[]> {
  const rows = await store.sql.query<UserRow>(
    `SELECT id, data, ver, seq FROM rec WHERE tenant = $1 AND tbl = 'users' AND gone_at = 0`,
    [tenant],
  );
  return rows
    .map(({ id, data, ver, seq }) => ({ id, data: parsed(data), ver: parsed(ver), seq }))
    .filter(({ data }) => (data.deleted_at ?? null) === null);
}

function changeOf(user: UserRow, wanted: Record<string, FieldValue>, nowMs: number): Op | undefined {
  const { id, data, ver, seq } = user;
  const differing = Object.entries(wanted).filter(([column, value]) => (data[column] ?? null) !== value);
  if (differing.length === 0) return undefined;
  const fields = [...differing, ['updated_at', nowMs] as const].map(([column, value]) => {
    return [column, [ver[column] ?? 0, data[column] ?? null, value]] as const;
  });
  return { t: 'users', id, k: 'set', seen: seq, f: Object.fromEntries(fields) as never };
}

/**
 * The living user of this name, with this role from now on; a new one when there is none.
 * @returns his id
 * @throws AppError conflict/same_user when two have the name
 */
export async function ensureUser(at: At, invited: InvitedUser): Promise<string> {
  const { nowMs } = at;
  const { role, department, language, timeZone } = invited;
  const name = invited.name.trim();
  const named = (await loadLivingUsers(at)).filter(({ data }) => fold(String(data.name)) === fold(name));
  if (named.length > 1) throw new AppError('conflict', 'same_user', { users: named.map(({ id }) => id) });
  const [known] = named;
  if (known !== undefined) {
    const change = changeOf(known, { role, ...(department === undefined ? {} : { department }) }, nowMs);
    if (change !== undefined) await commitOwn(at, [change], 'hub.invite');
    return known.id;
  }
  const id = newRowId(nowMs, randomBytes(16));
  const f = {
    ...{ id, name, email: '', phone: '', role, language, time_zone: timeZone, department: department ?? '' },
    ...{ created_at: nowMs, updated_at: nowMs, deleted_at: null },
  };
  await commitOwn(at, [{ t: 'users', id, k: 'put', f }], 'hub.invite');
  return id;
}

/**
 * Who brings the company has a row there already, which comes with it: the one that was made for his invitation goes. Until
 * his own has come he is an administrator by this one.
 */
export async function takePlaceOf(at: At, invited: string, user: string): Promise<void> {
  const seen = await at.store.loadHead(at.tenant);
  const made: Op = { t: 'users', id: user, k: 'put', f: { id: user, role: 'admin' } };
  const isThere = (await loadLivingUsers(at)).some(({ id }) => id === invited);
  const gone: Op[] = isThere ? [{ t: 'users', id: invited, k: 'del', seen }] : [];
  await commitOwn(at, [made, ...gone], 'hub.takePlace');
}
