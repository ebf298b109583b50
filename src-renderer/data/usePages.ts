// A list paged by key: the first page is live; further pages are asked as the reader nears the end and are
// dropped when the first one changes shape (something was added or moved).
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { Input, Output, Query } from '#shared/contract/index.ts';
import { PagedRows, type Rows } from '#shared/lib/pagedRows.ts';
import { useCall, useLiveSteady } from './DataProvider.tsx';

type Paged<T> = { rows: T[]; next?: string };
type RowOf<N extends Query> = Output<N> extends { rows: (infer R)[] } ? R : never;

export type Pages<R> = {
  rows: Rows<R>;
  isLoading: boolean;
  error: AppError | undefined;
  hasMore: boolean;
  loadMore(): void;
};

const none: readonly never[] = [];

/** @param input without `cursor`; undefined asks nothing */
export function usePages<N extends Query>(name: N, input: Input<N> | undefined): Pages<RowOf<N>> {
  const call = useCall();
  const { value, error } = useLiveSteady(name, input);
  const first = value as Paged<RowOf<N>> | undefined;
  const [more, setMore] = useState<{ of: unknown; rows: PagedRows<RowOf<N>>; next?: string }>();
  const isAsking = useRef(false);
  useEffect(() => {
    setMore((kept) => (kept?.of === first ? kept : undefined));
  }, [first]);
  const alone = useMemo(() => first && PagedRows.of(first.rows), [first]);
  const later = more?.of === first ? more : undefined;
  const next = later ? later.next : first?.next;
  const loadMore = useCallback(() => {
    if (next === undefined || isAsking.current || input === undefined || alone === undefined) return;
    isAsking.current = true;
    void call(name, { ...(input as object), cursor: next } as Input<N>)
      .then((answer) => {
        const page = answer as Paged<RowOf<N>>;
        setMore((kept) => {
          const before = kept && kept.of === first ? kept.rows : alone;
          return { of: first, rows: before.append(page.rows), next: page.next };
        });
      })
      .catch(() => undefined)
      .finally(() => {
        isAsking.current = false;
      });
  }, [call, name, input, next, first, alone]);
  return {
    rows: later?.rows ?? alone ?? none,
    isLoading: first === undefined && error === undefined,
    error,
    hasMore: next !== undefined,
    loadMore,
  };
}
