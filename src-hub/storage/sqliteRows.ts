// The statements of the SQLite store: rows of tables to the hub's types and back. Opens no transaction.
import type { Database } from 'better-sqlite3';
import { ackColumns, deviceColumns, enrolmentColumns } from './columns.ts';
import { prepareLogReads } from './sqliteLog.ts';
import { prepareLogWriter } from './sqliteLogWriter.ts';
import { preparePrune } from './sqlitePrune.ts';
import type { AckRow, Device, Enrolment, Store, Tenant } from './store.types.ts';

type Reads = ReturnType<typeof prepareReads>;

type RowReads = Pick<Store, 'loadHead' | 'loadAcks' | 'findBatch' | 'findDevice' | 'listDevices'>;

export const prepareReads = (database: Database) => ({
  ...prepareRowReads(database),
  ...prepareLogReads(database),
});

function prepareRowReads(database: Database): RowReads {
  const head = database.prepare<[string], { head: number }>('SELECT head FROM tenants WHERE tenant = ?');
  const acks = database.prepare<unknown[], AckRow>(
    `SELECT ${ackColumns} FROM acks WHERE tenant = ? AND device = ? AND seq > ? AND seq <= ? ORDER BY seq`,
  );
  const batch = database.prepare<unknown[], { batch_id: string }>(
    'SELECT batch_id FROM batches WHERE tenant = ? AND seq_to >= ? ORDER BY seq_to LIMIT 1',
  );
  const device = database.prepare<unknown[], Device>(
    `SELECT ${deviceColumns} FROM devices WHERE tenant = ? AND id = ?`,
  );
  const devices = database.prepare<unknown[], Device>(
    `SELECT ${deviceColumns} FROM devices WHERE tenant = ? ORDER BY enrolled_at, id`,
  );
  return {
    loadHead: async (tenant) => head.get(tenant)?.head ?? 0,
    loadAcks: async (tenant, id, after, upTo) => acks.all(tenant, id, after, upTo),
    findBatch: async (tenant, seq) => batch.get(tenant, seq)?.batch_id,
    findDevice: async (tenant, id) => device.get(tenant, id),
    listDevices: async (tenant) => devices.all(tenant),
  };
}

export function prepareWrites(database: Database) {
  const reads: Reads = prepareReads(database);
  const makeTenant = database.prepare(
    'INSERT INTO tenants (tenant, epoch, head, secret) VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING',
  );
  const tenantRow = database.prepare<[string], Tenant>(
    'SELECT epoch, head, secret FROM tenants WHERE tenant = ?',
  );
  const revoke = database.prepare(
    'UPDATE devices SET revoked_at = COALESCE(revoked_at, ?) WHERE tenant = ? AND id = ?',
  );
  const setNonce = database.prepare('UPDATE devices SET nonce = ? WHERE tenant = ? AND id = ?');
  const addEnrolment = database.prepare(
    `INSERT INTO enrolments (tenant, id, user_id, secret_hash, expires_at, tries, used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const tryEnrolment = database.prepare<unknown[], Enrolment>(
    `UPDATE enrolments SET tries = tries + 1 WHERE tenant = ? AND id = ? RETURNING ${enrolmentColumns}`,
  );
  const useEnrolment = database.prepare(
    'UPDATE enrolments SET used_at = ? WHERE tenant = ? AND id = ? AND used_at IS NULL',
  );
  const addDevice = database.prepare(
    `INSERT INTO devices (tenant, id, user_id, name, public_key, last_cseq, enrolled_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const makeLogWriter = prepareLogWriter(database, reads);
  return {
    openTenant(tenant: string, { epoch, secret }: { epoch: string; secret: string }): Tenant {
      makeTenant.run(tenant, epoch, secret);
      return tenantRow.get(tenant) as Tenant;
    },
    setNonce(tenant: string, id: string, nonce: string): void {
      setNonce.run(nonce, tenant, id);
    },
    revokeDevice: (tenant: string, id: string, at: number): boolean => revoke.run(at, tenant, id).changes > 0,
    addEnrolment(tenant: string, { id, userId, secretHash, expiresAt, tries, usedAt }: Enrolment): void {
      addEnrolment.run(tenant, id, userId, secretHash, expiresAt, tries, usedAt);
    },
    tryEnrolment: (tenant: string, id: string): Enrolment | undefined => tryEnrolment.get(tenant, id),
    enrolDevice(tenant: string, enrolmentId: string, device: Device): boolean {
      if (useEnrolment.run(device.enrolledAt, tenant, enrolmentId).changes === 0) return false;
      const { id, userId, name, publicKey, lastCseq, enrolledAt, revokedAt } = device;
      addDevice.run(tenant, id, userId, name, publicKey, lastCseq, enrolledAt, revokedAt);
      return true;
    },
    logWriter: makeLogWriter,
    pruneStep: preparePrune(database),
  };
}
