// What one transaction did in the end, from its lines in the change log: one op a row. Pure.
import type { FieldValue, Row } from '#shared/sync/ops.ts';
import { type SyncedTable, type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';

export type LoggedLine = { tableName: string; rowId: string; kind: 'I' | 'U' | 'D'; data: string };

/** `before`: a row as it was when the transaction began. */
export type NetOp = { t: SyncedTableName; id: string } & (
  | { k: 'put'; f: Row; before: Row | null }
  | { k: 'set'; f: Record<string, [old: FieldValue, value: FieldValue]> }
  | { k: 'del'; before: Row }
  /** Made and taken away again: nobody need know. */
  | { k: 'none' }
);

const travels = (table: SyncedTable, column: string): boolean => table.columns[column] !== 'local';

function travelling(table: SyncedTable, row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => travels(table, column)));
}

function afterInsert(prior: NetOp | undefined, line: LoggedLine, t: SyncedTableName): NetOp {
  const row = travelling(syncedTables[t], JSON.parse(line.data) as Row);
  const before = prior?.k === 'del' ? prior.before : null;
  return { t, id: line.rowId, k: 'put', f: row, before };
}

function afterUpdate(prior: NetOp | undefined, line: LoggedLine, t: SyncedTableName): NetOp {
  const delta = JSON.parse(line.data) as Record<string, [FieldValue, FieldValue]>;
  const changed = Object.entries(delta).filter(([column]) => travels(syncedTables[t], column));
  if (prior?.k === 'put') {
    const f = { ...prior.f };
    for (const [column, [, value]] of changed) f[column] = value;
    return { ...prior, f };
  }
  const f = prior?.k === 'set' ? { ...prior.f } : {};
  for (const [column, [old, value]] of changed) {
    const first = f[column];
    f[column] = [first === undefined ? old : first[0], value];
  }
  return { t, id: line.rowId, k: 'set', f };
}

function afterDelete(prior: NetOp | undefined, line: LoggedLine, t: SyncedTableName): NetOp {
  const { rowId: id } = line;
  if (prior?.k === 'put')
    return prior.before === null ? { t, id, k: 'none' } : { ...prior, k: 'del', before: prior.before };
  const before = travelling(syncedTables[t], JSON.parse(line.data) as Row);
  if (prior?.k === 'set') for (const [column, [old]] of Object.entries(prior.f)) before[column] = old;
  return { t, id, k: 'del', before };
}

const steps = { I: afterInsert, U: afterUpdate, D: afterDelete };

/** A field set back to what it was is no change. */
function settled(op: NetOp): NetOp | undefined {
  if (op.k === 'none') return undefined;
  if (op.k !== 'set') return op;
  const f = Object.fromEntries(Object.entries(op.f).filter(([, [old, value]]) => old !== value));
  return Object.keys(f).length === 0 ? undefined : { ...op, f };
}

/** In the order in which the rows were first touched, so that what others refer to comes first. */
export function netOps(lines: Iterable<LoggedLine>): NetOp[] {
  const byRow = new Map<string, NetOp>();
  for (const line of lines) {
    const t = line.tableName as SyncedTableName;
    const key = `${t}|${line.rowId}`;
    const prior = byRow.get(key);
    byRow.set(key, steps[line.kind](prior?.k === 'none' ? undefined : prior, line, t));
  }
  return [...byRow.values()].flatMap((op) => settled(op) ?? []);
}
