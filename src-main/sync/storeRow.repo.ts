// Puts what the hub has, or what our changes make of it, into the tables: the one place where sync writes rows. What has
// no place here is parked; nothing is dropped and nothing stops the rest.
import type { Row } from '#shared/sync/ops.ts';
import type { SyncedTableName } from '#shared/sync/registry.ts';
import type { WriteContext } from '../store/context.ts';
import { asksForDerived, withDerived } from './derived.ts';
import { findParkedRow, forgetParked, park, unparkRow } from './parked.repo.ts';
import { noteRecount } from './recounts.repo.ts';
import { hasColumn, loadRow, putRow, removeRow, setFields } from './rows.repo.ts';

export type RowKey = { t: SyncedTableName; id: string };

/** Fields that this program knows; the others are parked, each for itself. */
function knownFields(tx: WriteContext, { t, id }: RowKey, fields: Row, seq: number): Row {
  const columns = Object.keys(fields);
  if (columns.every((column) => hasColumn(t, column))) return fields;
  const unknown = columns.filter((column) => !hasColumn(t, column));
  for (const column of unknown)
    park(tx, { t, id, column, value: fields[column] ?? null, seq }, 'unknown_column');
  return Object.fromEntries(Object.entries(fields).filter(([column]) => !unknown.includes(column)));
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(CONSTRAINT|MISMATCH)/.test(String(error.code));

/** @returns whether it is stored; a row that a check refuses is parked whole */
function tryToStore(
  tx: WriteContext,
  key: RowKey,
  whole: () => Row,
  seq: number,
  store: () => void,
): boolean {
  try {
    store();
    return true;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    park(tx, { ...key, column: '', value: whole(), seq }, 'refused');
    return false;
  }
}

/** @param isClear nothing of ours waits, and no row is parked: what the hub has counted is right as it comes */
export function storeWhole(tx: WriteContext, key: RowKey, given: Row, seq: number, isClear = false): void {
  const { t, id } = key;
  const whole = given.id === id ? given : { ...given, id };
  const row = withDerived(t, knownFields(tx, key, whole, seq), tx);
  const isParked = !isClear && findParkedRow(tx.sql, t, id) !== undefined;
  const isStored = tryToStore(
    tx,
    key,
    () => given,
    seq,
    () => putRow(tx, t, row),
  );
  if (isStored && isParked) unparkRow(tx, t, id);
  // Of the keys of a partner the hub knows only what one author had before him.
  if (isStored && (!isClear || t === 'legal_entities')) noteRecount(tx, key, whole);
}

/** Fields of a row that is here; of one that is parked, there; of none, nothing. */
export function storeFields(tx: WriteContext, key: RowKey, given: Row, seq: number): void {
  const { t, id } = key;
  const parked = findParkedRow(tx.sql, t, id);
  if (parked !== undefined) {
    storeWhole(tx, key, { ...parked, ...given }, seq);
    return;
  }
  const isAsking = asksForDerived(t, given);
  const present = isAsking ? loadRow(tx.sql, t, id) : undefined;
  if (isAsking && present === undefined) return;
  const fields = knownFields(tx, key, given, seq);
  if (Object.keys(fields).length === 0) return;
  const whole = (): Row => ({ ...loadRow(tx.sql, t, id), ...given });
  noteRecount(tx, key);
  tryToStore(tx, key, whole, seq, () => {
    if (present === undefined) setFields(tx, t, id, fields);
    else putRow(tx, t, withDerived(t, { ...present, ...fields }, tx));
  });
}

export function takeAway(tx: WriteContext, { t, id }: RowKey): void {
  noteRecount(tx, { t, id });
  removeRow(tx, t, id);
  forgetParked(tx, t, id);
}
