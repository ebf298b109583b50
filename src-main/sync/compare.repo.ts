// Rows here against rows at the hub by counts and fingerprints, table by table: what differs is found without sending a
// row. Reads only; a turn for others after each page.

import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { Row } from '#shared/sync/ops.ts';
import type { DigestOut, HubCalls } from '#shared/sync/protocol.ts';
import { type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import { rowHash } from '#shared/sync/rowHash.ts';
import type { ReadContext } from '../store/context.ts';
import { columnsOf } from './rows.repo.ts';
import type { TableComparison } from './syncService.types.ts';

const pageRows = 500;
/** Named of one table; beyond it a count says enough. */
const namedAtMost = 200;

/** Row ids with their fingerprints in the order of ids. */
function loadDigests(context: ReadContext, t: SyncedTableName, after: string): [id: string, hash: string][] {
  const columns = columnsOf(t).map((column) => `"${column}"`);
  return context.sql
    .all<Row>(`SELECT ${columns.join(', ')} FROM ${t} WHERE id > ? ORDER BY id LIMIT ${pageRows}`, [after])
    .map((row) => [String(row.id), rowHash(syncedTables[t], row)]);
}

type Digest = readonly [id: string, hash: string];

async function* digestsHere(read: () => ReadContext, t: SyncedTableName): AsyncGenerator<Digest> {
  for (let after = ''; ; ) {
    const rows = loadDigests(read(), t, after);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < pageRows || last === undefined) return;
    [after] = last;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

async function* digestsThere(
  hub: Pick<HubCalls, 'digest'>,
  t: SyncedTableName,
  subs: string[],
): AsyncGenerator<Digest> {
  for (let after: string | null = null; ; ) {
    const page: z.output<typeof DigestOut> = await hub.digest({ t, after, subs });
    for (const [id, , hash] of page.rows) yield [id, hash];
    const last = page.rows.at(-1);
    if (!page.hasMore || last === undefined) return;
    [after] = last;
  }
}

/** Walks both sides in the order of ids. */
async function compareTable(
  table: SyncedTableName,
  mine: AsyncGenerator<Digest>,
  theirs: AsyncGenerator<Digest>,
  signal: AbortSignal,
): Promise<TableComparison> {
  const found = {
    table,
    here: 0,
    there: 0,
    differing: [] as TableComparison['differing'],
    differingCount: 0,
  };
  const note = (rowId: string, where: 'here' | 'there' | 'both'): void => {
    found.differingCount += 1;
    if (found.differing.length < namedAtMost) found.differing.push({ rowId, where });
  };
  const step = async (side: AsyncGenerator<Digest>): Promise<Digest | undefined> => {
    const { value, done } = await side.next();
    return done ? undefined : value;
  };
  let here = await step(mine);
  let there = await step(theirs);
  while (here !== undefined || there !== undefined) {
    if (signal.aborted) throw new AppError('cancelled', 'cancelled');
    const isHere = here !== undefined && (there === undefined || here[0] <= there[0]);
    const isThere = there !== undefined && (here === undefined || there[0] <= here[0]);
    if (isHere && isThere && here?.[1] !== there?.[1]) note(here?.[0] ?? '', 'both');
    else if (isHere !== isThere) note((isHere ? here : there)?.[0] ?? '', isHere ? 'here' : 'there');
    if (isHere) {
      found.here += 1;
      here = await step(mine);
    }
    if (isThere) {
      found.there += 1;
      there = await step(theirs);
    }
  }
  return found;
}

export type CompareOptions = {
  read(): ReadContext;
  hub: Pick<HubCalls, 'digest'>;
  /** Scopes held whole. */
  subs: string[];
  signal: AbortSignal;
  onTable(progress: { table: string; done: number; total: number }): void;
};

/**
 * Every synced table in turn. Ids are compared as texts of ASCII, in the order that both sides' databases have.
 * @public for the engine's `SyncService.compare`
 * @throws AppError cancelled, and what talking throws
 */
export async function compareWithHub(options: CompareOptions): Promise<TableComparison[]> {
  const { read, hub, subs, signal, onTable } = options;
  const tables = Object.keys(syncedTables) as SyncedTableName[];
  const all: TableComparison[] = [];
  for (const [done, table] of tables.entries()) {
    onTable({ table, done, total: tables.length });
    all.push(await compareTable(table, digestsHere(read, table), digestsThere(hub, table, subs), signal));
  }
  onTable({ table: '', done: tables.length, total: tables.length });
  return all;
}
