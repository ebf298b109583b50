// Who may speak: devices, the codes that let them in, and what a revoked one leaves behind. Rows and no rule: whether a nonce
// is right is decided here only because it must be decided and written in one statement.
import { hubUserId } from '../auth/rights.ts';
import { deviceColumns, enrolmentColumns } from './columns.ts';
import type { Sql, SqlStore } from './sql.types.ts';
import type { Device, Enrolment, LogWriter } from './store.types.ts';

export type NewDevice = {
  id: string;
  userId: string;
  name: string;
  publicKey: string;
  enrolledAt: number;
  /** The first that no other device has is taken; '' is everybody's. */
  prefixes: readonly string[];
  /** The device whose file was copied or restored. */
  reboundFrom?: string;
};

export type SaidHello = {
  /** What the device had, and what it gets. */
  nonce: string | null;
  next: string;
  /** Whatever it had is right: the hub itself is a copy of yesterday and cannot know. */
  isAnyRight: boolean;
  at: number;
  schema: number;
  lastCseq: number;
  /** Hub's clock minus the device's. */
  clockOffsetMs: number | null;
  /** Which hello of which running program. */
  run: { id: string; count: number } | null;
};

/** One that came back by its certificate. */
export type AdmittedDevice = Omit<NewDevice, 'prefixes' | 'reboundFrom'> & {
  prefix: string;
  admittedAt: number;
  /** Who its user is, where there is no row of him. */
  vouched: { role: string; department: string } | undefined;
};

export type Quarantined = { cseq: number; tx: string; at: number };

export type DeviceRows = {
  findDevice(tenant: string, id: string): Promise<Device | undefined>;
  /** In the order of their coming. */
  listDevices(tenant: string): Promise<Device[]>;
  /** Uses the code and adds the device, both or none. @returns its prefix; undefined when the code was used already */
  enrolDevice(tenant: string, enrolmentId: string, device: NewDevice): Promise<string | undefined>;
  /**
   * Takes the next nonce if the device showed the current one or the one before it. A hello that was answered before, or is
   * late, changes nothing.
   * @returns the nonce that the device is to have; undefined when it showed another
   */
  takeNonce(tenant: string, device: string, said: SaidHello): Promise<string | undefined>;
  /** @param wipe undefined: nothing is deleted there @returns whether there is such a device */
  revokeDevice(tenant: string, id: string, at: number, wipe?: { collect: boolean }): Promise<boolean>;
  /** One that is not known here, before it can come: only its id is kept. @returns whether it was not known */
  revokeUnknown(tenant: string, id: string, at: number, wipe?: { collect: boolean }): Promise<boolean>;
  /** When any of them was heard last; undefined: never. */
  findLastHeard(tenant: string): Promise<number | undefined>;
  addEnrolment(tenant: string, enrolment: Enrolment): Promise<void>;
  /** Counts a try and answers the enrolment as it is with it. */
  tryEnrolment(tenant: string, id: string): Promise<Enrolment | undefined>;
  /** Those that are there already stay as they are. */
  addQuarantine(tenant: string, device: string, txs: readonly Quarantined[]): Promise<void>;
  listQuarantine(tenant: string): Promise<{ device: string; count: number; from: number; to: number }[]>;
  loadQuarantine(tenant: string, device: string): Promise<Quarantined[]>;
};

/** Of whom the hub's own changes are. It speaks to nobody and signs in nowhere. */
export const hubDeviceId = '00000000-0000-7000-8000-000000000000';

const hourMs = 3_600_000;

/** @returns the prefix that was free; undefined when none was */
async function insertDevice(sql: Sql, tenant: string, device: NewDevice): Promise<string | undefined> {
  const { id, userId, name, publicKey, enrolledAt, prefixes, reboundFrom = null } = device;
  for (const prefix of prefixes) {
    const rows = await sql(
      `INSERT INTO devices (tenant, id, user_id, name, public_key, last_cseq, enrolled_at, prefix, rebound_from)
       VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [tenant, id, userId, name, publicKey, enrolledAt, prefix, reboundFrom],
    );
    if (rows.length > 0) return prefix;
  }
  return undefined;
}

/** The hub's own device, under the tenant's lock. */
export async function ensureHubDevice(sql: Sql, tenant: string, at: number): Promise<void> {
  const own = { id: hubDeviceId, userId: hubUserId, name: '', publicKey: '', enrolledAt: at, prefixes: [''] };
  await insertDevice(sql, tenant, own);
}

/**
 * A second device for a user, under the tenant's lock.
 * @returns undefined when he had `limit` of them in an hour, or no prefix was free
 */
export async function addRebound(
  { sql }: LogWriter,
  tenant: string,
  device: NewDevice,
  limit: number,
): Promise<string | undefined> {
  const rows = await sql<{ count: number }>(
    `SELECT count(*) AS count FROM devices
     WHERE tenant = $1 AND user_id = $2 AND enrolled_at > $3 AND rebound_from IS NOT NULL`,
    [tenant, device.userId, device.enrolledAt - hourMs],
  );
  return (rows[0]?.count ?? 0) >= limit ? undefined : insertDevice(sql, tenant, device);
}

/** Under the tenant's lock. Its nonce is that of another past: any is right once. @returns whether its prefix was free */
export async function addAdmitted(
  { sql }: Pick<LogWriter, 'sql'>,
  tenant: string,
  { id, userId, name, publicKey, enrolledAt, prefix, admittedAt, vouched }: AdmittedDevice,
): Promise<boolean> {
  const rows = await sql(
    `INSERT INTO devices (tenant, id, user_id, name, public_key, last_cseq, enrolled_at, prefix, any_nonce,
       admitted_at, vouched_role, vouched_department)
     VALUES ($1, $2, $3, $4, $5, 0, $6, $7, 1, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...[tenant, id, userId, name, publicKey, enrolledAt, prefix, admittedAt],
      ...[vouched?.role ?? null, vouched?.department ?? null],
    ],
  );
  return rows.length > 0;
}

/** One that was thrown out before it was known says who it is. */
export const nameRevoked = (
  { sql }: Pick<LogWriter, 'sql'>,
  tenant: string,
  { id, userId, name, publicKey, enrolledAt }: Omit<NewDevice, 'prefixes'>,
): Promise<unknown> =>
  sql(
    `UPDATE devices SET user_id = $3, name = $4, public_key = $5, enrolled_at = $6
     WHERE tenant = $1 AND id = $2 AND public_key = '' AND revoked_at IS NOT NULL`,
    [tenant, id, userId, name, publicKey, enrolledAt],
  );

/** Of a device that was thrown out before it was known: nobody has this id. */
const nobody = '?';

/** `$9`, `$10`: the program's hello. */
const isRepeat = 'COALESCE(hello_run = $9 AND hello_count >= $10, FALSE)';

export function deviceRows({ query, transact }: SqlStore): DeviceRows {
  const write: Sql = (text, values) => transact((sql) => sql(text, values));
  return {
    async findDevice(tenant, id) {
      const text = `SELECT ${deviceColumns} FROM devices WHERE tenant = $1 AND id = $2`;
      return (await query<Device>(text, [tenant, id]))[0];
    },
    listDevices: (tenant) =>
      query<Device>(
        `SELECT ${deviceColumns} FROM devices WHERE tenant = $1 AND id <> $2 ORDER BY enrolled_at, id`,
        [tenant, hubDeviceId],
      ),
    enrolDevice: (tenant, enrolmentId, device) =>
      transact(async (sql) => {
        const used = await sql(
          `UPDATE enrolments SET used_at = $3 WHERE tenant = $1 AND id = $2 AND used_at IS NULL RETURNING id`,
          [tenant, enrolmentId, device.enrolledAt],
        );
        return used.length === 0 ? undefined : insertDevice(sql, tenant, device);
      }),
    takeNonce: (tenant, id, said) => transact((sql) => takeNonce(sql, tenant, id, said)),
    async revokeDevice(tenant, id, at, wipe) {
      const rows = await write(
        `UPDATE devices SET revoked_at = COALESCE(revoked_at, $3), wipe_at = COALESCE($4, wipe_at),
           wipe_collect = CASE WHEN $4 IS NULL THEN wipe_collect ELSE $5 END
         WHERE tenant = $1 AND id = $2 AND id <> $6 RETURNING id`,
        [tenant, id, at, wipe === undefined ? null : at, wipe?.collect ? 1 : 0, hubDeviceId],
      );
      return rows.length > 0;
    },
    async revokeUnknown(tenant, id, at, wipe) {
      const rows = await write(
        `INSERT INTO devices (tenant, id, user_id, name, public_key, last_cseq, enrolled_at, prefix, revoked_at,
           wipe_at, wipe_collect)
         VALUES ($1, $2, '${nobody}', '', '', 0, $3, '', $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`,
        [tenant, id, at, wipe === undefined ? null : at, wipe?.collect ? 1 : 0],
      );
      return rows.length > 0;
    },
    async findLastHeard(tenant) {
      const rows = await query<{ at: number | null }>(
        'SELECT max(COALESCE(seen_at, enrolled_at)) AS at FROM devices WHERE tenant = $1 AND id <> $2',
        [tenant, hubDeviceId],
      );
      return rows[0]?.at ?? undefined;
    },
    async addEnrolment(tenant, { id, userId, secretHash, expiresAt, tries, usedAt }) {
      await write(
        `INSERT INTO enrolments (tenant, id, user_id, secret_hash, expires_at, tries, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [tenant, id, userId, secretHash, expiresAt, tries, usedAt],
      );
    },
    async tryEnrolment(tenant, id) {
      const text = `UPDATE enrolments SET tries = tries + 1 WHERE tenant = $1 AND id = $2 RETURNING ${enrolmentColumns}`;
      return (await write<Enrolment>(text, [tenant, id]))[0];
    },
    ...quarantineRows({ query, transact }),
  };
}

async function takeNonce(sql: Sql, tenant: string, id: string, said: SaidHello): Promise<string | undefined> {
  const { nonce, next, at, schema, clockOffsetMs, lastCseq, run, isAnyRight } = said;
  const isRight = isAnyRight
    ? ''
    : `AND (any_nonce = 1 OR nonce IS NOT DISTINCT FROM $3 OR previous_nonce IS NOT DISTINCT FROM $3)`;
  const hello = [run?.id ?? null, run?.count ?? 0];
  const rows = await sql<{ nonce: string }>(
    `UPDATE devices SET previous_nonce = $3, nonce = $4, any_nonce = 0, seen_at = $5, schema = $6,
       clock_offset_ms = $7, said_cseq = $8, hello_run = $9, hello_count = $10
     WHERE tenant = $1 AND id = $2 AND revoked_at IS NULL AND NOT ${isRepeat} ${isRight} RETURNING nonce`,
    [tenant, id, nonce, next, at, schema, clockOffsetMs, lastCseq, ...hello],
  );
  if (rows[0] !== undefined) return rows[0].nonce;
  const repeated = await sql<{ nonce: string }>(
    `SELECT nonce FROM devices
     WHERE tenant = $1 AND id = $2 AND revoked_at IS NULL AND hello_run = $3 AND hello_count >= $4`,
    [tenant, id, ...hello],
  );
  return repeated[0]?.nonce;
}

type QuarantineRows = Pick<DeviceRows, 'addQuarantine' | 'listQuarantine' | 'loadQuarantine'>;

function quarantineRows({ query, transact }: SqlStore): QuarantineRows {
  return {
    addQuarantine: (tenant, device, txs) =>
      transact(async (sql) => {
        for (const { cseq, tx, at } of txs)
          await sql(
            `INSERT INTO quarantine (tenant, device, cseq, tx, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT DO NOTHING`,
            [tenant, device, cseq, tx, at],
          );
      }),
    listQuarantine: (tenant) =>
      query(
        `SELECT device, count(*) AS count, min(at) AS "from", max(at) AS "to" FROM quarantine
         WHERE tenant = $1 GROUP BY device ORDER BY device`,
        [tenant],
      ),
    loadQuarantine: (tenant, device) =>
      query('SELECT cseq, tx, at FROM quarantine WHERE tenant = $1 AND device = $2 ORDER BY cseq', [
        ...[tenant, device],
      ]),
  };
}
