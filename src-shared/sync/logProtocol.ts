// What a workstation and its hub say to each other about the log: push, pull, snapshot, digests, marks, files; shapes of the
// calls and their limits, for both sides. No rule, and nothing of who a device is.
import { z } from 'zod';
import { FieldValue } from './ops.ts';

export const syncLimits = {
  /** Of a push as it arrives, and of a page of the log (one whole transaction may be longer than a page). */
  bytes: 1024 * 1024,
  pushOps: 1_000,
  opBytes: 64 * 1024,
  pageOps: 2_000,
  /** Rows of a page of a snapshot or of digests, whatever their bytes. */
  pageRows: 5_000,
  /** Outcomes, and conflicts, of a page of what a device was not told. */
  pageTold: 500,
  /** Scopes that one device may hold. */
  scopes: 1_000,
  /** Of a file, unless the hub says otherwise; it goes in parts of at most `bytes`. */
  blobBytes: 64 * 1024 * 1024,
} as const;

/** Version of the schema that a device speaks; a hub takes its own and the two before it. Additive only. */
export const syncSchema = 2;

/**
 * Who receives a row: `*` everybody, `u:<user>` those who see that user's work – himself, the heads of his department,
 * the administrators.
 */
export const Scope = z.string().regex(/^(\*|u:.{1,64})$/);

const Cseq = z.number().int().positive();
export const Seq = z.number().int().nonnegative();

/** Name of a group commit that the device has seen. */
const Mark = z.object({ seq: Seq, batch: z.string().max(40) });
export type Mark = z.output<typeof Mark>;
/** Named with one answer. */
export const openingsAtMost = 100;
/** The newest that it has seen: a hub that does not know it is a copy of yesterday, and is to be greeted first. */
const NewestMark = Mark.nullable().default(null);

/**
 * Of what comes, the newest group commits that open a stretch of the log (the hub's `runs.ts`). Who keeps their names knows of
 * a copy of yesterday where it ends.
 */
const Openings = z.array(Mark).max(openingsAtMost).optional();

/** Marks newest first, ever fewer of the old ones; the epoch as in hello. */
export const RecoverIn = z.object({
  marks: z.array(Mark).max(200),
  epoch: z.string().max(40).default(''),
});
/**
 * From the newest mark that both know on, the device is ahead of the restored hub: it takes `cursor`, sends again its
 * transactions after `ackedCseq`, then its rows that differ.
 */
export const RecoverOut = z.object({
  cursor: Seq,
  batch: z.string().nullable(),
  ackedCseq: Seq,
  epoch: z.string(),
  head: Seq,
});
export type RecoverOut = z.output<typeof RecoverOut>;

/**
 * Only the number of a transaction must be right: whatever else is wrong with one is its own outcome, `rejected`, or it
 * would stand in the way of all that follow.
 */
export const SentTx = z.looseObject({ cseq: Cseq, ops: z.array(z.unknown()) });
export type SentTx = z.output<typeof SentTx>;

export const PushIn = z.object({
  txs: z.array(SentTx).min(1),
  /** Of the last hello. Another device with this id – a copy of its file – has another, and its work is not mixed up. */
  nonce: z.string().max(40),
  schema: z.number().int().positive().default(syncSchema),
  mark: NewestMark,
});
export type PushIn = z.output<typeof PushIn>;
export const PushOut = z.object({ ackedCseq: Seq, head: Seq });

const MaxBytes = z.number().int().min(1024).max(syncLimits.bytes).default(syncLimits.bytes);

export const PullIn = z.object({
  cursor: Seq,
  maxBytes: MaxBytes,
  /** Scopes that the device holds; what of them it may not see any more is left out all the same. */
  subs: z.array(Scope).max(syncLimits.scopes),
  mark: NewestMark,
});
export type PullIn = z.output<typeof PullIn>;

const LoggedOp = z.object({
  seq: Seq,
  device: z.string(),
  cseq: Cseq,
  /**
   * `none`: a transaction that changed nothing; its outcome travels with the number. `own`: what the device itself sent,
   * written as it asked: its fields are not sent back. `leave`: the row went where the device may not see it. A row that
   * comes from there is a `put`.
   */
  k: z.enum(['put', 'set', 'del', 'none', 'own', 'leave']),
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
  /** Where it lies, when no line comes with it: what it wrote went where the device may not see it. */
  seq: Seq.optional(),
});

/** What did not become a value; told to the devices of its two authors. */
export const LoggedConflict = z.object({
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
export type LoggedConflict = z.output<typeof LoggedConflict>;

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
  openings: Openings,
});
export type PullOut = z.output<typeof PullOut>;

/** What was told in a part of the log of which the device has only what it came to, as rows: after `after`, up to `upTo`. */
export const ToldIn = z.object({ after: Seq, upTo: Seq, mark: NewestMark });
export type ToldIn = z.output<typeof ToldIn>;
export const ToldOut = z.object({
  /** All up to here is told. */
  to: Seq,
  acks: z.array(Ack),
  conflicts: z.array(LoggedConflict),
  hasMore: z.boolean(),
});
export type ToldOut = z.output<typeof ToldOut>;

const RowKey = z.object({ t: z.string().max(64), id: z.string().max(64) });

/** The rows of a scope as they stand now, in the order in which they can be stored: what others refer to comes first. */
export const SnapshotIn = z.object({ scope: Scope, after: RowKey.nullable(), maxBytes: MaxBytes });
export type SnapshotIn = z.output<typeof SnapshotIn>;
export const SnapshotOut = z.object({
  rows: z.array(RowKey.extend({ seq: Seq, f: z.record(z.string(), FieldValue) })),
  next: RowKey.nullable(),
  /** Head of the log before the page was read: no row of it lacks what is up to there. */
  head: Seq,
  /** Name of the group commit of `head`. */
  batch: z.string().nullable(),
  /** Up to `head`, with the first page of a scope. */
  openings: Openings,
});
export type SnapshotOut = z.output<typeof SnapshotOut>;

/** Fingerprints of the rows of a table that the device may see, by id: to compare here and there. */
export const DigestIn = z.object({
  t: z.string().max(64),
  after: z.string().max(64).nullable(),
  subs: z.array(Scope).max(syncLimits.scopes),
});
export type DigestIn = z.output<typeof DigestIn>;
export const DigestOut = z.object({
  /** [id, number, `rowHash` of its fields] */
  rows: z.array(z.tuple([z.string(), Seq, z.string()])),
  hasMore: z.boolean(),
  head: Seq,
});
export type DigestOut = z.output<typeof DigestOut>;
/** SHA-256 of a file, in hex. */
export const BlobHash = z.string().regex(/^[\da-f]{64}$/);
/**
 * One part of a file as bytes, in order: `offset` is what `HEAD` says in `Upload-Offset`. The part that reaches `size` ends it;
 * an empty part does so too when all is there. `HEAD` says `Upload-Complete: ?1` when the hub has the file.
 */
export const BlobPartIn = z.object({
  offset: z.coerce.number().int().nonnegative(),
  size: z.coerce.number().int().nonnegative(),
});
export const BlobPartOut = z.object({ offset: z.number().int().nonnegative(), isWhole: z.boolean() });

/** The bell: something is there up to this number. */
export const Ring = z.object({ head: Seq });
