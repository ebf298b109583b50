// What a workstation and its hub say to each other: shapes of the calls and their limits, for both sides. No rule.
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
  /** Scopes that one device may hold. */
  scopes: 1_000,
  /** Of a file, unless the hub says otherwise; it goes in parts of at most `bytes`. */
  blobBytes: 64 * 1024 * 1024,
} as const;

/** Version of the schema that a device speaks; a hub takes its own and the two before it. Additive only. */
export const syncSchema = 1;

/**
 * Who receives a row: `*` everybody, `u:<user>` those who see that user's work – himself, the heads of his department,
 * the administrators.
 */
const Scope = z.string().regex(/^(\*|u:.{1,64})$/);

const Cseq = z.number().int().positive();
const Seq = z.number().int().nonnegative();
const Base64 = z.base64();

export const EnrolIn = z.object({
  code: z.string().min(1).max(40),
  /** Ed25519, the 32 bytes as they are. */
  publicKey: Base64.length(44),
  /** Of the workstation, for the administrator's list. */
  name: z.string().min(1).max(100),
  /** Of the numbers that it has given before it knew the hub; kept when it is free. */
  prefix: z.string().max(8).default(''),
  /** Of a company that is there already: who works at it. To an empty hub he brings it, as the one who was invited. */
  user: z.string().max(64).default(''),
});
/**
 * What the hub says of a device that it let in, signed with its key. A device keeps it and shows it to a hub that does not know
 * the device: one that came back from a copy made before. It is no secret, as it opens nothing without the device's own key.
 */
const DeviceCertificate = z.object({
  tenant: z.string(),
  device: z.uuid(),
  user: z.string(),
  /** Who the user was then: it counts only where the hub has no row of him. */
  role: z.string(),
  department: z.string(),
  name: z.string(),
  publicKey: Base64.length(44),
  prefix: z.string(),
  enrolledAt: z.number().int(),
});
export type DeviceCertificate = z.output<typeof DeviceCertificate>;
export const SignedCertificate = z.object({
  certificate: DeviceCertificate,
  /** Of `certificateText`, with the hub's key. */
  signature: Base64.max(100),
});
export type SignedCertificate = z.output<typeof SignedCertificate>;
/** null: of a hub from before. */
const GivenCertificate = SignedCertificate.nullable().default(null);

/** What the hub signs: one text for one certificate, whatever the order in which its parts came. */
export const certificateText = (said: DeviceCertificate): string => {
  const { tenant, device, user, role, department, name, publicKey, prefix, enrolledAt } = said;
  const parts = [tenant, device, user, role, department, name, publicKey, prefix, enrolledAt];
  return `yolda hub device\n${JSON.stringify(parts)}`;
};

export const EnrolOut = z.object({
  device: z.uuid(),
  user: z.string(),
  /** Of the document numbers given there: no other device has it. */
  prefix: z.string(),
  /** The hub's Ed25519 key: proves that an order to wipe is the hub's. */
  hubKey: Base64.length(44),
  /** Nothing is at the hub yet: the first device brings its company. */
  isEmpty: z.boolean(),
  certificate: GivenCertificate,
});

/** The file of a device was copied or restored: it goes on under a new id; signed in as the old one. */
export const RebindIn = z.object({ publicKey: Base64.length(44) });
export const RebindOut = z.object({
  device: z.uuid(),
  prefix: z.string(),
  certificate: GivenCertificate,
});

export const NonceIn = z.object({ device: z.uuid() });
export const NonceOut = z.object({ nonce: z.string() });

export const TokenIn = z.object({
  device: z.uuid(),
  nonce: z.string().max(400),
  /** Of `tokenText(device, nonce)`. */
  signature: Base64.max(100),
});
export const TokenOut = z.object({ token: z.string(), expiresAt: z.number().int() });

/** A device that the hub does not know asks to be known again: `signature` is of its own key, as for a token. */
export const AdmitIn = TokenIn.extend({ shown: SignedCertificate });
export const AdmitOut = z.object({});

/** What a device signs: it can be taken for nothing else. */
export const tokenText = (device: string, nonce: string): string => `yolda hub token\n${device}\n${nonce}`;

/**
 * An order to a revoked device: it comes as details of `forbidden/wipe`, signed with the hub's key, and nothing else makes a
 * workstation delete anything.
 */
export const WipeOrder = z.object({
  device: z.uuid(),
  /** Milliseconds UTC. */
  at: z.number().int(),
  /** Waiting transactions go to `/v1/quarantine` first. */
  collect: z.boolean(),
});
export type WipeOrder = z.output<typeof WipeOrder>;
export const WipeDetails = z.object({ order: WipeOrder, signature: Base64.max(100) });
export type WipeDetails = z.output<typeof WipeDetails>;

/** What the hub signs. */
export const wipeText = ({ device, at, collect }: WipeOrder): string =>
  `yolda hub wipe\n${device}\n${at}\n${collect ? 'collect' : 'now'}`;

export const HelloIn = z.object({
  cursor: Seq,
  /** Name of the group commit at the cursor; null before the first page. */
  batchAtCursor: z.string().max(40).nullable(),
  /** Of the last hello; '': none, or a program from before. Another than the hub's: a past that is over. */
  epoch: z.string().max(40).default(''),
  /** The last number that the device gave a transaction of its own. */
  lastCseq: Seq,
  /** Of the last hello; null at the first. The hub knows the newest and the one before it: its answer may be lost. */
  nonce: z.string().max(40).nullable().default(null),
  schema: z.number().int().positive().default(syncSchema),
  /** Scopes that the device holds whole. */
  subs: z.array(Scope).max(syncLimits.scopes).default([]),
  /** Clock of the device, milliseconds UTC. */
  deviceTime: z.number().int().default(0),
  /**
   * Which hello this is of the running program: one that comes twice, or late, is known by it and takes no nonce away from
   * those after it. null: of a program from before.
   */
  run: z
    .object({ id: z.string().max(40), count: z.number().int().positive() })
    .nullable()
    .default(null),
  /** Signature of the certificate that the device holds, '' of none; null: of a program from before. */
  certificate: z.string().max(100).nullable().default(null),
});
export type HelloIn = z.output<typeof HelloIn>;
export const HelloOut = z.object({
  epoch: z.string(),
  head: Seq,
  ackedCseq: Seq,
  /** Stamp of the transaction `ackedCseq`: another than its own tells a device that a copy of it spoke. */
  ackedHlc: z.string().nullable(),
  hubTime: z.number().int(),
  /** For the pushes until the next hello, and for that. */
  nonce: z.string(),
  /** Scopes to fetch whole, and scopes to forget. */
  subs: z.object({ add: z.array(Scope), drop: z.array(Scope) }),
  /** Until when the device may be used without another hello. */
  leaseUntil: z.number().int(),
  limits: z.record(z.string(), z.number()),
  /**
   * `recover`: the hub is a copy of yesterday. `rebind`: this device is, since the hub knows newer work of it, or
   * another nonce. `resync`: the log no longer reaches back to the cursor.
   */
  action: z.enum(['ok', 'recover', 'rebind', 'resync']),
  /** Another than the device holds; null: it is as it should be. */
  certificate: GivenCertificate,
});
export type HelloOut = z.output<typeof HelloOut>;

/** Name of a group commit that the device has seen. */
const Mark = z.object({ seq: Seq, batch: z.string().max(40) });
export type Mark = z.output<typeof Mark>;
/** The newest that it has seen: a hub that does not know it is a copy of yesterday, and is to be greeted first. */
const NewestMark = Mark.nullable().default(null);

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
});
export type PullOut = z.output<typeof PullOut>;

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

/**
 * Transactions that waited on a device to be wiped, kept for the head of the department and merged by nobody else. Signed in
 * by `tokenText` of a nonce: a revoked device gets no token.
 */
export const QuarantineIn = TokenIn.extend({ txs: z.array(SentTx).min(1).max(syncLimits.pushOps) });
export const QuarantineOut = z.object({ kept: z.number().int() });

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

/**
 * What a workstation asks of its hub in a cycle; over HTTP, or in a simulated network. All of it may be repeated.
 * They throw AppError: offline, unavailable, timeout or busy (come again), conflict/gap (`expectCseq`),
 * conflict/other_nonce and conflict/other_past (say hello), forbidden/unknown_device (show the certificate),
 * forbidden/revoked, forbidden/wipe, forbidden/out_of_scope, incompatible/hub_older.
 */
export type HubCalls = {
  hello(said: HelloIn): Promise<HelloOut>;
  push(sent: PushIn): Promise<z.output<typeof PushOut>>;
  pull(asked: PullIn): Promise<PullOut>;
  snapshot(asked: SnapshotIn): Promise<SnapshotOut>;
  digest(asked: DigestIn): Promise<DigestOut>;
  recover(said: z.output<typeof RecoverIn>): Promise<RecoverOut>;
  rebind(said: z.output<typeof RebindIn>): Promise<z.output<typeof RebindOut>>;
  /** By a certificate instead of being known. @throws AppError not_found/no_such_call of a hub from before */
  admit(shown: SignedCertificate): Promise<z.output<typeof AdmitOut>>;
};
