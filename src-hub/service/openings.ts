// Where the log may have been cut: a copy of yesterday ends between two stretches that one process wrote (storage/runs.ts),
// so up to the end of a stretch whose beginning both know, the hub's log and a device's past are the same.
import { type Mark, openingsAtMost } from '#shared/sync/logProtocol.ts';
import type { Store } from '../storage/store.types.ts';

type Parts = { store: Pick<Store, 'sql'>; tenant: string };

/** Group commits that open a stretch, newest first. */
export async function loadOpenings(
  { store, tenant }: Parts,
  after: number,
  upTo: number,
): Promise<Mark[] | undefined> {
  const rows = await store.sql.query<Mark>(
    `SELECT seq_to AS seq, batch_id AS batch FROM batches
     WHERE tenant = $1 AND opens = 1 AND seq_to > $2 AND seq_to <= $3 ORDER BY seq_to DESC LIMIT ${openingsAtMost}`,
    [tenant, after, upTo],
  );
  return rows.length === 0 ? undefined : rows;
}

/** The last group commit of the stretch in which `seq` is written, and not beyond `upTo`. */
export async function findStretchEnd(
  { store, tenant }: Parts,
  seq: number,
  upTo: number,
): Promise<Mark | undefined> {
  const rows = await store.sql.query<Mark>(
    `SELECT seq_to AS seq, batch_id AS batch FROM batches
     WHERE tenant = $1 AND seq_to >= $2 AND seq_to <= $3 AND seq_to < coalesce(
       (SELECT min(seq_to) FROM batches WHERE tenant = $1 AND opens = 1 AND seq_to > $2), $3 + 1)
     ORDER BY seq_to DESC LIMIT 1`,
    [tenant, seq, upTo],
  );
  return rows[0];
}
