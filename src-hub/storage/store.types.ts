// What the hub needs of a store, and nothing more: two implementations, SQLite and PostgreSQL, mean the same by it.
// Every key starts with the tenant. Merges nothing, judges nothing.
import type { Outcome } from '#shared/sync/mergeOp.ts';
import type { LoggedOp } from '#shared/sync/protocol.ts';
import type { Conflict, Rec } from '#shared/sync/rec.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';

export type RecKey = { t: SyncedTableName; id: string };

/** One text per row of a tenant. */
export const keyText = ({ t, id }: RecKey): string => `${t}|${id}`;

export type Device = {
  id: string;
  userId: string;
  name: string;
  /** Ed25519, 32 bytes in base64. */
  publicKey: string;
  lastCseq: number;
  /** Stamp of the transaction `lastCseq`, as the device gave it. */
  lastHlc: string | null;
  /** Of its last hello; null before the first. */
  nonce: string | null;
  enrolledAt: number;
  revokedAt: number | null;
};

export type Enrolment = {
  id: string;
  userId: string;
  secretHash: string;
  expiresAt: number;
  tries: number;
  usedAt: number | null;
};

export type AckRow = {
  device: string;
  cseq: number;
  /** The number of the log with which it travels: the last of the transaction. */
  seq: number;
  outcome: Outcome;
  reason: string | null;
  t: string | null;
  id: string | null;
};

export type ConflictRow = Conflict & {
  seq: number;
  /** Counts those of one transaction. */
  n: number;
  t: string;
  id: string;
  mineUser: string;
  theirsUser: string;
  at: number;
};

/** All that one group commit writes. */
export type Group = {
  head: number;
  batchId: string;
  at: number;
  recs: { key: RecKey; rec: Rec }[];
  ops: LoggedOp[];
  acks: AckRow[];
  conflicts: ConflictRow[];
  lastCseqs: { device: string; lastCseq: number; lastHlc: string | null }[];
};

/** Inside a transaction that holds the tenant's lock: nobody else writes its log. */
export type LogWriter = {
  loadHead(): Promise<number>;
  loadDevices(ids: readonly string[]): Promise<Map<string, Device>>;
  /** By `keyText`; rows that are not there are left out. */
  loadRecs(keys: readonly RecKey[]): Promise<Map<string, Rec>>;
  append(group: Group): Promise<void>;
};

export type Tenant = { epoch: string; head: number; secret: string };

export type Store = {
  kind: 'sqlite' | 'postgres';
  /** Makes the tenant when it is not there. */
  openTenant(tenant: string, made: { epoch: string; secret: string }): Promise<Tenant>;
  loadHead(tenant: string): Promise<number>;

  writeLog<T>(tenant: string, run: (writer: LogWriter) => Promise<T>): Promise<T>;
  /** In order, from the first number after `after`. */
  loadOps(tenant: string, after: number, limit: number): Promise<LoggedOp[]>;
  loadAcks(tenant: string, device: string, after: number, upTo: number): Promise<AckRow[]>;
  /** Those of which the user is an author. */
  loadConflicts(tenant: string, user: string, after: number, upTo: number): Promise<ConflictRow[]>;
  /** Name of the group commit that wrote a number; undefined beyond the head. */
  findBatch(tenant: string, seq: number): Promise<string | undefined>;

  findDevice(tenant: string, id: string): Promise<Device | undefined>;
  listDevices(tenant: string): Promise<Device[]>;
  setNonce(tenant: string, device: string, nonce: string): Promise<void>;
  /** @returns whether there was such a device */
  revokeDevice(tenant: string, id: string, at: number): Promise<boolean>;

  addEnrolment(tenant: string, enrolment: Enrolment): Promise<void>;
  /** Counts a try and answers the enrolment as it is with it. */
  tryEnrolment(tenant: string, id: string): Promise<Enrolment | undefined>;
  /** Uses the code and adds the device, both or none. @returns whether the code was still to be used */
  enrolDevice(tenant: string, enrolmentId: string, device: Device): Promise<boolean>;

  /** Rings when another process has announced; never where the store cannot (SQLite). */
  listen(tenant: string, ring: (head: number) => void): Promise<void>;
  /** Tells the other processes, outside of any transaction of the log. */
  announce(tenant: string, head: number): Promise<void>;
  close(): Promise<void>;
};
