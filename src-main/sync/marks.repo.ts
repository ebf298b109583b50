// Names of group commits that were seen: all of the newest, ever fewer of the old ones, and of old ones those that open a
// stretch of the hub's log. A hub that came back from yesterday is met at the newest that it knows too.
import type { Mark } from '#shared/sync/logProtocol.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import type { SyncState } from './syncState.repo.ts';

const keptWhole = 64;
const openingsKept = 200;

/** Where we stand in the hub's past. */
export const newestMark = ({ batchSeq, batch }: Pick<SyncState, 'batchSeq' | 'batch'>): Mark | null =>
  batch === null ? null : { seq: batchSeq, batch };

export function addMark(tx: WriteContext, { seq, batch }: Mark): void {
  tx.sql.run(
    'INSERT INTO sync_marks(seq, batch) VALUES (?, ?) ON CONFLICT DO UPDATE SET batch = excluded.batch',
    [seq, batch],
  );
}

/** They open a stretch of the hub's log. */
export function addOpenings(tx: WriteContext, openings: readonly Mark[]): void {
  for (const { seq, batch } of openings) {
    tx.sql.run(
      `INSERT INTO sync_marks(seq, batch, opens) VALUES (?, ?, 1)
       ON CONFLICT DO UPDATE SET batch = excluded.batch, opens = 1`,
      [seq, batch],
    );
  }
}

/** Newest first, that of a page which is not whole yet as well; half of them may be openings. */
export function listMarks(sql: ReadSql, state: Pick<SyncState, 'batchSeq' | 'batch'>, limit: number): Mark[] {
  const half = Math.floor(limit / 2);
  const whole = sql.all<Mark>(
    `SELECT seq, batch FROM (SELECT * FROM (SELECT seq, batch FROM sync_marks WHERE opens = 0 ORDER BY seq DESC LIMIT ?)
       UNION ALL SELECT * FROM (SELECT seq, batch FROM sync_marks WHERE opens = 1 ORDER BY seq DESC LIMIT ?))
     ORDER BY seq DESC`,
    [limit - half, half],
  );
  const newest = newestMark(state);
  return newest === null || newest.seq === whole[0]?.seq ? whole : [newest, ...whole];
}

/** Numbers to keep: the newest, then one at each doubled distance from the head. */
export function sparse(seqs: readonly number[]): number[] {
  const kept = seqs.slice(0, keptWhole);
  const head = seqs[0] ?? 0;
  let distance = head - (kept.at(-1) ?? head);
  for (const seq of seqs.slice(keptWhole)) {
    if (head - seq < distance * 2 && seq !== seqs.at(-1)) continue;
    kept.push(seq);
    distance = head - seq;
  }
  return kept;
}

export function thinMarks(tx: WriteContext): void {
  const seqsOf = (opens: 0 | 1): number[] =>
    tx.sql
      .all<{ seq: number }>('SELECT seq FROM sync_marks WHERE opens = ? ORDER BY seq DESC', [opens])
      .map(({ seq }) => seq);
  const drop = (seqs: readonly number[]): void => {
    tx.sql.run('DELETE FROM sync_marks WHERE seq IN (SELECT value FROM json_each(?))', [
      JSON.stringify(seqs),
    ]);
  };
  const plain = seqsOf(0);
  const kept = new Set(sparse(plain));
  if (plain.length > keptWhole * 2) drop(plain.filter((seq) => !kept.has(seq)));
  const openings = seqsOf(1);
  if (openings.length > openingsKept) drop(openings.slice(openingsKept));
}

export function dropMarksAfter(tx: WriteContext, seq: number): void {
  tx.sql.run('DELETE FROM sync_marks WHERE seq > ?', [seq]);
}
