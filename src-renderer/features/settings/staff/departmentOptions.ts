// Departments to choose from, as deep as they lie. Pure.
import type { SelectOption } from '#renderer/ui/Select.tsx';
import type { Output } from '#shared/contract/index.ts';
import { nested } from '../nested.ts';

export type DepartmentRow = Output<'departments.list'>['rows'][number];

/** @param without this one and all below it: a department is no part of itself */
export function departmentOptions(
  rows: readonly DepartmentRow[],
  keyOf: (row: DepartmentRow) => string,
  without?: string,
): SelectOption<string>[] {
  const left = rows.filter(({ id }) => id !== without);
  return nested(left).map(({ row, depth }) => ({
    value: keyOf(row),
    label: `${'\u2003'.repeat(depth)}${row.name}`,
  }));
}
