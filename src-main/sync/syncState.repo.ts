// The one row that says where this workstation stands with its hub. No rule.
import type { WriteContext } from '../store/context.ts';
import type { ReadSql, SqlValue } from '../store/sql.ts';

export type SyncState = {
  hubUrl: string;
  hubPin: string | null;
  hubCertificate: string | null;
  hubKey: string;
  deviceId: string;
  epoch: string;
  nonce: string | null;
  cursor: number;
  batch: string | null;
  batchSeq: number;
  lastCseq: number;
  lastHlc: string | null;
  clockOffsetMs: number;
  clockOffsets: number[];
  sealedSeq: number;
  adoptAfter: [table: string, id: string] | null;
  againFrom: number | null;
  toldFrom: number | null;
  recoverFrom: number | null;
  isRecovering: boolean;
  subs: string[];
  leaseUntil: number | null;
  joinedAt: number;
  syncedAt: number | null;
  failedAt: number | null;
  failReason: string;
};

const columns: Readonly<Record<keyof SyncState, string>> = {
  hubUrl: 'hub_url',
  hubPin: 'hub_pin',
  hubCertificate: 'hub_certificate',
  hubKey: 'hub_key',
  deviceId: 'device_id',
  epoch: 'epoch',
  nonce: 'nonce',
  cursor: 'cursor',
  batch: 'batch',
  batchSeq: 'batch_seq',
  lastCseq: 'last_cseq',
  lastHlc: 'last_hlc',
  clockOffsetMs: 'clock_offset_ms',
  clockOffsets: 'clock_offsets',
  sealedSeq: 'sealed_seq',
  adoptAfter: 'adopt_after',
  againFrom: 'again_from',
  toldFrom: 'told_from',
  recoverFrom: 'recover_from',
  isRecovering: 'is_recovering',
  subs: 'subs',
  leaseUntil: 'lease_until',
  joinedAt: 'joined_at',
  syncedAt: 'synced_at',
  failedAt: 'failed_at',
  failReason: 'fail_reason',
};

const named = Object.entries(columns)
  .map(([name, column]) => `${column} AS ${name}`)
  .join(', ');

type InJson = 'subs' | 'clockOffsets' | 'adoptAfter';
type Stored = Omit<SyncState, InJson | 'isRecovering'> & {
  isRecovering: number;
  subs: string;
  clockOffsets: string;
  adoptAfter: string | null;
};

/** @returns undefined while the workstation has joined no hub */
export function findSyncState(sql: ReadSql): SyncState | undefined {
  const row = sql.get<Stored>(`SELECT ${named} FROM sync_state`);
  if (row === undefined) return undefined;
  return {
    ...row,
    subs: JSON.parse(row.subs) as string[],
    isRecovering: row.isRecovering === 1,
    clockOffsets: JSON.parse(row.clockOffsets) as number[],
    adoptAfter: row.adoptAfter === null ? null : (JSON.parse(row.adoptAfter) as [string, string]),
  };
}

function stored(value: SyncState[keyof SyncState]): SqlValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

export function saveSyncState(tx: WriteContext, changed: Partial<SyncState>): void {
  const names = Object.keys(changed) as (keyof SyncState)[];
  if (names.length === 0) return;
  const values = names.map((name) => stored(changed[name] ?? null));
  tx.sql.run(`UPDATE sync_state SET ${names.map((name) => `${columns[name]} = ?`).join(', ')}`, values);
  tx.touch('sync_state');
}

export type NewState = Pick<
  SyncState,
  'hubUrl' | 'hubPin' | 'hubCertificate' | 'hubKey' | 'deviceId' | 'sealedSeq' | 'adoptAfter'
>;

export function makeSyncState(tx: WriteContext, { adoptAfter, ...hub }: NewState): void {
  tx.sql.run(
    `INSERT INTO sync_state(id, hub_url, hub_pin, hub_certificate, hub_key, device_id, sealed_seq, adopt_after, joined_at)
     VALUES (1, :hubUrl, :hubPin, :hubCertificate, :hubKey, :deviceId, :sealedSeq, :adoptAfter, :now)`,
    { ...hub, adoptAfter: stored(adoptAfter), now: tx.now },
  );
  tx.touch('sync_state');
}

/** Whether something was written here that has no number yet. */
export const hasUnsealed = (sql: ReadSql): boolean =>
  sql.get(
    `SELECT 1 FROM sync_state s JOIN change_log c ON c.seq > s.sealed_seq WHERE s.adopt_after IS NULL LIMIT 1`,
  ) !== undefined;

export type Troubles = { conflicts: number; problems: number; parked: number };

export function countTroubles(sql: ReadSql): Troubles {
  const found = sql.get<Troubles>(
    `SELECT (SELECT count(*) FROM sync_conflicts WHERE state = 'open') AS conflicts,
       (SELECT count(*) FROM sync_problems WHERE state = 'open') AS problems,
       (SELECT count(*) FROM sync_parked) AS parked`,
  );
  return found ?? { conflicts: 0, problems: 0, parked: 0 };
}
