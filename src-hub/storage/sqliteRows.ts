// The statements of the SQLite store: rows of tables to the hub's types and back. Opens no transaction.
import type { Database } from 'better-sqlite3';
import type { LoggedOp } from '#shared/sync/protocol.ts';
import { writeBlobRefs } from './blobRows.ts';
import { ackColumns, conflictColumns, deviceColumns, opColumns } from './columns.ts';
import { sqliteSql } from './sqliteSql.ts';
import type { AckRow, ConflictRow, Device, Group, LogWriter, RecKey, Store } from './store.types.ts';
import { keyText } from './store.types.ts';

type Reads = Pick<Store, 'loadHead' | 'loadOps' | 'loadAcks' | 'loadConflicts' | 'findBatch'>;

const opOf = (row: LoggedOp): LoggedOp => ({ ...row, f: JSON.parse(row.f as unknown as string) });

function conflictOf(row: ConflictRow): ConflictRow {
  const [base, mine, theirs] = [row.base, row.mine, row.theirs].map((value) => JSON.parse(value as string));
  return { ...row, base, mine, theirs };
}

export function prepareReads(database: Database): Reads {
  const head = database.prepare<[string], { head: number }>('SELECT head FROM tenants WHERE tenant = ?');
  const ops = database.prepare<unknown[], LoggedOp>(
    `SELECT ${opColumns} FROM oplog WHERE tenant = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const acks = database.prepare<unknown[], AckRow>(
    `SELECT ${ackColumns} FROM acks WHERE tenant = ? AND device = ? AND seq > ? AND seq <= ? ORDER BY seq`,
  );
  const conflicts = database.prepare<unknown[], ConflictRow>(
    `SELECT ${conflictColumns} FROM conflicts
     WHERE tenant = ? AND seq > ? AND seq <= ? AND ? IN (mine_user, theirs_user) ORDER BY seq, n`,
  );
  const batch = database.prepare<unknown[], { batch_id: string }>(
    'SELECT batch_id FROM batches WHERE tenant = ? AND seq_to >= ? ORDER BY seq_to LIMIT 1',
  );
  return {
    loadHead: async (tenant) => head.get(tenant)?.head ?? 0,
    loadOps: async (tenant, after, limit) => ops.all(tenant, after, limit).map(opOf),
    loadAcks: async (tenant, id, after, upTo) => acks.all(tenant, id, after, upTo),
    loadConflicts: async (tenant, user, after, upTo) =>
      conflicts.all(tenant, after, upTo, user).map(conflictOf),
    findBatch: async (tenant, seq) => batch.get(tenant, seq)?.batch_id,
  };
}

type RecRow = { data: string; ver: string; writers: string; seq: number; goneAt: number };

export function prepareLogWriter(database: Database): (tenant: string) => LogWriter {
  const rec = database.prepare<unknown[], RecRow>(
    'SELECT data, ver, writers, seq, gone_at AS goneAt FROM rec WHERE tenant = ? AND tbl = ? AND id = ?',
  );
  const device = database.prepare<unknown[], Device>(
    `SELECT ${deviceColumns} FROM devices WHERE tenant = ? AND id = ?`,
  );
  const reads = prepareReads(database);
  const append = prepareAppend(database);
  const sql = sqliteSql(database);
  return (tenant) => ({
    loadHead: () => reads.loadHead(tenant),
    async loadDevices(ids) {
      const found = ids.map((id) => device.get(tenant, id)).filter((row) => row !== undefined);
      return new Map(found.map((row) => [row.id, row]));
    },
    async loadRecs(keys: readonly RecKey[]) {
      return new Map(
        keys.flatMap((key) => {
          const row = rec.get(tenant, key.t, key.id);
          if (row === undefined) return [];
          const { data, ver, writers, seq, goneAt } = row;
          const parsed = { data: JSON.parse(data), ver: JSON.parse(ver), writers: JSON.parse(writers) };
          return [[keyText(key), { ...parsed, seq, goneAt }] as const];
        }),
      );
    },
    async append(group) {
      append(tenant, group);
      await writeBlobRefs(sql, tenant, group.refs, group.at);
    },
    sql,
  });
}

function prepareAppend(database: Database): (tenant: string, group: Group) => void {
  const putRec = database.prepare(
    `INSERT INTO rec (tenant, tbl, id, data, ver, writers, seq, gone_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (tenant, tbl, id) DO UPDATE SET data = excluded.data, ver = excluded.ver,
       writers = excluded.writers, seq = excluded.seq, gone_at = excluded.gone_at`,
  );
  const addOp = database.prepare(
    `INSERT INTO oplog (tenant, seq, device, cseq, kind, tbl, id, written, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
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
  const addBatch = database.prepare('INSERT INTO batches (tenant, seq_to, batch_id, at) VALUES (?, ?, ?, ?)');
  const setHead = database.prepare('UPDATE tenants SET head = ? WHERE tenant = ?');
  const text = JSON.stringify;
  return (tenant, { head, batchId, at, recs, ops, acks, conflicts, lastCseqs }) => {
    for (const { key, rec } of recs) {
      const { data, ver, writers, seq, goneAt } = rec;
      putRec.run(tenant, key.t, key.id, text(data), text(ver), text(writers), seq, goneAt);
    }
    for (const { seq, device, cseq, k, t, id, f } of ops)
      addOp.run(tenant, seq, device, cseq, k, t, id, text(f), at);
    for (const { device, cseq, seq, outcome, reason, t, id } of acks)
      addAck.run(tenant, device, cseq, seq, outcome, reason, t, id);
    for (const c of conflicts) {
      const values = [text(c.base), text(c.mine), text(c.theirs)];
      const authors = [c.mineUser, c.theirsUser];
      addConflict.run(tenant, c.seq, c.n, c.t, c.id, c.column, ...values, c.winner, ...authors, c.at);
    }
    for (const { device, lastCseq, lastHlc } of lastCseqs) setCseq.run(lastCseq, lastHlc, tenant, device);
    addBatch.run(tenant, head, batchId, at);
    setHead.run(head, tenant);
  };
}
