// Where an entry is used: counted and rewritten piece by piece, since partners and items may be many.
import type { Output } from '#shared/contract/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import type { Kind } from './entries.repo.ts';

export type Use = Output<'directories.countUses'>['uses'][number];

type Place = {
  where: Use['where'];
  table: 'partners' | 'contacts' | 'users' | 'items' | 'warehouses';
  /** Of a row of `table`, about `:value`. */
  test: string;
  /** What a merge writes; none: two of these are not made one. */
  column?: 'source' | 'title' | 'post' | 'unit_id' | 'group_id';
};

const ofPrices = `EXISTS (SELECT 1 FROM prices p
  WHERE p.item_id = items.id AND p.price_type_id = :value AND p.deleted_at IS NULL)`;
const ofStocks = `EXISTS (SELECT 1 FROM stocks s
  WHERE s.item_id = items.id AND s.warehouse_id = :value AND s.quantity_milli <> 0 AND s.deleted_at IS NULL)`;

const places: Readonly<Record<Kind, readonly Place[]>> = {
  source: [{ where: 'partners', table: 'partners', test: 'source = :value', column: 'source' }],
  post: [
    { where: 'contacts', table: 'contacts', test: 'title = :value', column: 'title' },
    { where: 'users', table: 'users', test: 'post = :value', column: 'post' },
  ],
  unit: [{ where: 'items', table: 'items', test: 'unit_id = :value', column: 'unit_id' }],
  priceType: [
    { where: 'partners', table: 'partners', test: 'price_type_id = :value' },
    { where: 'prices', table: 'items', test: ofPrices },
  ],
  warehouse: [{ where: 'stocks', table: 'items', test: ofStocks }],
  warehouseGroup: [
    { where: 'warehouses', table: 'warehouses', test: 'group_id = :value', column: 'group_id' },
  ],
};

/** Rows looked at in one statement: some 2 ms. */
const pieceRows = 5_000;

/** Users and warehouses are few and have no `rid`. */
const isSmall = ({ table }: Place): boolean => table === 'users' || table === 'warehouses';

type Piece = { where: string; range: { after?: number; upTo?: number } };

function* pieces({ sql }: ReadContext, place: Place): Generator<Piece> {
  if (isSmall(place)) {
    yield { where: '', range: {} };
    return;
  }
  const last = sql.get<{ rid: number | null }>(`SELECT max(rid) AS rid FROM ${place.table}`)?.rid ?? 0;
  for (let after = 0; after < last; after += pieceRows)
    yield { where: 'rid > :after AND rid <= :upTo AND ', range: { after, upTo: after + pieceRows } };
}

/** Rows that are there, those deleted not counted. Gives the loop back between two pieces. */
export async function countUses(
  context: ReadContext,
  kind: Kind,
  value: string,
  signal: AbortSignal,
): Promise<Use[]> {
  const uses: Use[] = [];
  for (const place of places[kind]) {
    let count = 0;
    for (const { where, range } of pieces(context, place)) {
      signal.throwIfAborted();
      const row = context.sql.get<{ count: number }>(
        `SELECT count(*) AS count FROM ${place.table} WHERE ${where}deleted_at IS NULL AND ${place.test}`,
        { value, ...range },
      );
      count += row?.count ?? 0;
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (count > 0) uses.push({ where: place.where, count });
  }
  return uses;
}

export type UsingRow = { place: Place; id: string };

/**
 * Those deleted too: what comes back from the archive names what there is. Nothing after each piece of a table, so that
 * a long write stops for others where none of many rows is meant.
 */
export function* usingRows(context: ReadContext, kind: Kind, value: string): Generator<UsingRow | undefined> {
  for (const place of places[kind]) {
    if (place.column === undefined) continue;
    for (const { where, range } of pieces(context, place)) {
      const rows = context.sql.all<{ id: string }>(
        `SELECT id FROM ${place.table} WHERE ${where}${place.test}`,
        { value, ...range },
      );
      for (const { id } of rows) yield { place, id };
      yield undefined;
    }
  }
}

export function rewriteUse(tx: WriteContext, { place, id }: UsingRow, value: string): void {
  tx.sql.run(`UPDATE ${place.table} SET ${place.column} = :value, updated_at = :now WHERE id = :id`, {
    value,
    now: tx.now,
    id,
  });
}
