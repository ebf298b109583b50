// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// biome-ignore-all lint/a11y/noStaticElementInteractions: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// One row of a DataGrid; shows the editor in its current cell.
import { type KeyboardEvent, memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { classNames } from './classNames.ts';
import styles from './DataGrid.module.css';
import type { DataGridColumn } from './dataGridColumns.ts';
import { physicalKey } from './keyboard/physicalKey.ts';

/** What was held while a row was pressed. */
export type GridPress = { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean };

type RowHandlers<Row> = {
  press(index: number, column: number, held: GridPress): void;
  edit(column: number): void;
  activate(row: Row): void;
  finishEdit(): void;
};

/** Handlers that stay the same while what they call is the newest. */
export function useSteadyHandlers<Row>(newest: RowHandlers<Row>): RowHandlers<Row> {
  const latest = useRef(newest);
  useLayoutEffect(() => {
    latest.current = newest;
  });
  return useMemo(
    () => ({
      press: (...args) => latest.current.press(...args),
      edit: (...args) => latest.current.edit(...args),
      activate: (...args) => latest.current.activate(...args),
      finishEdit: () => latest.current.finishEdit(),
    }),
    [],
  );
}

type RowProps<Row> = {
  idPrefix: string;
  row: Row;
  columns: readonly DataGridColumn<Row>[];
  index: number;
  top: number;
  height: number;
  isSelected: boolean;
  /** -1: this row is not current. */
  activeColumn: number;
  isEditing: boolean;
  /** Always the same ones, or each row is drawn anew with every step of scrolling. */
  handlers: RowHandlers<Row>;
};

function CellEditor<Row>({
  row,
  column,
  onDone,
}: {
  row: Row;
  column: DataGridColumn<Row>;
  onDone: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input, textarea, button');
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  }, []);
  const handleKeyDown = (event: KeyboardEvent) => {
    if (physicalKey(event) !== 'Enter' && physicalKey(event) !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  return (
    <div
      ref={box}
      role="presentation"
      className={styles.editor}
      onKeyDown={handleKeyDown}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) onDone();
      }}
    >
      {column.edit?.(row, onDone)}
    </div>
  );
}

function GridRow<Row>(props: RowProps<Row>) {
  const { row, columns, index, activeColumn, isEditing, handlers } = props;
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      data-current={activeColumn >= 0 || undefined}
      className={styles.row}
      style={{ height: props.height, transform: `translateY(${props.top}px)` }}
    >
      {columns.map((column, columnIndex) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the grid, which holds the focus
        <div
          key={column.id}
          id={`${props.idPrefix}-${columnIndex}`}
          role={column.isRowHeader ? 'rowheader' : 'gridcell'}
          tabIndex={-1}
          aria-colindex={columnIndex + 1}
          aria-readonly={column.edit ? undefined : true}
          data-active={columnIndex === activeColumn || undefined}
          className={classNames(styles.cell, styles[column.align ?? 'start'], column.edit && styles.editable)}
          onClick={(event) => {
            if (isEditing && columnIndex === activeColumn) return;
            event.currentTarget.closest<HTMLElement>('[role=grid]')?.focus({ preventScroll: true });
            handlers.press(index, columnIndex, event);
          }}
          onDoubleClick={() => (column.edit ? handlers.edit(columnIndex) : handlers.activate(row))}
        >
          {isEditing && columnIndex === activeColumn ? (
            <CellEditor row={row} column={column} onDone={handlers.finishEdit} />
          ) : (
            column.render(row)
          )}
        </div>
      ))}
    </div>
  );
}

// Scrolled, a grid draws only what came into view. memo forgets type parameters; the cast gives them back.
export const DataGridRow = memo(GridRow) as unknown as typeof GridRow;
