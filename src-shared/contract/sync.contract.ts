// What a user sees of sync with the office's hub, and does about it: state, what waits, conflicts, refused work, what was
// set aside, doubles, the comparison; joining and leaving.
import { z } from 'zod';
import { Cursor, Empty, Hash, Id, Instant, Limit, page, Text } from './common.ts';
import { action, command, event, query } from './define.ts';

const Count = z.number().int().nonnegative();
const Value = z.union([z.string(), z.number()]).nullable();

export const SyncPhase = z.object({
  state: z.enum(['off', 'idle', 'connecting', 'pushing', 'snapshot', 'pulling', 'waiting', 'stopped']),
  /** Of `total`: transactions pushed, rows of a snapshot, numbers of the log. */
  done: Count,
  /** 0: not known. */
  total: Count,
  /** When it is tried again by itself. */
  nextAt: Instant.nullable(),
  /** Why it waits or stopped, as a reason of this area; '' otherwise. */
  reason: z.string(),
});

/** What one cycle did. */
export const CycleReport = z.object({
  /** Transactions of this workstation that the hub has taken. */
  sent: Count,
  /** Changes of others that were applied. */
  received: Count,
  /** Rows of snapshots. */
  rows: Count,
  conflicts: Count,
  refused: Count,
  parked: Count,
  /** Of the hub's log: applied up to here, and where it ends. */
  cursor: Count,
  head: Count,
  tookMs: Count,
});

/** A synced row as a person calls it: '' when it is neither here nor known by any trace. */
const RowName = z.object({ table: z.string(), rowId: z.string(), title: z.string() });

/** One side of a conflict; `name` when the value is the id of something that has one. */
const Side = z.object({ value: Value, name: z.string().nullable() });

const Author = z.object({ id: z.string(), name: z.string(), isMe: z.boolean() });

export const ConflictRow = RowName.extend({
  id: Id,
  /** '' for the row: there the values say only whether each side had it deleted (1) or not (null). */
  column: z.string(),
  original: Side,
  mine: Side,
  theirs: Side,
  /** As the field stands here now. */
  now: Side,
  isHere: z.boolean(),
  /** The partner whose card shows the row. */
  partnerId: Id.nullable(),
  /** Counted from other rows, as the total of printed paper that its lines no longer add up to: told, not to be taken. */
  isCounted: z.boolean(),
  /** Sides that are there to be taken: none of a field of a record that is no longer here, only who kept it of its row. */
  canTake: z.array(z.enum(['mine', 'theirs'])),
  winner: z.enum(['mine', 'theirs', 'both']),
  mineBy: Author,
  theirsBy: Author,
  at: Instant,
  state: z.enum(['open', 'taken', 'kept']),
});

export const TableComparison = z.object({
  table: z.string(),
  here: Count,
  there: Count,
  /** The first of those that differ. */
  differing: z.array(
    z.object({ rowId: z.string(), title: z.string(), where: z.enum(['here', 'there', 'both']) }),
  ),
  differingCount: Count,
});

const Partner = z.object({ id: Id, name: z.string(), ownerName: z.string() });

/** Every synced table, and the log for what is gone: where the title of a row comes from. */
const titles =
  `organizations bank_accounts users departments directory_entries settings letter_templates files partners
  partner_roles contacts contact_points   legal_entities interactions event_series tasks item_groups units items item_barcodes item_pictures properties
  item_property_values item_analogues price_types prices warehouse_groups warehouses stocks documents document_lines
  mail_accounts letters letter_attachments task_steps task_history messages notices read_marks
  change_log`.split(/\s+/);

/** Reasons of whatever speaks with the hub; it is tried again after the first line of them. */
const talkReasons = [
  ...['offline', 'host_not_found', 'unreachable', 'connection_refused', 'connection_lost', 'timeout'],
  ...['hub_queue', 'hub_store', 'hub_stopping', 'hub_error', 'hub_unsettled', 'bad_answer', 'not_a_hub'],
  ...['too_often', 'tls_failed', 'tls_needed', 'pin_mismatch', 'bad_token', 'unknown_device'],
  ...['device_key_missing', 'not_joined', 'revoked', 'wiped', 'lease_over', 'hub_older', 'program_older'],
] as const;

/** Answers what was decided. */
const decides = {
  in: z.object({ id: Id }),
  out: z.object({ id: Id }),
  undo: { by: 'operations.undo' },
};

export const sync = {
  /** Cheap: the status bar of every screen subscribes to it. */
  loadStatus: query({
    in: Empty,
    out: z.object({
      hub: z
        .object({
          url: z.string(),
          /** SHA-256 of the pinned certificate; null where a public authority vouches for it, or there is no TLS. */
          pin: z.string().nullable(),
          deviceId: z.string(),
          joinedAt: Instant,
          /** Scopes held whole, and whether any is still on its way. */
          isComplete: z.boolean(),
        })
        .nullable(),
      /** Of the document numbers given here. */
      prefix: z.string(),
      phase: SyncPhase,
      queued: z.object({
        transactions: Count,
        rows: Count,
        /** There are more than were counted. */
        isMore: z.boolean(),
        oldestAt: Instant.nullable(),
      }),
      conflicts: Count,
      problems: Count,
      parked: Count,
      duplicates: Count,
      files: z.object({ up: Count, down: Count }),
      syncedAt: Instant.nullable(),
      /** The last cycle, when it did not end well. */
      failure: z.object({ at: Instant, reason: z.string() }).nullable(),
      /** This computer's clock minus the hub's, when they differ by more than five minutes. */
      clockOffMs: z.number().int().nullable(),
      leaseUntil: Instant.nullable(),
    }),
    reads: [
      ...['sync_state', 'sync_snapshots', 'sync_outbox', 'sync_pending', 'sync_conflicts', 'sync_problems'],
      ...['sync_parked', 'sync_duplicates', 'sync_blobs', 'change_log', 'operations', 'device'],
    ],
  }),
  /** What has not reached the hub, in the order in which it goes. */
  listQueued: query({
    in: z.object({ cursor: Cursor, limit: Limit }),
    out: page(
      z.object({
        id: Id,
        /** As the journal names it. */
        command: z.string(),
        at: Instant,
        rowCount: Count,
        /** The first few. */
        rows: z.array(RowName.extend({ kind: z.enum(['created', 'changed', 'deleted']) })),
      }),
    ),
    reads: ['sync_state', 'sync_outbox', 'operations', ...titles],
  }),
  /** Everything that waits as one file, for safety; fetched by its hash. */
  exportQueued: action({
    in: Empty,
    out: z.object({ hash: Hash, name: z.string(), transactions: Count }),
    reasons: ['not_joined', 'nothing_waits'],
  }),
  listConflicts: query({
    in: z.object({ state: z.enum(['open', 'decided']).default('open'), cursor: Cursor, limit: Limit }),
    out: page(ConflictRow),
    reads: ['sync_conflicts', ...titles],
  }),
  /** An ordinary new edit with the reader's value: it syncs, and can be undone. */
  takeMine: command({
    ...decides,
    reasons: ['conflict_gone', 'conflict_decided', 'conflict_counted', 'row_gone'],
  }),
  takeTheirs: command({
    ...decides,
    reasons: ['conflict_gone', 'conflict_decided', 'conflict_counted', 'row_gone'],
  }),
  keepAsIs: command({ ...decides, reasons: ['conflict_gone', 'conflict_decided'] }),
  /** Work that the hub refused. */
  listProblems: query({
    in: z.object({ cursor: Cursor, limit: Limit }),
    out: page(
      RowName.extend({
        id: Id,
        command: z.string(),
        reason: z.string(),
        at: Instant,
        /** What was written, to be copied. */
        fields: z.array(z.object({ table: z.string(), column: z.string(), value: Value })),
      }),
    ),
    reads: ['sync_problems', ...titles],
  }),
  /** Makes the refused change again, on the row as it now is. */
  retryProblem: command({ ...decides, reasons: ['problem_gone', 'row_gone'] }),
  discardProblem: command({ ...decides, reasons: ['problem_gone'] }),
  /** What came and has no place here. */
  listParked: query({
    in: z.object({ cursor: Cursor, limit: Limit }),
    out: page(RowName.extend({ column: z.string(), reason: z.string(), at: Instant })),
    reads: ['sync_parked', ...titles],
  }),
  listDuplicates: query({
    in: z.object({ cursor: Cursor, limit: Limit }),
    out: page(
      z.object({
        partner: Partner,
        other: Partner,
        reason: z.enum(['taxId', 'phone', 'email']),
        at: Instant,
      }),
    ),
    reads: ['sync_duplicates', 'partners', 'users'],
  }),
  /** They are two: never asked again. */
  keepBoth: command({
    in: z.object({ partnerId: Id, otherId: Id }),
    out: z.object({ partnerId: Id, otherId: Id }),
    reasons: ['duplicate_gone'],
    undo: { by: 'operations.undo' },
  }),
  /** Rows here and at the hub by counts and fingerprints. */
  compare: action({ in: Empty, out: z.object({ tables: z.array(TableComparison) }), reasons: talkReasons }),
  /**
   * Enrols this company folder. A hub whose certificate nobody vouches for is refused with `certificate_unknown` and its
   * `fingerprint` before the code is spent: with that as `pin` it is let through.
   */
  join: action({
    in: z.object({
      url: Text(400).min(1),
      code: Text(40).min(1),
      /** SHA-256 of the certificate, 64 hex digits; '' trusts the public authorities. */
      pin: z.union([z.literal(''), Hash]).default(''),
      /** Of this workstation in the administrator's list; '' takes the computer's. */
      name: Text(100).default(''),
    }),
    out: z.object({
      deviceId: z.string(),
      prefix: z.string(),
      /** The hub was empty: the company goes from here to it. */
      isFirst: z.boolean(),
    }),
    reasons: [
      ...['already_joined', 'hub_not_empty', 'bad_address', 'bad_code', 'certificate_unknown'],
      ...['not_built_yet', ...talkReasons],
    ],
  }),
  /** Forgets the hub. All rows stay; what has not reached it stays here only. */
  leave: action({ in: Empty, out: Empty, reasons: ['not_joined'] }),
  /** One cycle now. */
  syncNow: action({ in: Empty, out: CycleReport, reasons: talkReasons }),
};

export const syncEvents = {
  'sync.progress': event({ out: SyncPhase }),
  'sync.comparing': event({ out: z.object({ table: z.string(), done: Count, total: Count }) }),
};
