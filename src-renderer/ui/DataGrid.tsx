// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// A grid of any length on TanStack Virtual; the caller pages and sorts in the database, this only shows.
import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { classNames } from './classNames.ts';
import styles from './DataGrid.module.css';
import { DataGridHead } from './DataGridHead.tsx';
import { DataGridRow } from './DataGridRow.tsx';
import {
  type ColumnWidths,
  type DataGridColumn,
  type GridSort,
  gridTemplate,
  gridWidth,
} from './dataGridColumns.ts';
import { physicalKey } from './keyboard/physicalKey.ts';
import { nextIndex } from './listKeys.ts';
import { pageSizeOf, useRowWindow } from './useRows.ts';

export type DataGridProps<Row> = {
  rows: readonly Row[];
  getKey: (row: Row) => string;
  columns: readonly DataGridColumn<Row>[];
  currentKey: string | null;
  onCurrentChange: (key: string, row: Row) => void;
  /** Enter (on a cell that is not editable) and double click. */
  onActivate?: (row: Row) => void;
  selectedKeys?: ReadonlySet<string>;
  /** Given: Space or X toggles, Shift+arrows extend. */
  onSelectedKeysChange?: (keys: ReadonlySet<string>) => void;
  sort?: GridSort;
  onSortChange?: (sort: GridSort) => void;
  columnWidths?: ColumnWidths;
  onColumnWidthsChange?: (widths: ColumnWidths) => void;
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
  const { rows, getKey, columns, currentKey, onCurrentChange, rowHeight = 34, selectedKeys } = props;
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [ownWidths, setOwnWidths] = useState<ColumnWidths>({});
  const widths = props.columnWidths ?? ownWidths;
  const [active, setActive] = useState<Active>({ column: 0, isEditing: false });
  const current = rows.findIndex((row) => getKey(row) === currentKey);
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
    const row = rows[index];
    setActive({ column, isEditing: false });
    if (row !== undefined) onCurrentChange(getKey(row), row);
  };
  const edit = (column: number) => setActive({ column, isEditing: true });
  const finishEdit = () => {
    setActive((last) => ({ ...last, isEditing: false }));
    scroller.current?.focus({ preventScroll: true });
  };
  const handleKeyDown = useGridKeys(props, {
    scroller,
    current,
    active,
    moveTo,
    edit,
    setColumn: (column) => setActive({ column, isEditing: false }),
  });
  const style = {
    '--grid-columns': gridTemplate(columns, widths),
    '--grid-width': `${gridWidth(columns, widths)}px`,
  } as CSSProperties;
  const hasCell = current >= 0 && columns[active.column];
  return (
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
      style={style}
      onKeyDown={handleKeyDown}
    >
      <DataGridHead
        columns={columns}
        widths={widths}
        sort={props.sort}
        onSortChange={props.onSortChange}
        onWidthsChange={props.onColumnWidthsChange ?? setOwnWidths}
      />
      {rows.length ? (
        <div role="rowgroup" className={styles.space} style={{ height: window.getTotalSize() }}>
          {window.getVirtualItems().map(({ index, start }) => {
            const row = rows[index] as Row;
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
                onPress={moveTo}
                onEdit={edit}
                onActivate={props.onActivate}
                onEditDone={finishEdit}
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
}

type GridState = {
  scroller: { readonly current: HTMLDivElement | null };
  current: number;
  active: Active;
  moveTo: (index: number) => void;
  edit: (column: number) => void;
  setColumn: (column: number) => void;
};

function useGridKeys<Row>(props: DataGridProps<Row>, state: GridState): (event: KeyboardEvent) => void {
  const { rows, getKey, columns, selectedKeys, onSelectedKeysChange } = props;
  const { current, active } = state;
  const select = (keys: Iterable<string>) => onSelectedKeysChange?.(new Set(keys));
  return (event) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[current];
    const key = row === undefined ? '' : getKey(row);
    const next = nextIndex(
      event,
      current,
      rows.length,
      pageSizeOf(state.scroller.current, props.rowHeight ?? 34),
    );
    const canEdit = row !== undefined && columns[active.column]?.edit !== undefined;
    if (next !== null) {
      const nextRow = rows[next];
      if (event.shiftKey && onSelectedKeysChange && nextRow !== undefined)
        select([...(selectedKeys ?? []), key, getKey(nextRow)]);
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
    else if (physicalKey(event) === 'Delete' && row !== undefined && props.onDelete) props.onDelete(row);
    else if (
      (physicalKey(event) === 'Space' || physicalKey(event) === 'KeyX') &&
      row !== undefined &&
      onSelectedKeysChange &&
      !event.ctrlKey
    ) {
      const others = [...(selectedKeys ?? [])].filter((other) => other !== key);
      select(selectedKeys?.has(key) ? others : [...others, key]);
    } else return;
    event.preventDefault();
  };
}
