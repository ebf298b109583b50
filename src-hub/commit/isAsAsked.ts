// Whether the hub wrote of a change exactly what its author asked: then he has it already.
import type { Merged } from '#shared/sync/mergeOp.ts';
import type { FieldValue, Op } from '#shared/sync/ops.ts';

function askedOf(op: Op): Readonly<Record<string, FieldValue>> {
  if (op.k === 'del') return {};
  if (op.k === 'put') return { ...op.f, id: op.id };
  return Object.fromEntries(Object.entries(op.f).map(([column, [, , value]]) => [column, value]));
}

export function isAsAsked(op: Op, { rec, written, isGone, isWhole }: Merged): boolean {
  if (op.k === 'del') return isGone;
  // A row that came back comes whole: its author had but the fields that he changed.
  if (isWhole && op.k !== 'put') return false;
  const asked = askedOf(op);
  const hasNoMore = Object.keys(written).every((column) => Object.hasOwn(asked, column));
  return hasNoMore && Object.entries(asked).every(([column, value]) => (rec?.data[column] ?? null) === value);
}
