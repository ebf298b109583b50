// What this workstation knows of its hub: where it stands in the log, what waits to be sent, what lies under it, what
// could not be joined. Local: never synced, never captured, never undone.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, id } from './columns.ts';

/** One row once the workstation has joined a hub. Its private key lies in the platform's secrets. */
export const syncState = sqliteTable('sync_state', {
  id: integer().primaryKey(),
  hubUrl: text().notNull(),
  /** SHA-256 of the hub's certificate, hex; null where a public authority vouches for it, or there is no TLS. */
  hubPin: text(),
  /** That certificate, PEM. */
  hubCertificate: text(),
  /** Ed25519, base64: orders to wipe are signed with it. */
  hubKey: text().notNull(),
  deviceId: text().notNull(),
  /** What the hub says of this device, signed (JSON of `SignedCertificate`); null: none yet. */
  deviceCertificate: text(),
  epoch: text().notNull().default(''),
  nonce: text(),
  /** Everything of the log up to here is applied … */
  cursor: integer().notNull().default(0),
  /** … and this is the name of the group commit at `batch_seq`. */
  batch: text(),
  /** Where that commit was met: the cursor may have moved on within a page. */
  batchSeq: integer().notNull().default(0),
  /** Number of the newest sealed transaction. */
  lastCseq: integer().notNull().default(0),
  lastHlc: text(),
  /** Hub's clock minus ours, the median of the last hellos. */
  clockOffsetMs: integer().notNull().default(0),
  clockOffsets: text().notNull().default('[]'),
  /** The change log up to here is sealed into the outbox. */
  sealedSeq: integer().notNull().default(0),
  /** The company's rows go out to an empty hub, up to here (JSON [table, id]); null once all are sealed. */
  adoptAfter: text(),
  /** Every scope is fetched again: of a row that has not come yet its user has seen what was there at this number. */
  againFrom: integer(),
  /** What the hub told after this number was skipped with the log, and is still to be asked for; null: nothing. */
  toldFrom: integer(),
  /** The hub came back from yesterday: rows that it has older than this number are put by us. */
  recoverFrom: integer(),
  /** After that: everything is fetched again, as what the hub decided anew has no line of its own everywhere. */
  isRecovering: integer({ mode: 'boolean' }).notNull().default(false),
  /** Scopes held whole, JSON. */
  subs: text().notNull().default('[]'),
  leaseUntil: integer(),
  joinedAt: integer().notNull(),
  /** When a cycle last ended well, and why the last one did not. */
  syncedAt: at(),
  failedAt: at(),
  failReason: text().notNull().default(''),
});

/** Sealed transactions in the order of their numbers: to be sent, then kept for a hub that may come back from yesterday. */
export const syncOutbox = sqliteTable(
  'sync_outbox',
  {
    cseq: integer().primaryKey(),
    hlc: text().notNull(),
    command: text().notNull(),
    operationId: text().notNull(),
    /** JSON of `Op[]`. */
    ops: text().notNull(),
    opCount: integer().notNull(),
    at: integer().notNull(),
    /** waiting = not known to be at the hub; done = its outcome came with the log, or that was skipped (`unknown`). */
    state: text({ enum: ['waiting', 'done'] }).notNull(),
    outcome: text({ enum: ['ok', 'merged', 'lost', 'rejected', 'unknown'] }),
    doneAt: at(),
  },
  (t) => [
    index('sync_outbox_waiting').on(t.cseq).where(sql`state = 'waiting'`),
    index('sync_outbox_done').on(t.doneAt).where(sql`done_at IS NOT NULL`),
  ],
);

/** Which rows waiting transactions touch. */
export const syncPending = sqliteTable(
  'sync_pending',
  {
    tableName: text().notNull(),
    rowId: text().notNull(),
    cseq: integer().notNull(),
    /** Of a deletion: the row that it took, JSON. */
    before: text(),
  },
  (t) => [primaryKey({ columns: [t.tableName, t.rowId, t.cseq] }), index('sync_pending_cseq').on(t.cseq)],
);

/** The row as the hub has it, where our own waiting changes hide some of it. */
export const syncShadows = sqliteTable(
  'sync_shadows',
  {
    tableName: text().notNull(),
    rowId: text().notNull(),
    /** JSON; null: the hub has no such row. */
    data: text(),
    /** JSON: hidden column ('' for the row) to the number in the log that wrote it first beneath our change. */
    hidden: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tableName, t.rowId] })],
);

/** Rows of a snapshot that are newer than the cursor: the log up to their number changes nothing in them. */
export const syncAhead = sqliteTable(
  'sync_ahead',
  { tableName: text().notNull(), rowId: text().notNull(), seq: integer().notNull() },
  (t) => [primaryKey({ columns: [t.tableName, t.rowId] }), index('sync_ahead_seq').on(t.seq)],
);

/** Rows that were deleted for good, by the number that deleted them: yesterday's hub is told so again. */
export const syncGone = sqliteTable(
  'sync_gone',
  {
    tableName: text().notNull(),
    rowId: text().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tableName, t.rowId] }), index('sync_gone_at').on(t.at)],
);

/** A hub that came back from yesterday is to be told of these rows, once the own work that waits on them is answered. */
export const syncHeld = sqliteTable(
  'sync_held',
  {
    tableName: text().notNull(),
    rowId: text().notNull(),
    /** The newest number that both know. */
    seen: integer().notNull(),
    /** JSON: the row beneath that work, and the columns that it edits. */
    data: text().notNull(),
    touched: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tableName, t.rowId] })],
);

/** Snapshots under way: a scope is fetched by pages and goes on where it stopped. */
export const syncSnapshots = sqliteTable('sync_snapshots', {
  scope: text().primaryKey().notNull(),
  afterTable: text(),
  afterId: text(),
  rows: integer().notNull(),
  /** Rows that are here and do not come are to go: the scope was held before. */
  isAgain: integer({ mode: 'boolean' }).notNull(),
});

/** Rows that came with a snapshot of a scope that was held before. */
export const syncSeen = sqliteTable(
  'sync_seen',
  { scope: text().notNull(), tableName: text().notNull(), rowId: text().notNull() },
  (t) => [primaryKey({ columns: [t.tableName, t.rowId, t.scope] })],
);

/** Group commits that were seen, ever fewer of the old ones: a hub that came back from yesterday is met at one of them. */
export const syncMarks = sqliteTable('sync_marks', {
  seq: integer().primaryKey(),
  batch: text().notNull(),
  /** It opens a stretch of the hub's log: a copy of the hub ends between two of them. */
  opens: integer({ mode: 'boolean' }).notNull().default(false),
});

/** What did not become a value, as the hub tells it. */
export const syncConflicts = sqliteTable(
  'sync_conflicts',
  {
    id: id(),
    seq: integer().notNull(),
    n: integer().notNull(),
    tableName: text().notNull(),
    rowId: text().notNull(),
    /** '' for the row. */
    column: text().notNull(),
    /** JSON each. */
    base: text().notNull(),
    mine: text().notNull(),
    theirs: text().notNull(),
    winner: text({ enum: ['mine', 'theirs', 'both'] }).notNull(),
    /** `mine` is of the one whose change came later to the hub. */
    mineUser: text().notNull(),
    theirsUser: text().notNull(),
    at: integer().notNull(),
    state: text({ enum: ['open', 'taken', 'kept'] }).notNull(),
  },
  (t) => [index('sync_conflicts_open').on(t.state, t.at)],
);

/** Own work that the hub refused: the row went back, what was written is kept here. */
export const syncProblems = sqliteTable(
  'sync_problems',
  {
    id: id(),
    cseq: integer().notNull(),
    command: text().notNull(),
    reason: text().notNull(),
    tableName: text(),
    rowId: text(),
    /** JSON of `Op[]`. */
    ops: text().notNull(),
    at: integer().notNull(),
    state: text({ enum: ['open', 'retried', 'discarded'] }).notNull(),
  },
  (t) => [index('sync_problems_open').on(t.state, t.at)],
);

/** What came and has no place here: a table or column of a newer schema, a value that a check refuses. */
export const syncParked = sqliteTable(
  'sync_parked',
  {
    tableName: text().notNull(),
    rowId: text().notNull(),
    /** '' for the row. */
    column: text().notNull(),
    /** JSON: a value, or a row. */
    value: text().notNull(),
    seq: integer().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tableName, t.rowId, t.column] })],
);

/** Files whose bytes are still to go out or to come. */
export const syncBlobs = sqliteTable('sync_blobs', {
  hash: text().primaryKey().notNull(),
  direction: text({ enum: ['up', 'down'] }).notNull(),
  sizeBytes: integer().notNull(),
  doneBytes: integer().notNull(),
  attempts: integer().notNull(),
  reason: text().notNull(),
  at: integer().notNull(),
});

/** Two partners that two laptops entered, each without knowing of the other. */
export const syncDuplicates = sqliteTable(
  'sync_duplicates',
  {
    partnerId: text().notNull(),
    otherId: text().notNull(),
    /** What they have in common: taxId, phone, email. */
    reason: text().notNull(),
    at: integer().notNull(),
    state: text({ enum: ['open', 'kept'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.partnerId, t.otherId] }), index('sync_duplicates_open').on(t.state, t.at)],
);
