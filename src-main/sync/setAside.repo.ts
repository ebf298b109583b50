// What came and has no place here yet, and pairs of partners that two laptops entered: listed; a pair may be kept as two.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { decidedBy, noteStep } from './decisions.repo.ts';
import { loadTitles } from './titles.repo.ts';

type ParkedRow = Output<'sync.listParked'>['rows'][number];

export function listParked(
  context: ReadContext,
  { cursor, limit }: Parsed<'sync.listParked'>,
): Output<'sync.listParked'> {
  const [table, rowId, column] = decodeCursor(cursor) ?? ['', '', ''];
  const rows = context.sql.all<Omit<ParkedRow, 'title'> & { called: string | null }>(
    `SELECT table_name AS "table", row_id AS rowId, "column", reason, at,
       CASE WHEN "column" = '' THEN coalesce(value ->> '$.name', value ->> '$.title', value ->> '$.subject',
         value ->> '$.value', value ->> '$.number') END AS called
     FROM sync_parked WHERE (table_name, row_id, "column") > (:table, :rowId, :column)
     ORDER BY table_name, row_id, "column" LIMIT :limit`,
    { table: String(table), rowId: String(rowId), column: String(column ?? ''), limit: limit + 1 },
  );
  const paged = pageOf(rows, limit, (row) => [row.table, row.rowId, row.column]);
  const titles = loadTitles(context, paged.rows);
  return {
    ...paged,
    rows: paged.rows.map(({ called, ...row }) => ({
      ...row,
      title: titles.of(row.table, row.rowId).title || String(called ?? ''),
    })),
  };
}

type Pair = {
  place: number;
  id: string;
  name: string;
  ownerName: string;
  otherId: string;
  otherName: string;
  otherOwner: string;
  reason: 'taxId' | 'phone' | 'email';
  at: number;
};

const ownerOf = (partner: string): string =>
  `coalesce((SELECT u.name FROM users u WHERE u.id = ${partner}.owner_id), '')`;

/** Newest first; a pair of which one is gone asks nothing any more. */
export function listDuplicates(
  context: ReadContext,
  { cursor, limit }: Parsed<'sync.listDuplicates'>,
): Output<'sync.listDuplicates'> {
  const [at, place] = decodeCursor(cursor) ?? [Number.MAX_SAFE_INTEGER, 0];
  const pairs = context.sql.all<Pair>(
    `SELECT d._rowid_ AS place, d.partner_id AS id, a.name, ${ownerOf('a')} AS ownerName, d.other_id AS otherId, b.name AS otherName,
       ${ownerOf('b')} AS otherOwner, d.reason, d.at
     FROM sync_duplicates d CROSS JOIN partners a ON a.id = d.partner_id AND a.deleted_at IS NULL
       CROSS JOIN partners b ON b.id = d.other_id AND b.deleted_at IS NULL
     WHERE d.state = 'open' AND (d.at, d._rowid_) < (:at, :place)
     ORDER BY d.at DESC, d._rowid_ DESC LIMIT :limit`,
    { at: Number(at), place: Number(place), limit: limit + 1 },
  );
  const paged = pageOf(pairs, limit, (pair) => [pair.at, pair.place]);
  return {
    ...paged,
    rows: paged.rows.map((pair) => ({
      partner: { id: pair.id, name: pair.name, ownerName: pair.ownerName },
      other: { id: pair.otherId, name: pair.otherName, ownerName: pair.otherOwner },
      reason: pair.reason,
      at: pair.at,
    })),
  };
}

type PairIds = Parsed<'sync.keepBoth'>;

function setState(tx: WriteContext, { partnerId, otherId }: PairIds, from: string, to: string): boolean {
  const { changes } = tx.sql.run(
    'UPDATE sync_duplicates SET state = ? WHERE partner_id = ? AND other_id = ? AND state = ?',
    [to, partnerId, otherId, from],
  );
  tx.touch('sync_duplicates');
  return changes > 0;
}

/** @throws AppError not_found/duplicate_gone */
export function keepBoth(tx: WriteContext, pair: PairIds): void {
  if (!setState(tx, pair, 'open', 'kept')) throw new AppError('not_found', 'duplicate_gone');
  noteStep(tx, 'sync.keepBoth');
}

export function reopenDuplicate(tx: WriteContext, operationId: string): void {
  const pair = decidedBy(tx, operationId);
  if (pair) setState(tx, { partnerId: pair.partnerId ?? '', otherId: pair.otherId ?? '' }, 'kept', 'open');
}
