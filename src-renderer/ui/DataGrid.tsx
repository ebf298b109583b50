// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// A grid of any length on TanStack Virtual; the caller pages and sorts in the database, this only shows.
import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { type Rows, rowAt } from '#shared/lib/pagedRows.ts';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { classNames } from './classNames.ts';
import { type ColumnLayout, usualLayout } from './columnLayout.ts';
import styles from './DataGrid.module.css';
import { DataGridHead } from './DataGridHead.tsx';
import { DataGridRow, type GridPress, useSteadyHandlers } from './DataGridRow.tsx';
import { type DataGridColumn, type GridSort, gridTemplate, gridWidth } from './dataGridColumns.ts';
import { physicalKey } from './keyboard/physicalKey.ts';
import { nextIndex } from './listKeys.ts';
import { type ColumnArrangement, useColumnArrangement } from './useColumnArrangement.ts';
import { pageSizeOf, useRowIndex, useRowWindow } from './useRows.ts';

export type DataGridProps<Row> = {
  rows: Rows<Row>;
  getKey: (row: Row) => string;
  columns: readonly DataGridColumn<Row>[];
  currentKey: string | null;
  onCurrentChange: (key: string, row: Row) => void;
  /** Enter (on a cell that is not editable) and double click. */
  onActivate?: (row: Row) => void;
  selectedKeys?: ReadonlySet<string>;
  /** Given: Space, X or Ctrl+click toggle, Shift+arrows and Shift+click extend. */
  onSelectedKeysChange?: (keys: ReadonlySet<string>) => void;
  /** Ctrl+A: all that the list would show, loaded or not. */
  onSelectAll?: () => void;
  sort?: GridSort;
  onSortChange?: (sort: GridSort) => void;
  /** What its user made of the columns; undefined or null: as declared. */
  layout?: ColumnLayout | null;
  /** Given: columns are chosen and moved too, and the caller keeps the layout (null: as declared). */
  onLayoutChange?: (layout: ColumnLayout | null) => void;
  onDelete?: (row: Row) => void;
  rowHeight?: number;
  hasMore?: boolean;
  onEndReached?: () => void;
  totalCount?: number;
  empty?: ReactNode;
  'aria-label': string;
  className?: string;
};

const headHeight = 32;

type Active = { column: number; isEditing: boolean };

/** role=grid; one tab stop, the current cell by aria-activedescendant. Left/Right move between cells. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { rows, getKey, currentKey, onCurrentChange, rowHeight = 34, selectedKeys } = props;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [ownLayout, setOwnLayout] = useState<ColumnLayout | null>(null);
  const arrangement = useColumnArrangement({
    columns: props.columns,
    layout: props.layout ?? ownLayout ?? usualLayout,
    onLayoutChange: props.onLayoutChange ?? setOwnLayout,
    isFixed: props.onLayoutChange === undefined,
  });
  const { visible: columns, layout } = arrangement;
  const [kept, setActive] = useState<Active>({ column: 0, isEditing: false });
  // A column under the cursor may have been hidden.
  const active = { ...kept, column: Math.min(kept.column, columns.length - 1) };
  const current = useRowIndex(rows, getKey, currentKey);
  const window = useRowWindow({
    scroller,
    count: rows.length,
    rowHeight,
    currentIndex: current,
    headHeight,
    hasMore: props.hasMore,
    onEndReached: props.onEndReached,
  });
  const moveTo = (index: number, column = active.column) => {
    const row = rowAt(rows, index);
    setActive({ column, isEditing: false });
    if (row !== undefined) onCurrentChange(getKey(row), row);
  };
  const press = (index: number, column: number, { shiftKey, ctrlKey, metaKey }: GridPress) => {
    const row = rowAt(rows, index);
    const select = props.onSelectedKeysChange;
    if (row !== undefined && select && shiftKey) select(extended(props, Math.max(0, current), index));
    else if (row !== undefined && select && (ctrlKey || metaKey)) select(toggled(selectedKeys, getKey(row)));
    moveTo(index, column);
  };
  const edit = (column: number) => setActive({ column, isEditing: true });
  const finishEdit = () => {
    setActive((last) => ({ ...last, isEditing: false }));
    scroller.current?.focus({ preventScroll: true });
  };
  const handlers = useSteadyHandlers<Row>({
    press,
    edit,
    activate: (row) => props.onActivate?.(row),
    finishEdit,
  });
  const handleKeyDown = useGridKeys(props, {
    arrangement,
    scroller,
    current,
    active,
    moveTo,
    edit,
    setColumn: (column) => setActive({ column, isEditing: false }),
  });
  const hasCell = current >= 0 && columns[active.column];
  const grid = (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={props['aria-label']}
      aria-rowcount={
        props.totalCount === undefined ? (props.hasMore ? -1 : rows.length + 1) : props.totalCount + 1
      }
      aria-colcount={columns.length}
      aria-multiselectable={props.onSelectedKeysChange ? true : undefined}
      aria-activedescendant={
        hasCell && !active.isEditing ? `${gridId}-${current}-${active.column}` : undefined
      }
      className={classNames(styles.grid, props.className)}
      style={gridStyle(columns, layout.widths)}
      onKeyDown={handleKeyDown}
    >
      <DataGridHead arrangement={arrangement} sort={props.sort} onSortChange={props.onSortChange} />
      {rows.length ? (
        <div role="rowgroup" className={styles.space} style={{ height: window.getTotalSize() }}>
          {window.getVirtualItems().map(({ index, start }) => {
            const row = rows.at(index) as Row;
            const key = getKey(row);
            return (
              <DataGridRow
                key={key}
                idPrefix={`${gridId}-${index}`}
                row={row}
                columns={columns}
                index={index}
                top={start}
                height={rowHeight}
                isSelected={selectedKeys?.has(key) ?? index === current}
                activeColumn={index === current ? active.column : -1}
                isEditing={index === current && active.isEditing}
                handlers={handlers}
              />
            );
          })}
        </div>
      ) : null}
      {rows.length || !props.empty ? null : (
        <div role="rowgroup">
          <div role="row" className={styles.emptyRow}>
            <div role="gridcell" aria-colspan={columns.length}>
              {props.empty}
            </div>
          </div>
        </div>
      )}
    </div>
  );
  return arrangement.isFixed ? grid : <Arranged {...{ grid, arrangement }} columns={props.columns} />;
}

const gridStyle = <Row,>(columns: readonly DataGridColumn<Row>[], widths: ColumnLayout['widths']) =>
  ({
    '--grid-columns': gridTemplate(columns, widths),
    '--grid-width': `${gridWidth(columns, widths)}px`,
  }) as CSSProperties;

/** The grid with what its arranging says, and the chooser over it. */
function Arranged<Row>(props: {
  grid: ReactNode;
  arrangement: ColumnArrangement<Row>;
  columns: readonly DataGridColumn<Row>[];
}) {
  const { grid, arrangement, columns } = props;
  return (
    <>
      {grid}
      <span role="status" className="visually-hidden">
        {arrangement.said}
      </span>
      {arrangement.isChoosing ? (
        <ColumnsDialog
          columns={columns}
          layout={arrangement.layout}
          onLayoutChange={arrangement.change}
          onClose={arrangement.endChoosing}
        />
      ) : null}
    </>
  );
}

function toggled(keys: ReadonlySet<string> | undefined, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The chosen keys, and those of all rows between two. */
function extended<Row>(
  { rows, getKey, selectedKeys }: Pick<DataGridProps<Row>, 'rows' | 'getKey' | 'selectedKeys'>,
  from: number,
  to: number,
): ReadonlySet<string> {
  const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(getKey);
  return new Set([...(selectedKeys ?? []), ...between]);
}

type GridState = {
  arrangement: Pick<ColumnArrangement<never>, 'isFixed' | 'move' | 'resize'> & {
    visible: readonly { id: string; edit?: unknown }[];
  };
  scroller: { readonly current: HTMLDivElement | null };
  current: number;
  active: Active;
  moveTo: (index: number) => void;
  edit: (column: number) => void;
  setColumn: (column: number) => void;
};

function useGridKeys<Row>(props: DataGridProps<Row>, state: GridState): (event: KeyboardEvent) => void {
  const { rows, getKey, selectedKeys, onSelectedKeysChange } = props;
  const { current, active, arrangement } = state;
  const columns = arrangement.visible;
  return (event) => {
    if (event.target !== event.currentTarget) return;
    if (arrangeByKey(event, state)) {
      event.preventDefault();
      return;
    }
    const row = rowAt(rows, current);
    const key = row === undefined ? '' : getKey(row);
    const next = nextIndex(
      event,
      current,
      rows.length,
      pageSizeOf(state.scroller.current, props.rowHeight ?? 34),
    );
    const canEdit = row !== undefined && columns[active.column]?.edit !== undefined;
    if (next !== null) {
      if (event.shiftKey && onSelectedKeysChange)
        onSelectedKeysChange(extended(props, Math.max(0, current), next));
      state.moveTo(next);
    } else if (physicalKey(event) === 'ArrowRight')
      state.setColumn(Math.min(columns.length - 1, active.column + 1));
    else if (physicalKey(event) === 'ArrowLeft') state.setColumn(Math.max(0, active.column - 1));
    else if (canEdit && (physicalKey(event) === 'F2' || (physicalKey(event) === 'Enter' && !event.ctrlKey)))
      state.edit(active.column);
    else if (canEdit && /^[\d.,-]$/.test(event.key) && !event.ctrlKey && !event.altKey) {
      state.edit(active.column);
      return;
    } else if (physicalKey(event) === 'Enter' && row !== undefined && !event.ctrlKey && props.onActivate)
      props.onActivate(row);
    else if (physicalKey(event) === 'KeyA' && (event.ctrlKey || event.metaKey) && props.onSelectAll)
      props.onSelectAll();
    else if (physicalKey(event) === 'Delete' && row !== undefined && props.onDelete) props.onDelete(row);
    else if (
      (physicalKey(event) === 'Space' || physicalKey(event) === 'KeyX') &&
      row !== undefined &&
      onSelectedKeysChange &&
      !event.ctrlKey
    ) {
      onSelectedKeysChange(toggled(selectedKeys, key));
    } else return;
    event.preventDefault();
  };
}

/** Ctrl+arrows size the column under the cursor, Ctrl+Shift+arrows move it, the Menu key opens its menu. */
function arrangeByKey(event: KeyboardEvent, state: GridState): boolean {
  const { arrangement, active, scroller } = state;
  const column = arrangement.visible[active.column];
  if (arrangement.isFixed || column === undefined || event.altKey) return false;
  if (physicalKey(event) === 'ContextMenu' || (physicalKey(event) === 'F10' && event.shiftKey)) {
    // A click without a pointer opens it with the focus on its first entry.
    scroller.current?.querySelectorAll<HTMLElement>('[data-column-menu]')[active.column]?.click();
    return true;
  }
  const step = physicalKey(event) === 'ArrowRight' ? 1 : physicalKey(event) === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || !(event.ctrlKey || event.metaKey)) return false;
  if (!event.shiftKey) {
    const head = scroller.current?.querySelectorAll<HTMLElement>('[role=columnheader]')[active.column];
    arrangement.resize(column.id, (head?.offsetWidth ?? 0) + step * 16);
  } else if (arrangement.move(column.id, step)) state.setColumn(active.column + step);
  return true;
}
