// What a device and its hub say to each other about the device: enrolment, certificate, token, hello, wiping; shapes of the
// calls, for both sides. No rule.
import { z } from 'zod';
import { Scope, SentTx, Seq, syncLimits, syncSchema } from './logProtocol.ts';

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
/**
 * Transactions that waited on a device to be wiped, kept for the head of the department and merged by nobody else. Signed in
 * by `tokenText` of a nonce: a revoked device gets no token.
 */
export const QuarantineIn = TokenIn.extend({ txs: z.array(SentTx).min(1).max(syncLimits.pushOps) });
export const QuarantineOut = z.object({ kept: z.number().int() });
