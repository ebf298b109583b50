// The virtual window of fixed-height rows that lists, grids and trees share; pins the current row for aria-activedescendant.
import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import { type Rows, rowAt } from '#shared/lib/pagedRows.ts';

export type RowWindowOptions = {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  rowHeight: number;
  currentIndex: number;
  /** Height above the first row that scrolls with the content (a sticky head). */
  headHeight?: number;
  hasMore?: boolean;
  onEndReached?: () => void;
};

/** Rows to render; scrolls to the current row when it changes; asks for more 20 rows before the end, once per count. */
export function useRowWindow(options: RowWindowOptions): Virtualizer<HTMLDivElement, Element> {
  const { scroller, count, rowHeight, currentIndex, headHeight = 0, hasMore, onEndReached } = options;
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (currentIndex < 0 || currentIndex >= range.count || indexes.includes(currentIndex)) return indexes;
      return [...indexes, currentIndex].sort((a, b) => a - b);
    },
    [currentIndex],
  );
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    rangeExtractor,
    scrollPaddingStart: headHeight,
    useFlushSync: false,
  });
  const isAtEnd = (virtualizer.range?.endIndex ?? 0) >= count - 20;
  const askedAt = useRef(-1);
  useEffect(() => {
    if (!hasMore || !isAtEnd || askedAt.current === count) return;
    askedAt.current = count;
    onEndReached?.();
  }, [hasMore, isAtEnd, count, onEndReached]);
  useEffect(() => {
    if (currentIndex < 0) return;
    const { scrollOffset, scrollRect } = virtualizer;
    const top = currentIndex * rowHeight - (scrollOffset ?? 0);
    // The virtualizer would measure the whole page before it finds that there is nothing to scroll.
    if (scrollRect && top >= 0 && top + rowHeight + headHeight <= scrollRect.height) return;
    virtualizer.scrollToIndex(currentIndex, { align: 'auto' });
  }, [currentIndex, virtualizer, rowHeight, headHeight]);
  return virtualizer;
}

/** Where the current row stands, -1 when nowhere: looked for where it was and beside that before the whole list is read. */
export function useRowIndex<Row>(rows: Rows<Row>, getKey: (row: Row) => string, key: string | null): number {
  const last = useRef(-1);
  const index = useMemo(() => {
    if (key === null) return -1;
    const isIt = (row: Row | undefined): boolean => row !== undefined && getKey(row) === key;
    const near = [last.current, last.current + 1, last.current - 1].find((at) => isIt(rowAt(rows, at)));
    return near ?? rows.findIndex(isIt);
  }, [rows, getKey, key]);
  useEffect(() => {
    last.current = index;
  }, [index]);
  return index;
}

/** How many whole rows the scroller shows: the step of PageUp and PageDown. */
export function pageSizeOf(scroller: HTMLElement | null, rowHeight: number): number {
  return Math.max(1, Math.floor((scroller?.clientHeight ?? rowHeight) / rowHeight) - 1);
}
