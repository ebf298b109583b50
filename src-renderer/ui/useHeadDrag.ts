// A head of a grid dragged to another place by the pointer. The same is done by keys and by menu; this only follows
// the pointer and tells where the head was let go.
import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** The head on its way and before which one it would stand; null: last. */
export type HeadDrag = { id: string; beforeId: string | null };

/** Less than this is a press, not a drag. */
const leastMove = 6;

/** The id of the first head whose middle lies right of the pointer. */
function headRightOf(row: Element, clientX: number): string | null {
  for (const head of row.querySelectorAll<HTMLElement>('[data-column-id]')) {
    const { left, width } = head.getBoundingClientRect();
    if (clientX < left + width / 2) return head.dataset.columnId ?? null;
  }
  return null;
}

/** The click that ends a drag is no press of what lies beneath. */
function swallowClick(): void {
  const swallow = (event: Event): void => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

export function useHeadDrag(place: (id: string, beforeId: string | null) => void): {
  drag: HeadDrag | undefined;
  start: (id: string, event: PointerEvent<HTMLElement>) => void;
} {
  const [drag, setDrag] = useState<HeadDrag>();
  const listening = useRef<AbortController>(undefined);
  useEffect(() => () => listening.current?.abort(), []);
  const start = (id: string, event: PointerEvent<HTMLElement>): void => {
    const row = event.currentTarget.parentElement;
    // A menu of the head stands elsewhere in the page, though its events come by here.
    const isWithin = event.currentTarget.contains(event.target as Node);
    if (event.button !== 0 || row === null || !isWithin) return;
    const startX = event.clientX;
    let at: HeadDrag | undefined;
    listening.current?.abort();
    const abort = new AbortController();
    listening.current = abort;
    const { signal } = abort;
    const end = (): void => {
      abort.abort();
      setDrag(undefined);
    };
    const move = ({ clientX }: globalThis.PointerEvent): void => {
      if (at === undefined && Math.abs(clientX - startX) < leastMove) return;
      at = { id, beforeId: headRightOf(row, clientX) };
      setDrag(at);
    };
    const drop = (): void => {
      end();
      if (at === undefined) return;
      swallowClick();
      place(at.id, at.beforeId);
    };
    const cancel = (pressed: globalThis.KeyboardEvent): void => {
      if (pressed.code !== 'Escape' || at === undefined) return;
      // Not the dialog around the grid.
      pressed.preventDefault();
      pressed.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', drop, { signal });
    window.addEventListener('pointercancel', end, { signal });
    window.addEventListener('keydown', cancel, { signal, capture: true });
  };
  return { drag, start };
}
