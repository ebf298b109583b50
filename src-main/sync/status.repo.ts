// How sync stands, in counts: asked by the status bar of every screen, so each is bounded and found by an index.
import type { Output } from '#shared/contract/index.ts';
import type { ReadContext } from '../store/context.ts';
import type { SyncPhase } from './syncService.types.ts';

type Status = Output<'sync.loadStatus'>;

/** Beyond it a count is of no use to a person. */
const countedAtMost = 1_000;
const clockOffFromMs = 5 * 60_000;

type State = {
  url: string;
  pin: string | null;
  deviceId: string;
  joinedAt: number;
  clockOffsetMs: number;
  sealedSeq: number;
  leaseUntil: number | null;
  syncedAt: number | null;
  failedAt: number | null;
  failReason: string;
};

function loadState(context: ReadContext): State | undefined {
  return context.sql.get<State>(
    `SELECT hub_url AS url, hub_pin AS pin, device_id AS deviceId, joined_at AS joinedAt,
       clock_offset_ms AS clockOffsetMs, sealed_seq AS sealedSeq, lease_until AS leaseUntil, synced_at AS syncedAt,
       failed_at AS failedAt, fail_reason AS failReason
     FROM sync_state`,
  );
}

/** The change log up to here is in the outbox already; everything, before a hub is joined. */
export function sealedUpTo(context: ReadContext): number {
  return loadState(context)?.sealedSeq ?? Number.MAX_SAFE_INTEGER;
}

/** Counts rows of `from`, which names an indexed range, up to the limit. */
function countUpTo(context: ReadContext, from: string): number {
  const text = `WITH found(one) AS (SELECT 1 FROM ${from} LIMIT ${countedAtMost}) SELECT count(*) AS n FROM found`;
  return context.sql.get<{ n: number }>(text)?.n ?? 0;
}

/** Of `operations`, from where the first change lies that is not sealed yet; before it nothing waits. */
const firstUnsealed = `(SELECT o.seq FROM change_log c CROSS JOIN operations o ON o.id = c.operation_id
  WHERE c.seq > :sealed ORDER BY c.seq LIMIT 1)`;

/** Rows that wait and are not sealed, as operations in their order; a long one may have begun before the rest. */
export const unsealedOperations = `operations o WHERE o.seq >= ${firstUnsealed} AND o.last_seq > :sealed`;

function countQueued(context: ReadContext, sealed: number): Status['queued'] {
  const { sql } = context;
  const sealedTx = countUpTo(context, "sync_outbox WHERE state = 'waiting' AND cseq > 0");
  const sealedRows = countUpTo(context, "sync_pending WHERE table_name > ''");
  const [oldest] = sql.all<{ at: number }>(
    "SELECT at FROM sync_outbox WHERE state = 'waiting' AND cseq > 0 ORDER BY cseq LIMIT 1",
  );
  const unsealed = sql.all<{ at: number }>(
    `SELECT at FROM change_log WHERE seq > ? ORDER BY seq LIMIT ${countedAtMost}`,
    [sealed],
  );
  const operations = sql.get<{ n: number }>(
    `WITH found(one) AS (SELECT 1 FROM ${unsealedOperations} LIMIT ${countedAtMost})
     SELECT count(*) AS n FROM found`,
    { sealed },
  );
  const counts = [sealedTx, sealedRows, unsealed.length];
  return {
    transactions: sealedTx + (operations?.n ?? 0),
    rows: sealedRows + unsealed.length,
    isMore: counts.includes(countedAtMost),
    oldestAt: oldest?.at ?? unsealed[0]?.at ?? null,
  };
}

function countFiles(context: ReadContext): Status['files'] {
  const of = (direction: 'up' | 'down'): number =>
    countUpTo(context, `sync_blobs WHERE hash > '' AND direction = '${direction}'`);
  return { up: of('up'), down: of('down') };
}

/** @param phase of the engine, which keeps it in memory */
export function loadStatus(context: ReadContext, phase: SyncPhase): Status {
  const { sql } = context;
  const state = loadState(context);
  const isFetching = sql.get('SELECT 1 FROM sync_snapshots LIMIT 1') !== undefined;
  const failedAt = state?.failedAt ?? null;
  const hasFailed = failedAt !== null && failedAt > (state?.syncedAt ?? 0);
  const offset = state?.clockOffsetMs ?? 0;
  return {
    hub: state
      ? {
          url: state.url,
          pin: state.pin,
          deviceId: state.deviceId,
          joinedAt: state.joinedAt,
          isComplete: !isFetching && state.syncedAt !== null,
        }
      : null,
    prefix: sql.get<{ prefix: string }>('SELECT prefix FROM device')?.prefix ?? '',
    phase,
    queued: countQueued(context, state?.sealedSeq ?? Number.MAX_SAFE_INTEGER),
    conflicts: countUpTo(context, "sync_conflicts WHERE state = 'open'"),
    problems: countUpTo(context, "sync_problems WHERE state = 'open'"),
    parked: countUpTo(context, "sync_parked WHERE table_name > ''"),
    duplicates: countUpTo(context, "sync_duplicates WHERE state = 'open'"),
    files: countFiles(context),
    syncedAt: state?.syncedAt ?? null,
    failure: state && hasFailed ? { at: failedAt, reason: state.failReason } : null,
    clockOffMs: Math.abs(offset) > clockOffFromMs ? -offset : null,
    leaseUntil: state?.leaseUntil ?? null,
  };
}
