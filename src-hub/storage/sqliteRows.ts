// The statements of the SQLite store: rows of tables to the hub's types and back. Opens no transaction.
import type { Database } from 'better-sqlite3';
import { ackColumns } from './columns.ts';
import { prepareLogReads } from './sqliteLog.ts';
import type { AckRow, Store } from './store.types.ts';

type RowReads = Pick<Store, 'loadHead' | 'loadAcks' | 'findBatch'>;

export const prepareReads = (database: Database) => ({
  ...prepareRowReads(database),
  ...prepareLogReads(database),
});

function prepareRowReads(database: Database): RowReads {
  const head = database.prepare<[string], { head: number }>('SELECT head FROM tenants WHERE tenant = ?');
  const acks = database.prepare<unknown[], AckRow>(
    `SELECT ${ackColumns} FROM acks WHERE tenant = ? AND device = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
  );
  const batch = database.prepare<unknown[], { batch_id: string }>(
    'SELECT batch_id FROM batches WHERE tenant = ? AND seq_to >= ? ORDER BY seq_to LIMIT 1',
  );
  return {
    loadHead: async (tenant) => head.get(tenant)?.head ?? 0,
    loadAcks: async (tenant, id, after, upTo, limit = -1) => acks.all(tenant, id, after, upTo, limit),
    findBatch: async (tenant, seq) => batch.get(tenant, seq)?.batch_id,
  };
}
