// One group commit in SQLite: what it reads and writes. Runs inside a transaction; opens and ends none.
import type { Database } from 'better-sqlite3';
import { writeBlobRefs } from './blobRows.ts';
import { deviceColumns, recColumns } from './columns.ts';
import { prepareLogReads } from './sqliteLog.ts';
import { sqliteSql } from './sqliteSql.ts';
import { stoodOf } from './stood.ts';
import type { Device, GroupEnd, LogPart, LogWriter, RecKey, ScopedRec } from './store.types.ts';
import { keyText } from './store.types.ts';

type RecRow = { [K in keyof ScopedRec]: ScopedRec[K] extends object ? string : ScopedRec[K] };
type KeyedRow = RecRow & RecKey;

function recOf({ data, ver, writers, seq, goneAt, scope, parent }: RecRow): ScopedRec {
  const parsed = { data: JSON.parse(data), ver: JSON.parse(ver), writers: JSON.parse(writers) };
  return { ...parsed, seq, goneAt, scope, parent };
}

const text = JSON.stringify;

export function prepareLogWriter(database: Database): (tenant: string) => LogWriter {
  const rec = database.prepare<unknown[], RecRow>(
    `SELECT ${recColumns} FROM rec WHERE tenant = ? AND tbl = ? AND id = ?`,
  );
  const followers = database.prepare<unknown[], KeyedRow>(
    `SELECT tbl AS "t", id, ${recColumns} FROM rec INDEXED BY rec_parent
     WHERE tenant = ? AND parent <> '' AND parent IN (SELECT value FROM json_each(?)) AND (tbl, id) > (?, ?)
       AND gone_at = 0 ORDER BY tbl, id LIMIT ?`,
  );
  const followed = database.prepare<unknown[], { parent: string }>(
    "SELECT parent FROM rec WHERE tenant = ? AND parent <> '' AND parent = ? LIMIT 1",
  );
  const left = database.prepare<unknown[], { scope: string; seq: number }>(
    `SELECT scope, seq FROM oplog WHERE tenant = ? AND tbl = ? AND id = ? AND kind = 'leave' AND at >= ?`,
  );
  const stood = database.prepare<unknown[], RecKey & { was: string }>(
    `SELECT tbl AS t, id, was FROM oplog WHERE tenant = ? AND seq > ? AND was IS NOT NULL
       AND id IN (SELECT value FROM json_each(?)) ORDER BY seq`,
  );
  const device = database.prepare<unknown[], Device>(
    `SELECT ${deviceColumns} FROM devices WHERE tenant = ? AND id = ?`,
  );
  const reads = prepareLogReads(database);
  const sql = sqliteSql(database);
  const append = prepareAppend(database);
  const end = prepareEnd(database);
  return (tenant) => ({
    loadState: () => reads.loadState(tenant),
    loadDirectory: () => reads.loadDirectory(tenant),
    async loadDevices(ids) {
      const found = ids.map((id) => device.get(tenant, id)).filter((row) => row !== undefined);
      return new Map(found.map((row) => [row.id, row]));
    },
    loadRecs: async (keys) =>
      new Map(
        keys.flatMap((key) => {
          const row = rec.get(tenant, key.t, key.id);
          return row === undefined ? [] : [[keyText(key), recOf(row)] as const];
        }),
      ),
    async loadFollowers(parents, after, limit) {
      const rows = followers.all(tenant, text(parents), after?.t ?? '', after?.id ?? '', limit);
      return rows.map(({ t, id, ...row }) => ({ key: { t, id }, rec: recOf(row as RecRow) }));
    },
    findFollowed: async (parents) =>
      new Set(parents.filter((parent) => followed.get(tenant, parent) !== undefined)),
    loadLeft: async (keys, sinceMs) =>
      keys.flatMap(({ t, id }) => left.all(tenant, t, id, sinceMs).map((row) => ({ t, id, ...row }))),
    loadStood: async (keys, after) => {
      const lines = stood.all(tenant, after, text(keys.map(({ id }) => id)));
      return stoodOf(
        keys,
        lines.map((line) => ({ ...line, was: JSON.parse(line.was) })),
      );
    },
    async append(part) {
      append(tenant, part);
      await writeBlobRefs(sql, tenant, part.refs, part.at);
    },
    end: async (group) => end(tenant, group),
    sql,
  });
}

function prepareAppend(database: Database): (tenant: string, part: LogPart) => void {
  const putRec = database.prepare(
    `INSERT INTO rec (tenant, tbl, id, data, ver, writers, seq, gone_at, scope, parent)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant, tbl, id) DO UPDATE SET data = excluded.data, ver = excluded.ver,
       writers = excluded.writers, seq = excluded.seq, gone_at = excluded.gone_at, scope = excluded.scope,
       parent = excluded.parent`,
  );
  const addOp = database.prepare(
    `INSERT INTO oplog (tenant, seq, device, cseq, kind, tbl, id, written, at, scope, to_scope, as_asked, was)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (tenant, { at, recs, ops }) => {
    for (const { key, rec } of recs) {
      const { data, ver, writers, seq, goneAt, scope, parent } = rec;
      const values = [text(data), text(ver), text(writers), seq, goneAt, scope, parent];
      putRec.run(tenant, key.t, key.id, ...values);
    }
    for (const { seq, device, cseq, k, t, id, f, scope, toScope, isAsAsked, was } of ops) {
      const values = [text(f), at, scope, toScope, isAsAsked ? 1 : 0, was ? text(was) : null];
      addOp.run(tenant, seq, device, cseq, k, t, id, ...values);
    }
  };
}

function prepareEnd(database: Database): (tenant: string, group: GroupEnd) => void {
  const addAck = database.prepare(
    `INSERT INTO acks (tenant, device, cseq, seq, outcome, reason, tbl, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addConflict = database.prepare(
    `INSERT INTO conflicts (tenant, seq, n, tbl, id, col, base, mine, theirs, winner, mine_user, theirs_user, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setCseq = database.prepare(
    'UPDATE devices SET last_cseq = ?, last_hlc = ? WHERE tenant = ? AND id = ?',
  );
  const addBatch = database.prepare(
    'INSERT INTO batches (tenant, seq_to, batch_id, at, opens) VALUES (?, ?, ?, ?, ?)',
  );
  const addScope = database.prepare(
    'INSERT INTO scopes (tenant, scope) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const setState = database.prepare('UPDATE tenants SET head = ?, scopes_seq = ? WHERE tenant = ?');
  return (tenant, { head, batchId, at, opens, acks, conflicts, lastCseqs, newScopes, scopesSeq }) => {
    for (const { device, cseq, seq, outcome, reason, t, id } of acks)
      addAck.run(tenant, device, cseq, seq, outcome, reason, t, id);
    for (const c of conflicts) {
      const values = [text(c.base), text(c.mine), text(c.theirs)];
      const authors = [c.mineUser, c.theirsUser];
      addConflict.run(tenant, c.seq, c.n, c.t, c.id, c.column, ...values, c.winner, ...authors, c.at);
    }
    for (const { device, lastCseq, lastHlc } of lastCseqs) setCseq.run(lastCseq, lastHlc, tenant, device);
    for (const scope of newScopes) addScope.run(tenant, scope);
    addBatch.run(tenant, head, batchId, at, opens ? 1 : 0);
    setState.run(head, scopesSeq, tenant);
  };
}
