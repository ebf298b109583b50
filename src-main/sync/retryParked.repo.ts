// A newer program may have a place for what was parked: tried again once in each process, before the first cycle.
import type { Row } from '#shared/sync/ops.ts';
import type { WriteContext } from '../store/context.ts';
import { listParked, type Parked, unparkColumn } from './parked.repo.ts';
import { hasColumn, hasRow, isSyncedTable } from './rows.repo.ts';
import { storeFields, storeWhole } from './storeRow.repo.ts';

/** At most so many in one transaction; what is refused again stays parked. */
const atOnce = 200;

function retry(tx: WriteContext, parked: Parked): void {
  const { t, id, column, value, seq } = parked;
  if (!isSyncedTable(t)) return;
  if (column === '') storeWhole(tx, { t, id }, value as Row, seq);
  else if (hasColumn(t, column) && hasRow(tx.sql, t, id)) {
    unparkColumn(tx, parked);
    storeFields(tx, { t, id }, { [column]: value } as Row, seq);
  }
}

/** @param after number up to which they were tried @returns the last one tried, or undefined when there are no more */
export function retryParked(tx: WriteContext, after: number): number | undefined {
  const parked = listParked(tx.sql, after, atOnce);
  for (const one of parked) retry(tx, one);
  return parked.at(-1)?.seq;
}
