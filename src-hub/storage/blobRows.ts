// Which files the hub keeps, and since when nobody needs them. Where their bytes lie is the blob store's business.
// A file is `storing` until it lies there whole, `stored`, or `going` while it is being removed: a device that comes with the
// same bytes just then must come again, or its file would be taken away under its row.
import type { RefChange } from '../commit/blobRefs.ts';
import type { Sql, SqlStore } from './sql.types.ts';

export type BlobState = 'storing' | 'stored' | 'going';
export type BlobRow = { hash: string; sizeBytes: number; state: BlobState };

export type BlobRows = {
  /** Claims a place for a file. @returns what it is from now on: `stored` means it was there already */
  claimBlob(tenant: string, blob: { hash: string; sizeBytes: number; at: number }): Promise<BlobState>;
  markStored(tenant: string, hash: string, at: number): Promise<void>;
  /** A file that is there whole; it counts as needed from now on. */
  touchBlob(tenant: string, hash: string, at: number): Promise<BlobRow | undefined>;
  findBlob(tenant: string, hash: string): Promise<BlobRow | undefined>;
  /** Those that nobody has needed for `keptMs`, or whose removal or storing was cut short; marked as going. */
  takeUnneeded(tenant: string, asked: { at: number; keptMs: number; limit: number }): Promise<string[]>;
  dropBlob(tenant: string, hash: string): Promise<void>;
  /** Whether a row that refers to a file is in one of these scopes. Ends with the first: thousands may refer to one file. */
  isBlobIn(tenant: string, hash: string, scopes: readonly string[]): Promise<boolean>;
};

/** How far behind a file's last need may be noted: not every row of files is written at every look. */
const refreshMs = 24 * 3_600_000;

const columns = 'hash, size_bytes AS "sizeBytes", state';

/** Inside a group commit. A file that somebody refers to is needed: its removal, if it is due, must wait. */
export async function writeBlobRefs(
  sql: Sql,
  tenant: string,
  refs: readonly RefChange[],
  at: number,
): Promise<void> {
  for (const { t, id, hashes, isNew } of refs) {
    if (!isNew)
      await sql('DELETE FROM blob_refs WHERE tenant = $1 AND tbl = $2 AND id = $3', [tenant, t, id]);
    for (const hash of hashes) {
      await sql(
        'INSERT INTO blob_refs (tenant, tbl, id, hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [tenant, t, id, hash],
      );
      await sql('UPDATE blobs SET needed_at = $3 WHERE tenant = $1 AND hash = $2 AND needed_at < $3', [
        ...[tenant, hash, at],
      ]);
    }
  }
}

export function blobRows({ query, transact }: SqlStore): BlobRows {
  const write: SqlStore['query'] = (text, values) => transact((sql) => sql(text, values));
  return {
    async claimBlob(tenant, { hash, sizeBytes, at }) {
      const rows = await write<BlobRow>(
        `INSERT INTO blobs (tenant, hash, size_bytes, state, needed_at) VALUES ($1, $2, $3, 'storing', $4)
         ON CONFLICT (tenant, hash) DO UPDATE SET needed_at = excluded.needed_at RETURNING ${columns}`,
        [tenant, hash, sizeBytes, at],
      );
      return rows[0]?.state ?? 'storing';
    },
    async markStored(tenant, hash, at) {
      await write(
        `UPDATE blobs SET state = 'stored', needed_at = $3 WHERE tenant = $1 AND hash = $2 AND state = 'storing'`,
        [tenant, hash, at],
      );
    },
    async touchBlob(tenant, hash, at) {
      const rows = await write<BlobRow>(
        `UPDATE blobs SET needed_at = $3 WHERE tenant = $1 AND hash = $2 AND state = 'stored' RETURNING ${columns}`,
        [tenant, hash, at],
      );
      return rows[0];
    },
    async findBlob(tenant, hash) {
      const text = `SELECT ${columns} FROM blobs WHERE tenant = $1 AND hash = $2`;
      return (await query<BlobRow>(text, [tenant, hash]))[0];
    },
    takeUnneeded: (tenant, { at, keptMs, limit }) =>
      transact(async (sql) => {
        await sql(
          `UPDATE blobs SET needed_at = $2 WHERE tenant = $1 AND needed_at < $3
             AND EXISTS (SELECT 1 FROM blob_refs r WHERE r.tenant = blobs.tenant AND r.hash = blobs.hash)`,
          [tenant, at, at - refreshMs],
        );
        // Who claims, touches or refers to a file makes it needed: what happens between these two is seen by the second.
        const rows = await sql<{ hash: string }>(
          `UPDATE blobs SET state = 'going' WHERE tenant = $1 AND hash IN (
             SELECT hash FROM blobs WHERE tenant = $1 AND (needed_at < $2 OR state = 'going') ORDER BY hash LIMIT $3)
             AND (needed_at < $2 OR state = 'going')
           RETURNING hash`,
          [tenant, at - keptMs, limit],
        );
        return rows.map(({ hash }) => hash);
      }),
    async isBlobIn(tenant, hash, scopes) {
      if (scopes.length === 0) return false;
      const places = scopes.map((_, at) => `$${at + 3}`).join(', ');
      const rows = await query(
        `SELECT 1 AS one FROM blob_refs r
         CROSS JOIN rec WHERE r.tenant = $1 AND r.hash = $2 AND rec.tenant = r.tenant AND rec.tbl = r.tbl
           AND rec.id = r.id AND rec.gone_at = 0 AND rec.scope IN (${places}) LIMIT 1`,
        [tenant, hash, ...scopes],
      );
      return rows.length > 0;
    },
    async dropBlob(tenant, hash) {
      await write(`DELETE FROM blobs WHERE tenant = $1 AND hash = $2 AND state = 'going'`, [tenant, hash]);
    },
  };
}
