// The pointer over a grid of days: draws a new event, moves one, pulls its lower edge. Esc and a lost pointer give it up.
// What is dragged is kept as it was taken up: rows that change meanwhile do not disturb it. Knows no command.
import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { drawnSpan, movedSpan, resizedSpan, type Span, type Spot, spanOf } from './spans.ts';
import type { CalendarEvent } from './splitEvents.ts';

export type GridSpot = Spot & { column: number };
export type Drag = { kind: 'draw' | 'move' | 'resize'; event?: CalendarEvent; column: number; span: Span };

type Taken = {
  kind: Drag['kind'];
  event?: CalendarEvent;
  span: Span;
  from: GridSpot;
  x: number;
  y: number;
  pointerId: number;
};

export type GridDragOptions = {
  scroller: RefObject<HTMLElement | null>;
  zone: string;
  /** Where the pointer is; undefined beside the grid. */
  spotAt(x: number, y: number): GridSpot | undefined;
  eventOf(id: string): CalendarEvent | undefined;
  /** Whether empty room can be drawn on. */
  canDraw: boolean;
  /** The column that shows a moved event; its own where columns are people. */
  columnOf(event: CalendarEvent, spot: GridSpot): number;
  onDrop(drag: Drag): void;
  /** A press that was no drag. */
  onPress(spot: GridSpot): void;
};

const thresholdPx = 4;
/** How high the lower edge is that is pulled. */
const handlePx = 6;
const edgePx = 36;
const scrollStepPx = 10;

function dragOf(taken: Taken, spot: GridSpot, columnOf: GridDragOptions['columnOf']): Drag {
  const { kind, event, span, from } = taken;
  if (kind === 'draw' || !event)
    return { kind: 'draw', column: from.column, span: drawnSpan(from, { ...spot, day: from.day }) };
  if (kind === 'resize') return { kind, event, column: from.column, span: resizedSpan(span, spot) };
  // A piece of a later day is taken far below the beginning.
  const grabbed =
    from.minute !== null && span.minute !== null && from.day === span.day ? from.minute - span.minute : 0;
  return { kind, event, column: columnOf(event, spot), span: movedSpan(span, grabbed, spot) };
}

type Held = {
  taken: RefObject<Taken | undefined>;
  /** Where the pointer is. */
  point: RefObject<{ x: number; y: number }>;
  latest: RefObject<GridDragOptions>;
};

/** Near an edge the grid scrolls on under the pointer. @returns whether it did */
function scrollAtEdge({ point, latest }: Held): boolean {
  const box = latest.current.scroller.current;
  if (!box) return false;
  const area = box.getBoundingClientRect();
  const top = Number(box.dataset.headHeight ?? 0) + area.top;
  const { y } = point.current;
  const before = box.scrollTop;
  if (y > top && y < top + edgePx) box.scrollTop -= scrollStepPx;
  else if (y > area.bottom - edgePx) box.scrollTop += scrollStepPx;
  return box.scrollTop !== before;
}

/** While something is dragged: scrolls at the edges, and Esc is the drag's alone. */
function useWhileDragging(isDragging: boolean, held: Held, follow: () => void, giveUp: () => void): void {
  const latest = useRef({ follow, giveUp });
  useEffect(() => {
    latest.current = { follow, giveUp };
  });
  useEffect(() => {
    if (!isDragging) return;
    let frame = 0;
    const scroll = (): void => {
      if (scrollAtEdge(held)) latest.current.follow();
      frame = requestAnimationFrame(scroll);
    };
    frame = requestAnimationFrame(scroll);
    const stop = (event: KeyboardEvent): void => {
      if (event.code !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      latest.current.giveUp();
    };
    window.addEventListener('keydown', stop, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', stop, { capture: true });
    };
  }, [isDragging, held]);
}

/** What a press takes up; undefined where it is not the grid's. */
function takeUp(
  down: ReactPointerEvent<HTMLElement>,
  { spotAt, eventOf, zone }: GridDragOptions,
): Taken | undefined {
  // A finger scrolls; it has the form.
  if (down.button !== 0 || down.pointerType === 'touch' || !(down.target instanceof Element))
    return undefined;
  const from = spotAt(down.clientX, down.clientY);
  const box = down.target.closest<HTMLElement>('[data-event]');
  const id = box?.dataset.event;
  const event = id === undefined ? undefined : eventOf(id);
  // Neither the bar that scrolls nor a button of its own.
  const isRoom = down.target.closest('[role=gridcell]') !== null && down.target.closest('button') === null;
  if (!from || !(event || isRoom)) return undefined;
  const isAtEdge =
    box?.dataset.stretch !== undefined && down.clientY > box.getBoundingClientRect().bottom - handlePx;
  const kind = !event ? 'draw' : isAtEdge ? 'resize' : 'move';
  const span = event ? spanOf(event, zone) : { ...from, durationMin: null };
  return { kind, event, span, from, x: down.clientX, y: down.clientY, pointerId: down.pointerId };
}

export function useGridDrag(options: GridDragOptions) {
  const [drag, setDrag] = useState<Drag>();
  const taken = useRef<Taken>(undefined);
  const point = useRef({ x: 0, y: 0 });
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const held = useMemo(() => ({ taken, point, latest }), []);
  const giveUp = (): void => {
    taken.current = undefined;
    setDrag(undefined);
  };
  const follow = (): void => {
    const { spotAt, columnOf } = latest.current;
    const spot = taken.current && spotAt(point.current.x, point.current.y);
    if (taken.current && spot) setDrag(dragOf(taken.current, spot, columnOf));
  };
  useWhileDragging(drag !== undefined, held, follow, giveUp);
  const handlers = {
    onPointerDown(down: ReactPointerEvent<HTMLElement>) {
      taken.current = takeUp(down, latest.current);
    },
    onPointerMove(move: ReactPointerEvent<HTMLElement>) {
      const press = taken.current;
      if (!press || press.pointerId !== move.pointerId) return;
      point.current = { x: move.clientX, y: move.clientY };
      if (!drag) {
        if (Math.hypot(move.clientX - press.x, move.clientY - press.y) < thresholdPx) return;
        if (press.kind === 'draw' && !latest.current.canDraw) return;
        move.currentTarget.setPointerCapture(move.pointerId);
      }
      follow();
    },
    onPointerUp() {
      const press = taken.current;
      giveUp();
      if (drag) latest.current.onDrop(drag);
      else if (press && !press.event) latest.current.onPress(press.from);
    },
    onPointerCancel: giveUp,
  };
  return { drag, handlers };
}
