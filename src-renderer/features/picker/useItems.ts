// The items of the grid: found by words, or listed by group. One shape for both.
import { useMemo } from 'react';
import { useLive, useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { type Pages, usePages } from '#renderer/data/usePages.ts';
import type { Output } from '#shared/contract/index.ts';
import { scopeOf } from './groupNodes.ts';

export type ItemRow = Output<'catalog.listItems'>['rows'][number];

/** `isFresh`: the rows answer the words, not those typed before. */
export type Items = Pages<ItemRow> & { isFresh: boolean };

/** @param partnerId undefined: no client's prices and past, only the list */
export function useItems(partnerId: string | undefined, text: string, nodeId: string): Items {
  const words = text.trim();
  const search = words === '' ? undefined : { text: words, partnerId, limit: 60 };
  const answer = useLive('catalog.searchItems', search);
  const found = useLiveSteady('catalog.searchItems', search);
  const scope = useMemo(() => ({ ...scopeOf(nodeId), partnerId, limit: 100 }), [nodeId, partnerId]);
  const listed = usePages('catalog.listItems', words === '' ? scope : undefined);
  if (words === '') return { ...listed, isFresh: true };
  return {
    rows: found.value?.rows ?? [],
    isLoading: found.value === undefined && found.error === undefined,
    error: found.error,
    hasMore: false,
    loadMore: () => undefined,
    isFresh: answer.value !== undefined || answer.error !== undefined,
  };
}
