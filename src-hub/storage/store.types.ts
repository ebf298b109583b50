// What the hub needs of a store, and nothing more: two implementations, SQLite and PostgreSQL, mean the same by it.
// Every key starts with the tenant. Merges nothing, judges nothing.
import type { Outcome } from '#shared/sync/mergeOp.ts';
import type { LoggedOp } from '#shared/sync/protocol.ts';
import type { Conflict, Rec } from '#shared/sync/rec.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import type { RefChange } from '../commit/blobRefs.ts';
import type { BlobRows } from './blobRows.ts';
import type { DeviceRows } from './deviceRows.ts';
import type { Sql, SqlStore } from './sql.types.ts';
import type { TenantRows } from './tenantRows.ts';

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
  /** Of the document numbers given there; '' of a device from before the hub gave any. */
  prefix: string;
  enrolledAt: number;
  revokedAt: number | null;
  /** Of its last hello; null before the first. */
  seenAt: number | null;
  schema: number | null;
  clockOffsetMs: number | null;
  /** Its newest transaction, as it said. */
  saidCseq: number;
  /** Transactions up to `forkCseq` were made when it had seen numbers after `forkSeq` that this hub never gave. */
  forkSeq: number;
  forkCseq: number;
  /** Since when it is to delete its company; null: it is not. */
  wipeAt: number | null;
  /** 1: what waits there is to be sent first. */
  wipeCollect: number;
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
  refs: RefChange[];
  lastCseqs: { device: string; lastCseq: number; lastHlc: string | null }[];
};

/** Inside a transaction that holds the tenant's lock: nobody else writes its log. */
export type LogWriter = {
  loadHead(): Promise<number>;
  loadDevices(ids: readonly string[]): Promise<Map<string, Device>>;
  /** By `keyText`; rows that are not there are left out. */
  loadRecs(keys: readonly RecKey[]): Promise<Map<string, Rec>>;
  append(group: Group): Promise<void>;
  /** In the same transaction. */
  sql: Sql;
};

/** What another process tells. */
export type Listener = { ring(head: number): void; revoked(device: string): void };

export type Store = TenantRows &
  DeviceRows &
  BlobRows & {
    kind: 'sqlite' | 'postgres';
    loadHead(tenant: string): Promise<number>;
    writeLog<T>(tenant: string, run: (writer: LogWriter) => Promise<T>): Promise<T>;
    /** In order, from the first number after `after`. */
    loadOps(tenant: string, after: number, limit: number): Promise<LoggedOp[]>;
    loadAcks(tenant: string, device: string, after: number, upTo: number): Promise<AckRow[]>;
    /** Those of which the user is an author. */
    loadConflicts(tenant: string, user: string, after: number, upTo: number): Promise<ConflictRow[]>;
    /** Name of the group commit that wrote a number; undefined beyond the head. */
    findBatch(tenant: string, seq: number): Promise<string | undefined>;

    /** For statements that need nothing of either store. */
    sql: SqlStore;

    /** Rings when another process has announced; never where the store cannot (SQLite). */
    listen(tenant: string, listener: Listener): Promise<void>;
    /** Tells the other processes, outside of any transaction of the log. */
    announce(tenant: string, head: number): Promise<void>;
    /** Tells them that a device is out; they find it out by themselves a little later. */
    announceRevoked(tenant: string, device: string): Promise<void>;
    close(): Promise<void>;
  };
