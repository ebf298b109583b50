// Lines of the log to what stood in the columns of their rows before them.
import type { Row } from '#shared/sync/ops.ts';
import { keyText, type RecKey, type Stood } from './store.types.ts';

/** @param lines in the order of the log */
export function stoodOf(keys: readonly RecKey[], lines: readonly (RecKey & { was: Row })[]): Stood {
  const wanted = new Set(keys.map(keyText));
  const stood: Stood = new Map();
  for (const { t, id, was } of lines) {
    const key = keyText({ t, id });
    if (!wanted.has(key)) continue;
    const columns = stood.get(key) ?? new Map();
    stood.set(key, columns);
    for (const [column, value] of Object.entries(was))
      columns.set(column, (columns.get(column) ?? new Set()).add(value));
  }
  return stood;
}
