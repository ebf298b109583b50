// What devices read of the log and the rows in PostgreSQL: what a reader may not have is left out here.
import type pg from 'pg';
import type { LoggedConflict, LoggedOp } from '#shared/sync/logProtocol.ts';
import type { Row } from '#shared/sync/ops.ts';
import type { Directory } from '../auth/rights.ts';
import { conflictColumns, opColumns, stateColumns, userColumns, vouchedColumns } from './columns.ts';
import { directoryOf, type UserRow, type VouchedRow } from './directoryRows.ts';
import type { LogState, Store } from './store.types.ts';

export type Query = <T extends pg.QueryResultRow>(
  text: string,
  values: unknown[],
) => Promise<{ rows: T[]; rowCount: number | null }>;

export async function loadState(query: Query, tenant: string): Promise<LogState> {
  const { rows } = await query<LogState>(`SELECT ${stateColumns} FROM tenants WHERE tenant = $1`, [tenant]);
  return rows[0] ?? { head: 0, scopesSeq: 0, keptAfter: 0 };
}

export async function loadDirectory(query: Query, tenant: string): Promise<Directory> {
  const users = `SELECT ${userColumns} FROM rec WHERE tenant = $1 AND tbl = 'users'`;
  const { rows } = await query<UserRow>(users, [tenant]);
  const scopes = await query<{ scope: string }>('SELECT scope FROM scopes WHERE tenant = $1', [tenant]);
  const vouched = await query<VouchedRow>(
    `SELECT ${vouchedColumns} FROM devices WHERE tenant = $1 AND vouched_role IS NOT NULL ORDER BY id`,
    [tenant],
  );
  return directoryOf(rows, scopes.rows, vouched.rows);
}

type Reads = Pick<
  Store,
  'loadState' | 'loadDirectory' | 'loadOps' | 'loadConflicts' | 'loadScope' | 'loadTable'
>;

const opsText = `SELECT ${opColumns('$5', "'{}'::jsonb")} FROM oplog
  WHERE tenant = $1 AND seq > $2 AND seq <= $3 AND scope = ANY($6::text[])
    AND CASE kind WHEN 'leave' THEN NOT to_scope = ANY($6::text[]) WHEN 'none' THEN true WHEN 'del' THEN true
      ELSE (SELECT rec.scope = ANY($7::text[]) FROM rec
        WHERE rec.tenant = $1 AND rec.tbl = oplog.tbl AND rec.id = oplog.id) END
  ORDER BY seq LIMIT $4`;
const isSeen = `EXISTS (SELECT 1 FROM rec WHERE rec.tenant = $1 AND rec.tbl = conflicts.tbl
  AND rec.id = conflicts.id AND rec.scope = ANY($5::text[]))`;
const conflictsText = `SELECT ${conflictColumns('$4', isSeen, "'null'::jsonb")} FROM conflicts
  WHERE tenant = $1 AND seq > $2 AND seq <= $3 AND $4 IN (mine_user, theirs_user) ORDER BY seq, n LIMIT $6`;
const ofTable = `tenant = $1 AND tbl = $2 AND gone_at = 0 AND id > $3`;

export function logReadsOf(query: Query): Reads {
  const all = async <T extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<T[]> =>
    (await query<T>(text, values)).rows;
  return {
    loadState: (tenant) => loadState(query, tenant),
    loadDirectory: (tenant) => loadDirectory(query, tenant),
    loadOps: (tenant, { after, upTo, limit }, { device, held, seen }) =>
      all<LoggedOp>(opsText, [tenant, after, upTo, limit, device, held, seen]),
    loadConflicts: (tenant, { user, seen }, after, upTo, limit) =>
      all<LoggedConflict>(conflictsText, [tenant, after, upTo, user, seen, limit ?? null]),
    loadScope: (tenant, { scope, t, after }, limit) =>
      all<{ id: string; seq: number; json: string }>(
        `SELECT id, seq, data::text AS json FROM rec WHERE ${ofTable} AND scope = $4
         ORDER BY id LIMIT $5`,
        [tenant, t, after, scope, limit],
      ),
    loadTable: (tenant, { scopes, t, after }, limit) =>
      all<{ id: string; seq: number; data: Row }>(
        `SELECT id, seq, data FROM rec WHERE ${ofTable} AND scope = ANY($4::text[])
         ORDER BY id LIMIT $5`,
        [tenant, t, after, scopes, limit],
      ),
  };
}
