// Warehouses as columns of the grid while there is room for them; else all of them stand beside the picture.
import { useSyncExternalStore } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import type { Output } from '#shared/contract/index.ts';

export type Warehouse = Output<'catalog.listWarehouses'>['rows'][number];

const wide = matchMedia('(min-width: 1600px)');
const columnsWhenNarrow = 2;
const columnsWhenWide = 6;
const none: readonly Warehouse[] = [];

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** `columns`: those that are columns until their user says otherwise; `beside`: those beside the picture. */
export function useWarehouses(): {
  all: readonly Warehouse[];
  columns: readonly Warehouse[];
  beside: readonly Warehouse[];
} {
  const isWide = useSyncExternalStore(subscribe, () => wide.matches);
  const all = useLive('catalog.listWarehouses', {}).value?.rows ?? none;
  const hasRoom = all.length <= (isWide ? columnsWhenWide : columnsWhenNarrow);
  return hasRoom ? { all, columns: all, beside: none } : { all, columns: none, beside: all };
}
