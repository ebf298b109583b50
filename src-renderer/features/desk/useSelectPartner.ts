// Choosing a client: the selection moves at once, filters of the last one are taken away, and the next two rows of
// the list are asked for ahead, so that J, J, J never waits.
import { useCallback } from 'react';
import { usePrefetch } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import type { Rows } from '#shared/lib/pagedRows.ts';
import { firstInteractions } from '../interactions/index.ts';
import { useClientFilters } from './clientFilters.ts';

const rowsAhead = 2;

export type SelectPartner = (id: string, rows: Rows<{ id: string }>) => void;

export function useSelectPartner(): SelectPartner {
  const prefetch = usePrefetch();
  return useCallback(
    (id, rows) => {
      const desk = useDeskState.getState();
      if (desk.partnerId !== id) {
        useClientFilters.getState().clear();
        desk.selectPartner(id);
      }
      const index = rows.findIndex((row) => row.id === id);
      if (index < 0) return;
      for (const next of rows.slice(index + 1, index + 1 + rowsAhead)) {
        prefetch('desk.loadClientSummary', { partnerId: next.id });
        prefetch('partners.load', { id: next.id });
        prefetch('interactions.list', firstInteractions(next.id));
      }
    },
    [prefetch],
  );
}
