// Names of group commits that were seen: all of the newest, ever fewer of the old ones. A hub that came back from
// yesterday is met at the newest that it knows too.
import type { Mark } from '#shared/sync/logProtocol.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import type { SyncState } from './syncState.repo.ts';

const keptWhole = 64;

/** Where we stand in the hub's past. */
export const newestMark = ({ batchSeq, batch }: Pick<SyncState, 'batchSeq' | 'batch'>): Mark | null =>
  batch === null ? null : { seq: batchSeq, batch };

export function addMark(tx: WriteContext, { seq, batch }: Mark): void {
  tx.sql.run(
    'INSERT INTO sync_marks(seq, batch) VALUES (?, ?) ON CONFLICT DO UPDATE SET batch = excluded.batch',
    [seq, batch],
  );
}

/** Newest first, that of a page which is not whole yet as well. */
export function listMarks(sql: ReadSql, state: Pick<SyncState, 'batchSeq' | 'batch'>, limit: number): Mark[] {
  const whole = sql.all<Mark>('SELECT seq, batch FROM sync_marks ORDER BY seq DESC LIMIT ?', [limit]);
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
  const all = tx.sql
    .all<{ seq: number }>('SELECT seq FROM sync_marks ORDER BY seq DESC')
    .map(({ seq }) => seq);
  if (all.length <= keptWhole * 2) return;
  tx.sql.run('DELETE FROM sync_marks WHERE seq NOT IN (SELECT value FROM json_each(?))', [
    JSON.stringify(sparse(all)),
  ]);
}

export function dropMarksAfter(tx: WriteContext, seq: number): void {
  tx.sql.run('DELETE FROM sync_marks WHERE seq > ?', [seq]);
}
