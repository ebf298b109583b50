// The items of the grid: found by words, or listed by group. One shape for both.
import { useMemo } from 'react';
import { useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { type Pages, usePages } from '#renderer/data/usePages.ts';
import type { Output } from '#shared/contract/index.ts';
import { scopeOf } from './groupNodes.ts';

export type ItemRow = Output<'catalog.listItems'>['rows'][number];

/** @param partnerId whose prices and last prices; without one the usual */
export function useItems(partnerId: string | undefined, text: string, nodeId: string): Pages<ItemRow> {
  const words = text.trim();
  const found = useLiveSteady(
    'catalog.searchItems',
    words === '' ? undefined : { text: words, partnerId, limit: 60 },
  );
  const scope = useMemo(() => ({ ...scopeOf(nodeId), partnerId, limit: 100 }), [nodeId, partnerId]);
  const listed = usePages('catalog.listItems', words === '' ? scope : undefined);
  if (words === '') return listed;
  return {
    rows: found.value?.rows ?? [],
    isLoading: found.value === undefined && found.error === undefined,
    error: found.error,
    hasMore: false,
    loadMore: () => undefined,
  };
}
