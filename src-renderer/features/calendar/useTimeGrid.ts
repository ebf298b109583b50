// Pointer and keys over the time grid: where they are, and what they come to. Draws nothing, runs no command itself.
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useMemo,
  useState,
} from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { spanOf } from './spans.ts';
import { type CalendarEvent, dayMinutes } from './splitEvents.ts';
import type { TimeGridProps } from './TimeGrid.tsx';
import { type CellKeys, useCellKeys } from './useCellKeys.ts';
import { eventHandlers, eventIdOf, useEventKeys } from './useEventKeys.ts';
import { type GridSpot, useGridDrag } from './useGridDrag.ts';

type Box = RefObject<HTMLElement | null>;
type ByPlace = (x: number, y: number) => GridSpot | undefined;

const morning = 9 * 60;

/** The place on the grid under a point of the window; above the hours it is the row of whole days. */
function spotIn(box: HTMLElement | null, columns: TimeGridProps['columns']): ByPlace {
  return (x, y) => {
    const boxes = box?.querySelectorAll<HTMLElement>('[data-column]');
    const first = boxes?.[0]?.getBoundingClientRect();
    const last = boxes?.[boxes.length - 1]?.getBoundingClientRect();
    const head = box?.querySelector('[data-top]')?.getBoundingClientRect();
    if (!first || !last || !head) return undefined;
    const share = (x - first.left) / (last.right - first.left);
    const column = Math.min(columns.length - 1, Math.max(0, Math.floor(share * columns.length)));
    const minute = y < head.bottom ? null : ((y - first.top) / first.height) * dayMinutes;
    return { column, day: columns[column]?.day ?? '', minute };
  };
}

const cellOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;

/** Arrows from one event to the next of its day, and back to the cell. @returns whether the key was one of these */
function walkEvents(key: KeyboardEvent, cells: CellKeys, startMinute: number | null): boolean {
  const cell = cellOf(key.target);
  const boxes = [...(cell?.querySelectorAll<HTMLElement>('[data-event]') ?? [])];
  const at = boxes.indexOf(key.target as HTMLElement);
  if (key.code === 'ArrowDown') boxes[at + 1]?.focus();
  else if (key.code === 'ArrowUp') boxes[at - 1]?.focus();
  else if (key.code === 'ArrowLeft' || key.code === 'ArrowRight') cells.handle(key);
  else if (key.code === 'Escape')
    cells.goTo(Number(cell?.dataset.column ?? cell?.dataset.whole ?? 0), startMinute);
  else return false;
  return true;
}

function useKeys(props: TimeGridProps, cells: CellKeys, eventOf: (id: string) => CalendarEvent | undefined) {
  const { moves, onDay } = props;
  const { timeZone } = useMe();
  const eventKeys = useEventKeys(moves, onDay);
  return (key: KeyboardEvent<HTMLElement>): void => {
    const event = eventOf(eventIdOf(key.target) ?? '');
    if (!event) {
      if (key.target === cellOf(key.target)) cells.handle(key);
      return;
    }
    if (eventKeys.handle(key, event) || key.ctrlKey || key.metaKey || key.altKey || key.shiftKey) return;
    if (walkEvents(key, cells, spanOf(event, timeZone).minute)) key.preventDefault();
  };
}

export function useTimeGrid(props: TimeGridProps, scroller: Box) {
  const { columns, moves, day, onDay, onCreate, onOpen } = props;
  const { timeZone } = useMe();
  const [isActive, setActive] = useState(false);
  const byId = useMemo(() => new Map(moves.events.map((event) => [event.id, event])), [moves.events]);
  const eventOf = (id: string): CalendarEvent | undefined => byId.get(id);
  const cells = useCellKeys({ scroller, columns, day, onDay, onCreate, firstMinute: morning });
  const spotAt: ByPlace = (x, y) => spotIn(scroller.current, columns)(x, y);
  const isByPerson = columns[0]?.ownerId !== null;
  const { drag, handlers } = useGridDrag({
    ...{ scroller, zone: timeZone, spotAt, eventOf, canDraw: true },
    columnOf: (event, spot) =>
      isByPerson ? columns.findIndex((each) => each.ownerId === event.ownerId) : spot.column,
    onDrop({ kind, event, span, column }) {
      if (kind === 'draw') onCreate(span, columns[column]?.ownerId ?? null);
      else if (event) moves.move(event, span);
    },
    onPress: ({ column, minute }) => cells.goTo(column, minute),
  });
  const onKeyDown = useKeys(props, cells, eventOf);
  const pointer = eventHandlers(moves, onOpen);
  return {
    cells,
    drag,
    isActive,
    handlers: {
      ...handlers,
      onKeyDown,
      onClick: pointer.onClick,
      onDoubleClick({ clientX, clientY, target }: MouseEvent<HTMLElement>) {
        const isFree = target instanceof Element && !target.closest('button');
        const spot = isFree ? spotAt(clientX, clientY) : undefined;
        const of = spot && columns[spot.column];
        if (of) cells.create(of);
      },
      onFocus(event: FocusEvent<HTMLElement>) {
        setActive(true);
        pointer.onFocus(event);
      },
      onBlur: () => setActive(false),
    },
  };
}
