// The statements of the SQLite store about its log and its rows, as devices read them: what a reader may not have is
// left out here. Opens no transaction.
import type { Database } from 'better-sqlite3';
import type { LoggedConflict, LoggedOp } from '#shared/sync/logProtocol.ts';
import { conflictColumns, opColumns, stateColumns, userColumns, vouchedColumns } from './columns.ts';
import { directoryOf, type UserRow, type VouchedRow } from './directoryRows.ts';
import type { LogState, Store } from './store.types.ts';

type Reads = Pick<
  Store,
  'loadState' | 'loadDirectory' | 'loadOps' | 'loadConflicts' | 'loadScope' | 'loadTable'
>;

const opOf = (row: LoggedOp): LoggedOp => ({ ...row, f: JSON.parse(row.f as unknown as string) });

function conflictOf(row: LoggedConflict): LoggedConflict {
  const [base, mine, theirs] = [row.base, row.mine, row.theirs].map((value) => JSON.parse(value as string));
  return { ...row, base, mine, theirs };
}

const text = JSON.stringify;
const among = (column: string, list: string): string => `${column} IN (SELECT value FROM json_each(${list}))`;
/** Up to so many scopes their rows are looked up by scope; beyond, the table is read along. */
const fewScopes = 8;

export function prepareLogReads(database: Database): Reads {
  const state = database.prepare<[string], LogState>(`SELECT ${stateColumns} FROM tenants WHERE tenant = ?`);
  const users = database.prepare<[string], UserRow>(
    `SELECT ${userColumns} FROM rec WHERE tenant = ? AND tbl = 'users'`,
  );
  const scopes = database.prepare<[string], { scope: string }>('SELECT scope FROM scopes WHERE tenant = ?');
  const vouched = database.prepare<[string], VouchedRow>(
    `SELECT ${vouchedColumns} FROM devices WHERE tenant = ? AND vouched_role IS NOT NULL ORDER BY id`,
  );
  const ops = database.prepare<unknown[], LoggedOp>(
    `SELECT ${opColumns('@device', "'{}'")} FROM oplog INDEXED BY oplog_scope
     WHERE tenant = @tenant AND seq > @after AND seq <= @upTo AND ${among('scope', '@held')}
       AND CASE kind WHEN 'leave' THEN NOT ${among('to_scope', '@held')} WHEN 'none' THEN 1 WHEN 'del' THEN 1
         ELSE (SELECT ${among('rec.scope', '@seen')} FROM rec
           WHERE rec.tenant = @tenant AND rec.tbl = oplog.tbl AND rec.id = oplog.id) END
     ORDER BY seq LIMIT @limit`,
  );
  const isSeen = `EXISTS (SELECT 1 FROM rec WHERE rec.tenant = @tenant AND rec.tbl = conflicts.tbl
    AND rec.id = conflicts.id AND ${among('rec.scope', '@seen')})`;
  const conflicts = database.prepare<unknown[], LoggedConflict>(
    `SELECT ${conflictColumns('@user', isSeen, "'null'")} FROM conflicts
     WHERE tenant = @tenant AND seq > @after AND seq <= @upTo AND @user IN (mine_user, theirs_user) ORDER BY seq, n
     LIMIT @limit`,
  );
  const scope = database.prepare<unknown[], { id: string; seq: number; json: string }>(
    `SELECT id, seq, data AS json FROM rec INDEXED BY rec_scope
     WHERE tenant = ? AND scope = ? AND tbl = ? AND gone_at = 0 AND id > ? ORDER BY id LIMIT ?`,
  );
  const ofTable = 'tenant = @tenant AND tbl = @t AND gone_at = 0 AND id > @after';
  const table = (isBy: string) =>
    database.prepare<unknown[], { id: string; seq: number; data: string }>(
      `SELECT id, seq, data FROM rec ${isBy} ORDER BY id LIMIT @limit`,
    );
  const byScope = table(`INDEXED BY rec_scope WHERE ${ofTable} AND ${among('scope', '@scopes')}`);
  const byId = table(`WHERE ${ofTable} AND ${among('+scope', '@scopes')}`);
  return {
    loadState: async (tenant) => state.get(tenant) ?? { head: 0, scopesSeq: 0, keptAfter: 0 },
    loadDirectory: async (tenant) => directoryOf(users.all(tenant), scopes.all(tenant), vouched.all(tenant)),
    loadOps: async (tenant, { after, upTo, limit }, { device, held, seen }) =>
      ops.all({ tenant, after, upTo, limit, device, held: text(held), seen: text(seen) }).map(opOf),
    loadConflicts: async (tenant, { user, seen }, after, upTo, limit = -1) =>
      conflicts.all({ tenant, after, upTo, user, seen: text(seen), limit }).map(conflictOf),
    loadScope: async (tenant, { scope: name, t, after }, limit) => scope.all(tenant, name, t, after, limit),
    async loadTable(tenant, { scopes: names, t, after }, limit) {
      const rows = names.length > fewScopes ? byId : byScope;
      const found = rows.all({ tenant, t, after, scopes: text(names), limit });
      return found.map(({ id, seq, data }) => ({ id, seq, data: JSON.parse(data) }));
    },
  };
}
