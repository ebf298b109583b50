// What waits to reach the hub: transactions sealed into the outbox, then changes that are not sealed yet, as the user did
// them; and all of it as one file. Reads only.
import type { Output, Parsed } from '#shared/contract/index.ts';
import type { ReadContext } from '../store/context.ts';
import { operationChanges } from '../store/operationChanges.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { sealedUpTo, unsealedOperations } from './status.repo.ts';
import { loadTitles } from './titles.repo.ts';

type Queued = Output<'sync.listQueued'>['rows'][number];
type Kind = Queued['rows'][number]['kind'];
type Touched = { table: string; rowId: string; kind: Kind };
/** `leg` 0: sealed, by its number; 1: not yet, by that of the operation. */
type Found = {
  leg: 0 | 1;
  place: number;
  id: string;
  command: string;
  at: number;
  rowCount: number;
  rows: Touched[];
};

/** Of one transaction, to be named. */
const namedRows = 3;
/** Changes looked at for them: several may be of one row. */
const lookedAt = 24;

/** One change as a line of JSON: table, row, how it was touched. */
const touchSql = `json_array(value ->> 't', value ->> 'id', CASE value ->> 'k' WHEN 'put' THEN 'created'
  WHEN 'del' THEN 'deleted' ELSE iif(value ->> '$.f.deleted_at[2]' IS NULL, 'changed', 'deleted') END)`;

function distinct(all: readonly Touched[]): Touched[] {
  const byRow = new Map(all.map((touched) => [`${touched.table} ${touched.rowId}`, touched]));
  return [...byRow.values()].slice(0, namedRows);
}

function loadSealed({ sql }: ReadContext, after: number, limit: number): Found[] {
  const rows = sql.all<{ place: number; command: string; at: number; rowCount: number; touched: string }>(
    `SELECT cseq AS place, command, at, op_count AS rowCount,
       (SELECT json_group_array(${touchSql}) FROM json_each(o.ops) WHERE key < ${lookedAt}) AS touched
     FROM sync_outbox o WHERE state = 'waiting' AND cseq > ? ORDER BY cseq LIMIT ?`,
    [after, limit],
  );
  return rows.map(({ touched, ...row }) => {
    const all = (JSON.parse(touched) as [string, string, Kind][]).map(([table, rowId, kind]) => {
      return { table, rowId, kind };
    });
    return { ...row, leg: 0, id: String(row.place), rows: distinct(all) };
  });
}

function loadUnsealed({ sql }: ReadContext, after: number, limit: number, sealed: number): Found[] {
  const rows = sql.all<Omit<Found, 'leg' | 'rows'>>(
    `SELECT o.seq AS place, o.id, o.command, o.at, o.change_count AS rowCount
     FROM ${unsealedOperations} AND o.seq > :after ORDER BY o.seq LIMIT :limit`,
    { sealed, after, limit },
  );
  return rows.map((row) => {
    const all = sql.all<Touched>(
      `SELECT c.table_name AS "table", c.row_id AS rowId, CASE c.kind WHEN 'I' THEN 'created' WHEN 'D' THEN 'deleted'
         ELSE iif(c.data ->> '$.deleted_at[1]' IS NULL, 'changed', 'deleted') END AS kind
       FROM ${operationChanges} WHERE o.id = ? AND c.seq > ? ORDER BY c.seq LIMIT ${lookedAt}`,
      [row.id, sealed],
    );
    return { ...row, leg: 1, rows: distinct(all) };
  });
}

/** In the order in which it goes. */
export function listQueued(
  context: ReadContext,
  { cursor, limit }: Parsed<'sync.listQueued'>,
): Output<'sync.listQueued'> {
  const [leg, place] = decodeCursor(cursor) ?? [0, 0];
  const sealed = loadSealed(context, leg === 0 ? Number(place) : Number.MAX_SAFE_INTEGER, limit + 1);
  const after = leg === 1 ? Number(place) : 0;
  const unsealed = loadUnsealed(context, after, limit + 1 - sealed.length, sealedUpTo(context));
  const paged = pageOf([...sealed, ...unsealed], limit, (row) => [row.leg, row.place]);
  const titles = loadTitles(
    context,
    paged.rows.flatMap((row) => row.rows),
  );
  return {
    ...paged,
    rows: paged.rows.map(({ leg: _leg, place: _place, rows, ...queued }) => ({
      ...queued,
      rows: rows.map((row) => ({ ...row, title: titles.of(row.table, row.rowId).title })),
    })),
  };
}

/** Everything that waits, a transaction a line: what the hub would get, and what is not sealed yet as it was logged. */
export function* exportLines(context: ReadContext): Generator<string> {
  const { sql } = context;
  const sealedTxs = sql.iterate<{ cseq: number; command: string; at: number; ops: string }>(
    "SELECT cseq, command, at, ops FROM sync_outbox WHERE state = 'waiting' ORDER BY cseq",
  );
  for (const { ops, ...tx } of sealedTxs) yield JSON.stringify({ ...tx, ops: JSON.parse(ops) as unknown });
  const sealed = sealedUpTo(context);
  const operations = sql.all<{ id: string; command: string; at: number }>(
    `SELECT o.id, o.command, o.at FROM ${unsealedOperations} ORDER BY o.seq`,
    { sealed },
  );
  for (const operation of operations) {
    const changes = sql.all<{ table: string; row: string; kind: string; data: string }>(
      `SELECT c.table_name AS "table", c.row_id AS row, c.kind, c.data FROM ${operationChanges}
       WHERE o.id = ? AND c.seq > ? ORDER BY c.seq`,
      [operation.id, sealed],
    );
    const parsed = changes.map(({ data, ...change }) => ({ ...change, data: JSON.parse(data) as unknown }));
    yield JSON.stringify({ ...operation, changes: parsed });
  }
}
