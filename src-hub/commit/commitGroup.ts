// One group commit: what several devices pushed becomes numbers of the log, rows, outcomes and conflicts, together.
// Runs inside the store's transaction under the tenant's lock; answers nobody itself.
import { clampHlc } from '#shared/sync/hlc.ts';
import type { Outcome } from '#shared/sync/mergeOp.ts';
import type { Op } from '#shared/sync/ops.ts';
import { witnessCommand } from '#shared/sync/witnessCommand.ts';
import type { Rights } from '../auth/rights.ts';
import { roleOf, scopeOfDevice } from '../auth/rights.ts';
import {
  type AckRow,
  type ConflictRow,
  type Device,
  type KeyedRec,
  keyText,
  type LogWriter,
} from '../storage/store.types.ts';
import { type Accepted, accept, type Push, type PushAnswer } from './acceptPushes.ts';
import type { MergedTx } from './draft.ts';
import { createGroupLog, type GroupLog } from './groupLog.ts';
import { loadAwaited, loadTouched, namedParent } from './loadTouched.ts';
import { mergeTx, refusedTx } from './mergeTx.ts';
import { moveFollowers } from './moveFollowers.ts';
import { isParentTable } from './placeRow.ts';
import { countedBy } from './recount.ts';
import { longAgo, readTestimony } from './testimony.ts';
import { graceMs, sees, type TxRights } from './txRights.ts';

export type Committed = {
  answers: PushAnswer[];
  head: number;
  /** What was written; undefined when all was there already. */
  written: { ops: number; conflicts: number; outcomes: Outcome[] } | undefined;
};

type Drawn = { ack: AckRow; conflicts: MergedTx['conflicts'] };

/** What one transaction is merged with. */
type Ground = { writer: LogWriter; log: GroupLog; rights: Rights; atMs: number; awaited: Set<string> };

/** Of rows that the author does not see: when they left where he does. */
async function loadRights(
  { writer, log, rights, atMs }: Ground,
  ops: readonly Op[],
  { id: deviceId, userId: user }: Device,
): Promise<TxRights> {
  const directory = log.directory();
  const seen = rights.seenBy(directory, user);
  const left = new Map<string, number[]>();
  const vouched = directory.users.get(user);
  const own = { user, isAdmin: roleOf(directory, user) === 'admin', vouched, seen, left };
  const unseen = ops.filter((op) => {
    const rec = log.find(op);
    return rec !== undefined && !sees(own, rec.scope);
  });
  if (unseen.length === 0) return own;
  const earlier = await writer.loadLeft(unseen, atMs - graceMs);
  const here = unseen.flatMap((op) => log.leftHere(op).map((leave) => ({ t: op.t, id: op.id, ...leave })));
  for (const { t, id, scope, seq } of [...earlier, ...here]) {
    if (!sees(own, scope) && scope !== scopeOfDevice(deviceId)) continue;
    left.set(keyText({ t, id }), [...(left.get(keyText({ t, id })) ?? []), seq]);
  }
  return own;
}

/** More than a transaction can delete: one of them stays. */
const pageRows = 1_001;

async function loadLines(writer: LogWriter, parent: string): Promise<KeyedRec[]> {
  const lines: KeyedRec[] = [];
  for (;;) {
    const page = await writer.loadFollowers([parent], lines.at(-1)?.key ?? null, pageRows);
    lines.push(...page);
    if (page.length < pageRows) return lines;
  }
}

/** Rows that follow those which go, and all lines of documents whose figures may change. */
async function loadFollowers(ground: Ground, ops: readonly Op[]): Promise<Map<string, KeyedRec[]>> {
  const { writer, log, awaited } = ground;
  const found = new Map<string, KeyedRec[]>();
  const going = ops.filter((op) => op.k === 'del' && isParentTable(op.t) && log.find(op)?.goneAt === 0);
  const counted = new Set(
    ops.flatMap((op) => {
      const key = countedBy(op, log.find);
      // Of a document that nobody knew only its own transaction has lines.
      const isKnown = key !== undefined && (log.find(key) !== undefined || awaited.has(keyText(key)));
      return isKnown ? [keyText(key)] : [];
    }),
  );
  if (going.length + counted.size > 0) await log.flush();
  for (const op of going) found.set(keyText(op), await writer.loadFollowers([keyText(op)], null, pageRows));
  for (const parent of counted) found.set(parent, await loadLines(writer, parent));
  return found;
}

/** Rows whose scope is another now, and which others may follow. */
function movedRows({ log, awaited }: Ground, changed: MergedTx['changed']): Map<string, string> {
  const moved = new Map<string, string>();
  for (const [text, { key, rec }] of changed) {
    if (!isParentTable(key.t)) continue;
    const before = log.find(key);
    const hasMoved = before === undefined ? awaited.has(text) : before.scope !== rec.scope;
    if (hasMoved) moved.set(text, rec.scope);
  }
  return moved;
}

/** Of what was said less was taken: the device hears what stands. */
function asOthersHaveIt({ ops, ...merged }: MergedTx): MergedTx {
  const outcome = merged.outcome === 'ok' ? 'merged' : merged.outcome;
  return { ...merged, outcome, ops: ops.map((line) => ({ ...line, isAsAsked: false })) };
}

async function mergeAccepted(ground: Ground, { device, cseq, read }: Accepted): Promise<MergedTx> {
  if (!('tx' in read)) return refusedTx(read.refusal);
  const { writer, log, atMs } = ground;
  const isTestimony = read.tx.command === witnessCommand;
  // What is read from the log must stand in it.
  if (isTestimony) await log.flush();
  const tx = isTestimony
    ? await readTestimony(read.tx, { writer, find: log.find, device: device.id })
    : read.tx;
  const { ops } = tx;
  const rights = await loadRights(ground, ops, device);
  const followers = await loadFollowers(ground, ops);
  const eff = isTestimony ? longAgo : clampHlc(tx.hlc, atMs).effective;
  const merged = mergeTx(tx, {
    ...{ find: log.find, firstSeq: log.head() + 1, rights },
    writer: { device: device.id, cseq, eff },
    followersOf: (parent) => followers.get(parent) ?? [],
  });
  return tx === read.tx ? merged : asOthersHaveIt(merged);
}

/** A child whose parent is not here will follow it once it comes. */
function noteAwaited({ log, awaited }: Ground, { read }: Accepted): void {
  if (!('tx' in read)) return;
  for (const op of read.tx.ops) {
    const parent = namedParent(op);
    if (parent !== undefined && log.find(parent) === undefined) awaited.add(keyText(parent));
  }
}

async function drawOne(ground: Ground, accepted: Accepted): Promise<Drawn> {
  const { writer, log } = ground;
  const { device, cseq } = accepted;
  const merged = await mergeAccepted(ground, accepted);
  const moved = movedRows(ground, merged.changed);
  for (const op of merged.ops) log.addOp(op);
  // A transaction that changes nothing takes a number too: its outcome travels with it.
  if (merged.ops.length === 0)
    log.addOp({
      ...{ seq: log.head() + 1, device: device.id, cseq, k: 'none', t: '', id: '', f: {} },
      ...{ scope: scopeOfDevice(device.id), toScope: null, isAsAsked: false },
    });
  for (const keyed of merged.changed.values()) log.put(keyed);
  noteAwaited(ground, accepted);
  await moveFollowers(writer, log, { device: device.id, cseq }, moved);
  if (log.isLong()) await log.flush();
  const { reason, t, id } = merged.refused ?? { reason: null, t: null, id: null };
  const ack = { seq: log.head(), device: device.id, cseq, outcome: merged.outcome, reason, t, id };
  return { ack, conflicts: merged.conflicts };
}

/** Names both authors of each conflict. */
async function signConflicts(
  writer: LogWriter,
  drawn: readonly Drawn[],
  known: ReadonlyMap<string, Device>,
  at: number,
): Promise<ConflictRow[]> {
  const theirs = new Set(drawn.flatMap(({ conflicts }) => conflicts.map(({ theirsDevice }) => theirsDevice)));
  const missing = [...theirs].filter((id) => id !== undefined && !known.has(id)) as string[];
  const devices = missing.length === 0 ? known : new Map([...known, ...(await writer.loadDevices(missing))]);
  const userOf = (id: string | undefined): string =>
    id === undefined ? '' : (devices.get(id)?.userId ?? '');
  return drawn.flatMap(({ ack, conflicts }) =>
    conflicts.map(({ theirsDevice, ...conflict }, n) => ({
      ...{ ...conflict, seq: ack.seq, n, at },
      ...{ mineUser: userOf(ack.device), theirsUser: userOf(theirsDevice) },
    })),
  );
}

export async function commitGroup(
  writer: LogWriter,
  pushes: readonly Push[],
  { atMs, batchId, rights }: { atMs: number; batchId: string; rights: Rights },
): Promise<Committed> {
  const state = await writer.loadState();
  const devices = await writer.loadDevices([...new Set(pushes.map(({ device }) => device))]);
  const { accepted, answers, lasts } = accept(pushes, devices);
  if (accepted.length === 0) return { head: state.head, written: undefined, answers: answers(state.head) };
  const directory = await rights.at(state.scopesSeq, () => writer.loadDirectory());
  const ops = accepted.flatMap(({ read }) => ('tx' in read ? read.tx.ops : []));
  const recs = await loadTouched(writer, ops);
  const awaited = await loadAwaited(writer, ops, recs);
  const log = createGroupLog(writer, state, { recs, directory, atMs });
  const ground = { writer, log, rights, atMs, awaited };
  const drawn: Drawn[] = [];
  for (const each of accepted) drawn.push(await drawOne(ground, each));
  await log.flush();
  const head = log.head();
  const acks = drawn.map(({ ack }) => ack);
  const conflicts = await signConflicts(writer, drawn, devices, atMs);
  const lastCseqs = [...lasts].map(([device, { cseq, hlc }]) => ({ device, lastCseq: cseq, lastHlc: hlc }));
  await writer.end({ head, batchId, at: atMs, acks, conflicts, lastCseqs, ...log.end() });
  const outcomes = acks.map(({ outcome }) => outcome);
  const written = { ops: head - state.head, conflicts: conflicts.length, outcomes };
  return { head, written, answers: answers(head) };
}
