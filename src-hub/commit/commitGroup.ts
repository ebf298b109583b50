// One group commit: what several devices pushed becomes numbers of the log, rows, outcomes and conflicts, together.
// Runs inside the store's transaction under the tenant's lock; answers nobody itself.
import { clampHlc } from '#shared/sync/hlc.ts';
import type { Tx } from '#shared/sync/ops.ts';
import type { LoggedOp } from '#shared/sync/protocol.ts';
import type { Rec } from '#shared/sync/rec.ts';
import {
  type AckRow,
  type ConflictRow,
  type Device,
  type Group,
  keyText,
  type LogWriter,
  type RecKey,
} from '../storage/store.types.ts';
import { refChanges } from './blobRefs.ts';
import { type MergedTx, mergeTx, refusedTx } from './mergeTx.ts';
import type { ReadTx } from './readTx.ts';
import { unfork } from './unfork.ts';

/** Transactions of one device with numbers that follow each other. */
export type Push = { device: string; nonce: string; txs: readonly ReadTx[] };

export type PushAnswer =
  | { kind: 'done'; ackedCseq: number; head: number }
  | { kind: 'gap'; expectCseq: number }
  | { kind: 'revoked' }
  | { kind: 'other_nonce' };

export type Committed = {
  answers: PushAnswer[];
  head: number;
  /** What was written; undefined when all was there already. */
  group: Group | undefined;
};

type Accepted = ReadTx & { device: Device };

/** Which transactions are new, and what each push is answered. */
function accept(pushes: readonly Push[], devices: ReadonlyMap<string, Device>, lasts: Map<string, ReadTx>) {
  const accepted: Accepted[] = [];
  const answers = pushes.map(({ device: id, nonce, txs }): { kind: PushAnswer['kind']; cseq: number } => {
    const device = devices.get(id);
    if (device === undefined || device.revokedAt !== null) return { kind: 'revoked', cseq: 0 };
    if (device.nonce !== null && device.nonce !== nonce) return { kind: 'other_nonce', cseq: 0 };
    const last = lasts.get(id)?.cseq ?? device.lastCseq;
    const fresh = txs.filter(({ cseq }) => cseq > last);
    if (fresh[0] !== undefined && fresh[0].cseq !== last + 1) return { kind: 'gap', cseq: last + 1 };
    for (const tx of fresh) accepted.push({ ...unfork(tx, device), device });
    const newest = fresh.at(-1);
    if (newest !== undefined) lasts.set(id, newest);
    return { kind: 'done', cseq: newest?.cseq ?? last };
  });
  return { accepted, answers };
}

async function loadTouched(writer: LogWriter, accepted: readonly Accepted[]): Promise<Map<string, Rec>> {
  const keys = new Map<string, RecKey>();
  for (const { read } of accepted) {
    if (!('tx' in read)) continue;
    for (const { t, id } of read.tx.ops) keys.set(keyText({ t, id }), { t, id });
  }
  return keys.size === 0 ? new Map() : writer.loadRecs([...keys.values()]);
}

type Drawn = { merged: MergedTx; ack: AckRow; conflicts: MergedTx['conflicts'] };

/** A transaction that changes nothing takes a number too: its outcome travels with it. */
const nothingChanged = (seq: number, device: string, cseq: number): LoggedOp => ({
  ...{ seq, device, cseq, k: 'none', t: '', id: '', f: {} },
});

function mergeOne(
  tx: Tx,
  device: Device,
  { firstSeq, atMs, find }: { firstSeq: number; atMs: number; find(key: RecKey): Rec | undefined },
) {
  const { effective } = clampHlc(tx.hlc, atMs);
  return mergeTx(tx, { find, firstSeq, writer: { device: device.id, cseq: tx.cseq, eff: effective } });
}

/** @param head the last number that is taken; @param recs rows as they stand, brought up to date here */
function draw(accepted: readonly Accepted[], recs: Map<string, Rec>, head: number, atMs: number) {
  const ops: LoggedOp[] = [];
  const drawn: Drawn[] = [];
  const changed: MergedTx['changed'] = new Map();
  const find = (key: RecKey): Rec | undefined => recs.get(keyText(key));
  for (const { device, cseq, read } of accepted) {
    const firstSeq = head + ops.length + 1;
    const merged =
      'tx' in read ? mergeOne(read.tx, device, { firstSeq, atMs, find }) : refusedTx(read.refusal);
    for (const [text, change] of merged.changed) {
      recs.set(text, change.rec);
      changed.set(text, change);
    }
    ops.push(...(merged.ops.length > 0 ? merged.ops : [nothingChanged(firstSeq, device.id, cseq)]));
    const { reason, t, id } = merged.refused ?? { reason: null, t: null, id: null };
    const place = { seq: head + ops.length, device: device.id, cseq };
    const ack = { ...place, outcome: merged.outcome, reason, t, id };
    drawn.push({ merged, ack, conflicts: merged.conflicts });
  }
  return { ops, drawn, changed };
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
  { atMs, batchId }: { atMs: number; batchId: string },
): Promise<Committed> {
  const before = await writer.loadHead();
  const devices = await writer.loadDevices([...new Set(pushes.map(({ device }) => device))]);
  const lasts = new Map<string, ReadTx>();
  const { accepted, answers } = accept(pushes, devices, lasts);
  const recs = await loadTouched(writer, accepted);
  const { ops, drawn, changed } = draw(accepted, recs, before, atMs);
  const head = before + ops.length;
  let group: Group | undefined;
  if (ops.length > 0) {
    group = {
      ...{ head, batchId, at: atMs, ops, recs: [...changed.values()] },
      acks: drawn.map(({ ack }) => ack),
      refs: refChanges(ops, changed),
      conflicts: await signConflicts(writer, drawn, devices, atMs),
      lastCseqs: [...lasts].map(([device, { cseq, hlc }]) => ({ device, lastCseq: cseq, lastHlc: hlc })),
    };
    await writer.append(group);
  }
  return {
    ...{ head, group },
    answers: answers.map(({ kind, cseq }) => {
      if (kind === 'revoked' || kind === 'other_nonce') return { kind };
      return kind === 'gap' ? { kind, expectCseq: cseq } : { kind, ackedCseq: cseq, head };
    }),
  };
}
