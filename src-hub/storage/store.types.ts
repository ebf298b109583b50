// What the hub needs of a store, and nothing more: two implementations, SQLite and PostgreSQL, mean the same by it.
// Every key starts with the tenant. Merges nothing, judges nothing.

import type { LoggedConflict, LoggedOp } from '#shared/sync/logProtocol.ts';
import type { Outcome } from '#shared/sync/mergeOp.ts';
import type { FieldValue, Row } from '#shared/sync/ops.ts';
import type { Conflict, Rec } from '#shared/sync/rec.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import type { Directory } from '../auth/rights.ts';
import type { RefChange } from '../commit/blobRefs.ts';
import type { BlobRows } from './blobRows.ts';
import type { DeviceRows } from './deviceRows.ts';
import type { Sql, SqlStore } from './sql.types.ts';
import type { TenantRows } from './tenantRows.ts';

export type RecKey = { t: SyncedTableName; id: string };

/** One text per row of a tenant. */
export const keyText = ({ t, id }: RecKey): string => `${t}|${id}`;

/** A row with the scope in which it is seen, and the row that it follows (as `keyText`; '' when none). */
export type ScopedRec = Rec & { scope: string; parent: string };
export type KeyedRec = { key: RecKey; rec: ScopedRec };

/** A line of the log as it is kept. */
export type OpRow = LoggedOp & {
  /** Who is told. */
  scope: string;
  /** Of `leave`: where the row went. Who holds that too is told by its `put`. */
  toScope: string | null;
  /** Written just as its device asked: its fields are not sent back there. */
  isAsAsked: boolean;
  /** What stood in the written columns before; none where there was no row. */
  was?: Row;
};

/** Values that stood in the columns of rows, by `keyText` and column, the first one first. */
export type Stood = Map<string, Map<string, Set<FieldValue>>>;

/** Where the log stands. */
export type LogState = {
  head: number;
  /** Number that last changed the users or the set of scopes. */
  scopesSeq: number;
  /** Lines up to it are not kept any more. */
  keptAfter: number;
};

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
  /** When it came back by its certificate; null: it was never away. */
  admittedAt: number | null;
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

/** A part of what a group commit writes. */
export type LogPart = {
  at: number;
  recs: readonly KeyedRec[];
  ops: readonly OpRow[];
  /** Which rows refer to which files from now on. */
  refs: readonly RefChange[];
};

/** What closes a group commit. */
export type GroupEnd = {
  head: number;
  batchId: string;
  at: number;
  scopesSeq: number;
  /** Scopes of which nothing was kept before. */
  newScopes: readonly string[];
  acks: AckRow[];
  conflicts: ConflictRow[];
  lastCseqs: { device: string; lastCseq: number; lastHlc: string | null }[];
  /** The store's own to say (`runs.ts`). */
  opens?: boolean;
};

/** Who reads the log. */
export type LogReader = {
  /** Its own lines come back as `own`. */
  device: string;
  /** Lines for any of these. */
  held: readonly string[];
  /** A row that is now in none of these is not told of, save that it left. */
  seen: readonly string[];
};

/** Inside a transaction that holds the tenant's lock: nobody else writes its log. */
export type LogWriter = {
  loadState(): Promise<LogState>;
  loadDirectory(): Promise<Directory>;
  loadDevices(ids: readonly string[]): Promise<Map<string, Device>>;
  /** By `keyText`; rows that are not there are left out. */
  loadRecs(keys: readonly RecKey[]): Promise<Map<string, ScopedRec>>;
  /** Rows that are there and follow those of `parents` (as `keyText`), by key. */
  loadFollowers(parents: readonly string[], after: RecKey | null, limit: number): Promise<KeyedRec[]>;
  /** Of `parents` those that some row follows. */
  findFollowed(parents: readonly string[]): Promise<Set<string>>;
  /** Where the rows were seen before, since `sinceMs`, and the number at which they left. */
  loadLeft(keys: readonly RecKey[], sinceMs: number): Promise<(RecKey & { scope: string; seq: number })[]>;
  /** What stood in the rows after a number and was written over. */
  loadStood(keys: readonly RecKey[], after: number): Promise<Stood>;
  append(part: LogPart): Promise<void>;
  end(group: GroupEnd): Promise<void>;
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
    loadState(tenant: string): Promise<LogState>;
    loadDirectory(tenant: string): Promise<Directory>;
    /** In order: of the lines after `after` up to `upTo` the first that the reader may have. */
    loadOps(
      tenant: string,
      range: { after: number; upTo: number; limit: number },
      reader: LogReader,
    ): Promise<LoggedOp[]>;
    /** In order, the first `limit`; all without. */
    loadAcks(tenant: string, device: string, after: number, upTo: number, limit?: number): Promise<AckRow[]>;
    /** Those of which the user is an author, as `loadAcks`; of a row that he does not see without what others wrote. */
    loadConflicts(
      tenant: string,
      reader: { user: string; seen: readonly string[] },
      after: number,
      upTo: number,
      limit?: number,
    ): Promise<LoggedConflict[]>;
    /** Rows of a table in one scope that are there, by id from after `after`. */
    loadScope(
      tenant: string,
      place: { scope: string; t: string; after: string },
      limit: number,
    ): Promise<{ id: string; seq: number; json: string }[]>;
    /** Rows of a table in any of the scopes that are there, by id from after `after`. */
    loadTable(
      tenant: string,
      place: { scopes: readonly string[]; t: string; after: string },
      limit: number,
    ): Promise<{ id: string; seq: number; data: Row }[]>;
    /** Forgets what was logged before `beforeMs`, in small steps. @returns how many lines */
    prune(tenant: string, beforeMs: number): Promise<number>;
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
