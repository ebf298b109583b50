// Rows here against rows at the hub by counts and fingerprints, table by table: what differs is found without sending a
// row. Reads only; a turn for others after each page.

import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import type { DigestOut } from '#shared/sync/logProtocol.ts';
import type { Row } from '#shared/sync/ops.ts';
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

async function* digestsHere(read: () => ReadContext, t: SyncedTableName): AsyncGenerator<Digest, undefined> {
  for (let after = ''; ; ) {
    const rows = loadDigests(read(), t, after);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < pageRows || last === undefined) return;
    [after] = last;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

type HubDigest = z.output<typeof DigestOut>['rows'][number];

async function* digestsThere(
  hub: Pick<HubCalls, 'digest'>,
  t: SyncedTableName,
  subs: string[],
): AsyncGenerator<HubDigest, undefined> {
  for (let after: string | null = null; ; ) {
    const page: z.output<typeof DigestOut> = await hub.digest({ t, after, subs });
    yield* page.rows;
    const last = page.rows.at(-1);
    if (!page.hasMore || last === undefined) return;
    [after] = last;
  }
}

/** A row that is here, there or on both sides; `seq`: its number there. */
export type Pair = { id: string; where: 'here' | 'there' | 'both'; isSame: boolean; seq: number };

/** Walks both sides of a table in the order of ids. @throws AppError cancelled */
export async function* pairsOf(
  table: SyncedTableName,
  { read, hub, subs, signal }: Sides,
): AsyncGenerator<Pair, undefined> {
  const mine = digestsHere(read, table);
  const theirs = digestsThere(hub, table, subs);
  let [here, there] = [(await mine.next()).value, (await theirs.next()).value];
  while (here !== undefined || there !== undefined) {
    if (signal.aborted) throw new AppError('cancelled', 'cancelled');
    const isHere = here !== undefined && (there === undefined || here[0] <= there[0]);
    const isThere = there !== undefined && (here === undefined || there[0] <= here[0]);
    const where = isHere && isThere ? 'both' : isHere ? 'here' : 'there';
    const id = (isHere ? here?.[0] : there?.[0]) ?? '';
    yield {
      id,
      where,
      isSame: where === 'both' && here?.[1] === there?.[2],
      seq: isThere ? (there?.[1] ?? 0) : 0,
    };
    if (isHere) here = (await mine.next()).value;
    if (isThere) there = (await theirs.next()).value;
  }
}

async function compareTable(table: SyncedTableName, sides: Sides): Promise<TableComparison> {
  const found: TableComparison = { table, here: 0, there: 0, differing: [], differingCount: 0 };
  for await (const { id, where, isSame } of pairsOf(table, sides)) {
    if (where !== 'there') found.here += 1;
    if (where !== 'here') found.there += 1;
    if (isSame) continue;
    found.differingCount += 1;
    if (found.differing.length < namedAtMost) found.differing.push({ rowId: id, where });
  }
  return found;
}

export type Sides = {
  read(): ReadContext;
  hub: Pick<HubCalls, 'digest'>;
  /** Scopes held whole. */
  subs: string[];
  signal: AbortSignal;
};

export type CompareOptions = Sides & {
  onTable(progress: { table: string; done: number; total: number }): void;
};

/**
 * Every synced table in turn. Ids are compared as texts of ASCII, in the order that both sides' databases have.
 * @throws AppError cancelled, and what talking throws
 */
export async function compareWithHub(options: CompareOptions): Promise<TableComparison[]> {
  const { onTable } = options;
  const tables = Object.keys(syncedTables) as SyncedTableName[];
  const all: TableComparison[] = [];
  for (const [done, table] of tables.entries()) {
    onTable({ table, done, total: tables.length });
    all.push(await compareTable(table, options));
  }
  onTable({ table: '', done: tables.length, total: tables.length });
  return all;
}
