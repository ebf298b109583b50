// The store that grows: PostgreSQL 15 or newer. Several processes of the hub may write: whoever holds the tenant's
// advisory lock numbers the log. Knows SQL and nothing of merging.
import pg from 'pg';
import { AppError } from '#shared/contract/errors.ts';
import { blobRows } from './blobRows.ts';
import { ackColumns } from './columns.ts';
import { deviceRows } from './deviceRows.ts';
import { loadMigrations, pendingMigrations } from './migrationFiles.ts';
import { bellChannel, openBell } from './postgresBell.ts';
import { logReadsOf, type Query } from './postgresLog.ts';
import { makeLogWriter } from './postgresLogWriter.ts';
import { prune } from './postgresPrune.ts';
import { createRuns } from './runs.ts';
import type { SqlStore } from './sql.types.ts';
import type { Store } from './store.types.ts';
import { tenantRows } from './tenantRows.ts';

const int8 = 20;

/** Numbers of the log stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as never,
};

const gone = (cause: unknown): AppError => new AppError('unavailable', 'hub_store', undefined, { cause });

/** What PostgreSQL refused stays as it is; that it is not there, or going away (57, 08, 53), is said. */
function asAppError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return gone(error);
  if (error.code === '53100') return new AppError('disk_full', 'hub_store', undefined, { cause: error });
  return /^(57|08|53)/.test(error.code ?? '') ? gone(error) : error;
}

type Run<T> = (client: pg.PoolClient) => Promise<T>;

async function inTransaction<T>(pool: pg.Pool, run: Run<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw asAppError(error);
  });
  let broken: unknown;
  try {
    await client.query('BEGIN');
    const result = await run(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: unknown) => {
      broken = failure;
    });
    throw broken === undefined ? error : gone(error);
  } finally {
    // A connection that cannot even roll back is not used again.
    client.release(broken !== undefined);
  }
}

/** The tenant's lock until the end of the transaction; two tenants of one hash only wait for each other. */
const lock = (client: pg.PoolClient, name: string) =>
  client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`yolda hub ${name}`]);

async function migrate(pool: pg.Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    await lock(client, 'migrations');
    await client.query(
      'CREATE TABLE IF NOT EXISTS migrations (n integer NOT NULL PRIMARY KEY, name text NOT NULL, hash text NOT NULL)',
    );
    const { rows } = await client.query('SELECT n, hash FROM migrations ORDER BY n');
    for (const { n, name, sql, hash } of pendingMigrations(loadMigrations('postgres'), rows)) {
      await client.query(sql);
      await client.query('INSERT INTO migrations (n, name, hash) VALUES ($1, $2, $3)', [n, name, hash]);
    }
  });
}

/**
 * @param url `postgres://…`
 * @param onTrouble told of connections that broke while nobody used them
 * @throws AppError unavailable/hub_store when nobody answers there
 */
export async function openPostgresStore(url: string, onTrouble: (error: Error) => void): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10, types, connectionTimeoutMillis: 10_000 });
  pool.on('error', onTrouble);
  // A connection may break in the hands of a transaction, between two statements: nobody else listens then.
  pool.on('connect', (client) => client.on('error', onTrouble));
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof AppError ? error : gone(error);
  }
  const query = queryOf(pool);
  const sqlStore: SqlStore = {
    query: (text, values) => rowsOf(query(text, [...values])),
    transact: (run) =>
      inTransaction(pool, (client) => run((text, values) => rowsOf(client.query(text, [...values])))),
  };
  const bell = openBell(url, onTrouble);
  const inRun = createRuns('postgres');
  return {
    kind: 'postgres',
    ...readsOf(query),
    ...logReadsOf(query),
    prune: (tenant, beforeMs) => prune(query, tenant, beforeMs),
    ...tenantRows(sqlStore),
    ...deviceRows(sqlStore),
    ...blobRows(sqlStore),
    sql: sqlStore,
    writeLog: (tenant, run) =>
      inTransaction(pool, async (client) => {
        await lock(client, `log ${tenant}`);
        return run(inRun(tenant, makeLogWriter(client, tenant)));
      }),
    listen: bell.listen,
    announce: bell.announce,
    async announceRevoked(tenant, device) {
      await query('SELECT pg_notify($1, $2)', [bellChannel, JSON.stringify({ tenant, revoked: device })]);
    },
    async close() {
      await bell.close();
      await pool.end();
    },
  };
}

type Reads = 'loadHead' | 'loadAcks' | 'findBatch';

const rowsOf = async <T>(done: Promise<{ rows: unknown[] }>): Promise<T[]> => (await done).rows as T[];

const queryOf =
  (pool: pg.Pool): Query =>
  (text, values) =>
    pool.query(text, values).catch((error: unknown) => {
      throw asAppError(error);
    });

function readsOf(query: Query): Pick<Store, Reads> {
  const all = async <T extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<T[]> =>
    (await query<T>(text, values)).rows;
  const range = 'tenant = $1 AND seq > $2 AND seq <= $3';
  return {
    async loadHead(tenant) {
      const rows = await all<{ head: number }>('SELECT head FROM tenants WHERE tenant = $1', [tenant]);
      return rows[0]?.head ?? 0;
    },
    loadAcks: (tenant, device, after, upTo, limit) =>
      all(`SELECT ${ackColumns} FROM acks WHERE ${range} AND device = $4 ORDER BY seq LIMIT $5`, [
        ...[tenant, after, upTo, device, limit ?? null],
      ]),
    async findBatch(tenant, seq) {
      const rows = await all<{ batch_id: string }>(
        'SELECT batch_id FROM batches WHERE tenant = $1 AND seq_to >= $2 ORDER BY seq_to LIMIT 1',
        [tenant, seq],
      );
      return rows[0]?.batch_id;
    },
  };
}
