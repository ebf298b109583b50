// Which partners of the list are chosen: some by their ids, or all that the filter finds, loaded or not. UI state only.
import { useEffect, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import type { Input } from '#shared/contract/index.ts';
import type { Rows } from '#shared/lib/pagedRows.ts';
import type { BulkInput } from './useBulkEdit.ts';

type Filter = Input<'partners.count'>;
export type Selection = {
  keys: ReadonlySet<string>;
  setKeys(keys: ReadonlySet<string>): void;
  toggle(id: string): void;
  /** All of the list; of a search the rows that are shown. */
  selectAll(): void;
  clear(): void;
  count: number;
  isAll: boolean;
  /** For the core; undefined when nothing is chosen. */
  which: BulkInput['which'] | undefined;
};

const none: ReadonlySet<string> = new Set();

/** @param filter of the list; undefined while the rows are those of a search */
export function useSelection(rows: Rows<{ id: string }>, filter: Filter | undefined): Selection {
  const call = useCall();
  const [keys, setKeys] = useState(none);
  const [total, setTotal] = useState<number>();
  const shown = JSON.stringify(filter ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is another choice
  useEffect(() => {
    setKeys(none);
    setTotal(undefined);
  }, [shown]);
  const choose = (next: ReadonlySet<string>): void => {
    setTotal(undefined);
    setKeys(next);
  };
  const isAll = total !== undefined && filter !== undefined;
  const which = isAll ? { filter } : keys.size > 0 ? { ids: [...keys] } : undefined;
  return {
    keys: isAll ? new Set(rows.map(({ id }) => id)) : keys,
    setKeys: choose,
    toggle: (id) => {
      const next = new Set(isAll ? rows.map((row) => row.id) : keys);
      if (!next.delete(id)) next.add(id);
      choose(next);
    },
    selectAll: () => {
      setKeys(new Set(rows.map(({ id }) => id)));
      if (filter) void call('partners.count', filter).then(({ count }) => setTotal(count));
    },
    clear: () => choose(none),
    count: isAll ? total : keys.size,
    isAll,
    which,
  };
}
