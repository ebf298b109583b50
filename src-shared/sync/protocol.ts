// What a workstation and its hub say to each other: shapes of the calls and their limits, for both sides. No rule.
import { z } from 'zod';
import { FieldValue } from './ops.ts';

export const syncLimits = {
  /** Of a push as it arrives, and of a page of the log (one whole transaction may be longer than a page). */
  bytes: 1024 * 1024,
  pushOps: 1_000,
  opBytes: 64 * 1024,
  pageOps: 2_000,
} as const;

const Cseq = z.number().int().positive();
const Seq = z.number().int().nonnegative();
const Base64 = z.base64();

export const EnrolIn = z.object({
  code: z.string().min(1).max(40),
  /** Ed25519, the 32 bytes as they are. */
  publicKey: Base64.length(44),
  /** Of the workstation, for the administrator's list. */
  name: z.string().min(1).max(100),
});
export const EnrolOut = z.object({ device: z.uuid() });

export const NonceIn = z.object({ device: z.uuid() });
export const NonceOut = z.object({ nonce: z.string() });

export const TokenIn = z.object({
  device: z.uuid(),
  nonce: z.string().max(400),
  /** Of `tokenText(device, nonce)`. */
  signature: Base64.max(100),
});
export const TokenOut = z.object({ token: z.string(), expiresAt: z.number().int() });

/** What a device signs: it can be taken for nothing else. */
export const tokenText = (device: string, nonce: string): string => `yolda hub token\n${device}\n${nonce}`;

export const HelloIn = z.object({
  cursor: Seq,
  /** Name of the group commit at the cursor; null before the first page. */
  batchAtCursor: z.string().max(40).nullable(),
  /** The last number that the device gave a transaction of its own. */
  lastCseq: Seq,
});
export const HelloOut = z.object({
  epoch: z.string(),
  head: Seq,
  ackedCseq: Seq,
  hubTime: z.number().int(),
  limits: z.record(z.string(), z.number()),
  /** `recover`: the hub is a copy of yesterday. `rebind`: this device is, since the hub knows newer work of it. */
  action: z.enum(['ok', 'recover', 'rebind']),
});

/**
 * Only the number of a transaction must be right: whatever else is wrong with one is its own outcome, `rejected`, or it
 * would stand in the way of all that follow.
 */
export const SentTx = z.looseObject({ cseq: Cseq, ops: z.array(z.unknown()) });
export type SentTx = z.output<typeof SentTx>;

export const PushIn = z.object({ txs: z.array(SentTx).min(1) });
export const PushOut = z.object({ ackedCseq: Seq, head: Seq });

export const PullIn = z.object({
  cursor: z.coerce.number().int().nonnegative(),
  maxBytes: z.coerce.number().int().min(1024).max(syncLimits.bytes).default(syncLimits.bytes),
});

const LoggedOp = z.object({
  seq: Seq,
  device: z.string(),
  cseq: Cseq,
  /** `none`: a transaction that changed nothing; its outcome travels with the number. */
  k: z.enum(['put', 'set', 'del', 'none']),
  t: z.string(),
  id: z.string(),
  f: z.record(z.string(), FieldValue),
});
export type LoggedOp = z.output<typeof LoggedOp>;

export const Outcome = z.enum(['ok', 'merged', 'lost', 'rejected']);

/** What became of a transaction of the device that asks. */
const Ack = z.object({
  cseq: Cseq,
  outcome: Outcome,
  reason: z.string().nullable(),
  /** The row that was refused. */
  t: z.string().nullable(),
  id: z.string().nullable(),
});

/** What did not become a value; told to the devices of its two authors. */
const LoggedConflict = z.object({
  seq: Seq,
  n: z.number().int(),
  t: z.string(),
  id: z.string(),
  column: z.string(),
  base: FieldValue,
  mine: FieldValue,
  theirs: FieldValue,
  winner: z.enum(['mine', 'theirs', 'both']),
  mineUser: z.string(),
  theirsUser: z.string(),
  at: z.number().int(),
});

export const PullOut = z.object({
  from: Seq,
  to: Seq,
  head: Seq,
  /** Name of the group commit that `to` is of; null at 0. */
  batch: z.string().nullable(),
  ops: z.array(LoggedOp),
  acks: z.array(Ack),
  conflicts: z.array(LoggedConflict),
  hasMore: z.boolean(),
});
export type PullOut = z.output<typeof PullOut>;

/** The bell: something is there up to this number. */
export const Ring = z.object({ head: Seq });
