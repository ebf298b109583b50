// One group commit in PostgreSQL: what it reads and writes, each table in one statement with one JSON parameter.
// Runs inside a transaction that holds the tenant's lock; opens and ends none.
import type pg from 'pg';
import type { Rec } from '#shared/sync/rec.ts';
import { writeBlobRefs } from './blobRows.ts';
import { deviceColumns } from './columns.ts';
import type { Sql } from './sql.types.ts';
import { type Device, type Group, keyText, type LogWriter, type RecKey } from './store.types.ts';

type RecRow = Rec & RecKey;

export function makeLogWriter(client: pg.PoolClient, tenant: string): LogWriter {
  /** @param text of a prepared statement: the plan is kept by the connection */
  const query = async <T extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    (await client.query<T>({ name, text, values: [tenant, ...values] })).rows;
  const sql: Sql = async (text, values) => (await client.query(text, [...values])).rows;
  return {
    async loadHead() {
      const rows = await query<{ head: number }>(
        'hub head',
        'SELECT head FROM tenants WHERE tenant = $1',
        [],
      );
      return rows[0]?.head ?? 0;
    },
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
        `SELECT rec.tbl AS t, rec.id, data, ver, writers, seq, gone_at AS "goneAt"
         FROM unnest($2::text[], $3::text[]) AS k (tbl, id) JOIN rec ON tenant = $1 AND rec.tbl = k.tbl AND rec.id = k.id`,
        [keys.map(({ t }) => t), keys.map(({ id }) => id)],
      );
      return new Map(rows.map(({ t, id, ...rec }) => [keyText({ t, id }), rec]));
    },
    async append(group) {
      await append(query, group);
      await writeBlobRefs(sql, tenant, group.refs, group.at);
    },
    sql,
  };
}

type Query = (name: string, text: string, values: unknown[]) => Promise<unknown>;

async function append(query: Query, group: Group): Promise<void> {
  const { head, batchId, at, recs, ops, acks, conflicts, lastCseqs } = group;
  await query(
    'hub put recs',
    `INSERT INTO rec (tenant, tbl, id, data, ver, writers, seq, gone_at)
     SELECT $1, tbl, id, data, ver, writers, seq, gone
     FROM json_to_recordset($2::json)
       AS r (tbl text, id text, data jsonb, ver jsonb, writers jsonb, seq bigint, gone bigint)
     ON CONFLICT (tenant, tbl, id) DO UPDATE SET data = excluded.data, ver = excluded.ver,
       writers = excluded.writers, seq = excluded.seq, gone_at = excluded.gone_at`,
    [
      JSON.stringify(
        recs.map(({ key, rec: { goneAt, ...rec } }) => ({ tbl: key.t, id: key.id, ...rec, gone: goneAt })),
      ),
    ],
  );
  await query(
    'hub add ops',
    `INSERT INTO oplog (tenant, seq, device, cseq, kind, tbl, id, written, at)
     SELECT $1, seq, device, cseq, k, t, id, f, $3
     FROM json_to_recordset($2::json)
       AS r (seq bigint, device text, cseq bigint, k text, t text, id text, f jsonb)`,
    [JSON.stringify(ops), at],
  );
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
     FROM json_to_recordset($2::json) AS r (device text, last bigint, hlc text) WHERE tenant = $1 AND id = r.device`,
    [
      JSON.stringify(
        lastCseqs.map(({ device, lastCseq, lastHlc }) => ({ device, last: lastCseq, hlc: lastHlc })),
      ),
    ],
  );
  await query('hub add batch', 'INSERT INTO batches (tenant, seq_to, batch_id, at) VALUES ($1, $2, $3, $4)', [
    head,
    batchId,
    at,
  ]);
  await query('hub set head', 'UPDATE tenants SET head = $2 WHERE tenant = $1', [head]);
}

async function addConflicts(query: Query, conflicts: Group['conflicts']): Promise<void> {
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
