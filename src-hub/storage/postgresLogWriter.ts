// One group commit in PostgreSQL: what it reads and writes, each table in one statement with one JSON parameter.
// Runs inside a transaction that holds the tenant's lock; opens and ends none.
import type pg from 'pg';
import type { Row } from '#shared/sync/ops.ts';
import { writeBlobRefs } from './blobRows.ts';
import { deviceColumns, recColumns } from './columns.ts';
import { loadDirectory, loadState } from './postgresLog.ts';
import type { Sql } from './sql.types.ts';
import { stoodOf } from './stood.ts';
import {
  type Device,
  type GroupEnd,
  type KeyedRec,
  keyText,
  type LogPart,
  type LogWriter,
  type RecKey,
  type ScopedRec,
} from './store.types.ts';

type RecRow = ScopedRec & RecKey;

const keyed = ({ t, id, ...rec }: RecRow): KeyedRec => ({ key: { t, id }, rec });

export function makeLogWriter(client: pg.PoolClient, tenant: string): LogWriter {
  /** @param text of a prepared statement: the plan is kept by the connection */
  const query = async <T extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    (await client.query<T>({ name, text, values: [tenant, ...values] })).rows;
  const sql: Sql = async (text, values) => (await client.query(text, [...values])).rows;
  const asQuery = <T extends pg.QueryResultRow>(text: string, values: unknown[]) =>
    client.query<T>(text, values);
  return {
    loadState: () => loadState(asQuery, tenant),
    loadDirectory: () => loadDirectory(asQuery, tenant),
    async loadDevices(ids) {
      const rows = await query<Device>(
        'hub devices',
        `SELECT ${deviceColumns} FROM devices WHERE tenant = $1 AND id = ANY($2::text[])`,
        [ids],
      );
      return new Map(rows.map((device) => [device.id, device]));
    },
    async loadRecs(keys) {
      const rows = await query<RecRow>(
        'hub recs',
        `SELECT rec.tbl AS t, rec.id, ${recColumns}
         FROM unnest($2::text[], $3::text[]) AS k (tbl, id) JOIN rec ON tenant = $1 AND rec.tbl = k.tbl AND rec.id = k.id`,
        [keys.map(({ t }) => t), keys.map(({ id }) => id)],
      );
      return new Map(rows.map(keyed).map(({ key, rec }) => [keyText(key), rec]));
    },
    async loadFollowers(parents, after, limit) {
      // Of one the index has them in their order; asked as a list of one the planner may walk the table.
      const [only] = parents.length === 1 ? parents : [];
      const rows = await query<RecRow>(
        only === undefined ? 'hub followers' : 'hub followers of one',
        `SELECT tbl AS t, id, ${recColumns} FROM rec
         WHERE tenant = $1 AND parent <> '' AND parent ${only === undefined ? '= ANY($2::text[])' : '= $2'}
           AND (tbl, id) > ($3, $4) AND gone_at = 0
         ORDER BY tbl, id LIMIT $5`,
        [only ?? parents, after?.t ?? '', after?.id ?? '', limit],
      );
      return rows.map(keyed);
    },
    async findFollowed(parents) {
      const rows = await query<{ parent: string }>(
        'hub followed',
        `SELECT k.parent FROM unnest($2::text[]) AS k (parent) WHERE EXISTS (
           SELECT 1 FROM rec WHERE rec.tenant = $1 AND rec.parent <> '' AND rec.parent = k.parent)`,
        [parents],
      );
      return new Set(rows.map(({ parent }) => parent));
    },
    loadLeft: (keys, sinceMs) =>
      query(
        'hub left',
        `SELECT oplog.tbl AS t, oplog.id, scope, seq FROM unnest($2::text[], $3::text[]) AS k (tbl, id)
         JOIN oplog ON tenant = $1 AND oplog.tbl = k.tbl AND oplog.id = k.id AND kind = 'leave' AND at >= $4`,
        [keys.map(({ t }) => t), keys.map(({ id }) => id), sinceMs],
      ),
    async loadStood(keys, after) {
      const lines = await query<RecKey & { was: Row }>(
        'hub stood',
        `SELECT tbl AS t, id, was FROM oplog WHERE tenant = $1 AND seq > $2 AND was IS NOT NULL
           AND id = ANY($3::text[]) ORDER BY seq`,
        [after, keys.map(({ id }) => id)],
      );
      return stoodOf(keys, lines);
    },
    async append(part) {
      await append(query, part);
      await writeBlobRefs(sql, tenant, part.refs, part.at);
    },
    end: (group) => end(query, group),
    sql,
  };
}

type Query = (name: string, text: string, values: unknown[]) => Promise<unknown>;

async function append(query: Query, { at, recs, ops }: LogPart): Promise<void> {
  await query(
    'hub put recs',
    `INSERT INTO rec (tenant, tbl, id, data, ver, writers, seq, gone_at, scope, parent)
     SELECT $1, tbl, id, data, ver, writers, seq, gone, scope, parent
     FROM json_to_recordset($2::json) AS r (tbl text, id text, data jsonb, ver jsonb, writers jsonb, seq bigint,
       gone bigint, scope text, parent text)
     ON CONFLICT (tenant, tbl, id) DO UPDATE SET data = excluded.data, ver = excluded.ver,
       writers = excluded.writers, seq = excluded.seq, gone_at = excluded.gone_at, scope = excluded.scope,
       parent = excluded.parent`,
    [
      JSON.stringify(
        recs.map(({ key, rec: { goneAt, ...rec } }) => ({ tbl: key.t, id: key.id, ...rec, gone: goneAt })),
      ),
    ],
  );
  await query(
    'hub add ops',
    `INSERT INTO oplog (tenant, seq, device, cseq, kind, tbl, id, written, at, scope, to_scope, as_asked, was)
     SELECT $1, seq, device, cseq, k, t, id, f, $3, scope, "toScope", "isAsAsked", was
     FROM json_to_recordset($2::json) AS r (seq bigint, device text, cseq bigint, k text, t text, id text, f jsonb,
       scope text, "toScope" text, "isAsAsked" boolean, was jsonb)`,
    [JSON.stringify(ops), at],
  );
}

async function end(query: Query, group: GroupEnd): Promise<void> {
  const { head, batchId, at, opens, acks, conflicts, lastCseqs, newScopes, scopesSeq } = group;
  await query(
    'hub add acks',
    `INSERT INTO acks (tenant, device, cseq, seq, outcome, reason, tbl, id)
     SELECT $1, device, cseq, seq, outcome, reason, t, id
     FROM json_to_recordset($2::json)
       AS r (device text, cseq bigint, seq bigint, outcome text, reason text, t text, id text)`,
    [JSON.stringify(acks)],
  );
  if (conflicts.length > 0) await addConflicts(query, conflicts);
  await query(
    'hub last cseqs',
    `UPDATE devices SET last_cseq = r.last, last_hlc = r.hlc
     FROM json_to_recordset($2::json) AS r (device text, last bigint, hlc text)
     WHERE tenant = $1 AND id = r.device`,
    [
      JSON.stringify(
        lastCseqs.map(({ device, lastCseq, lastHlc }) => ({ device, last: lastCseq, hlc: lastHlc })),
      ),
    ],
  );
  if (newScopes.length > 0)
    await query(
      'hub add scopes',
      'INSERT INTO scopes (tenant, scope) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
      [newScopes],
    );
  await query(
    'hub add batch',
    'INSERT INTO batches (tenant, seq_to, batch_id, at, opens) VALUES ($1, $2, $3, $4, $5)',
    [head, batchId, at, opens ? 1 : 0],
  );
  await query('hub set head', 'UPDATE tenants SET head = $2, scopes_seq = $3 WHERE tenant = $1', [
    head,
    scopesSeq,
  ]);
}

async function addConflicts(query: Query, conflicts: GroupEnd['conflicts']): Promise<void> {
  const rows = conflicts.map(({ column, mineUser, theirsUser, ...rest }) => ({
    ...{ ...rest, col: column, mine_user: mineUser, theirs_user: theirsUser },
  }));
  // JSON's null is a value here: json_to_recordset would make SQL's of it.
  await query(
    'hub add conflicts',
    `INSERT INTO conflicts (tenant, seq, n, tbl, id, col, base, mine, theirs, winner, mine_user, theirs_user, at)
     SELECT $1, seq, n, t, id, col, COALESCE(base, 'null'), COALESCE(mine, 'null'), COALESCE(theirs, 'null'),
       winner, mine_user, theirs_user, at
     FROM json_to_recordset($2::json)
       AS r (seq bigint, n integer, t text, id text, col text, base jsonb, mine jsonb, theirs jsonb, winner text,
         mine_user text, theirs_user text, at bigint)`,
    [JSON.stringify(rows)],
  );
}
