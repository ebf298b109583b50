// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// The sticky head of a DataGrid: sorting by click, widths by dragging or Alt+arrows on the border.
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { classNames } from './classNames.ts';
import styles from './DataGrid.module.css';
import {
  type ColumnWidths,
  type DataGridColumn,
  type GridSort,
  leastColumnWidth,
} from './dataGridColumns.ts';
import { physicalKey } from './keyboard/physicalKey.ts';

type HeadProps<Row> = {
  columns: readonly DataGridColumn<Row>[];
  widths: ColumnWidths;
  sort?: GridSort;
  onSortChange?: (sort: GridSort) => void;
  onWidthsChange: (widths: ColumnWidths) => void;
};

function SortButton<Row>({
  column,
  sort,
  onSortChange,
}: {
  column: DataGridColumn<Row>;
  sort?: GridSort;
  onSortChange: (sort: GridSort) => void;
}) {
  const direction = sort?.columnId === column.id ? sort.direction : null;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.sort}
      onClick={() =>
        onSortChange({
          columnId: column.id,
          direction: direction === 'ascending' ? 'descending' : 'ascending',
        })
      }
    >
      <span className={styles.headText}>{column.header}</span>
      {direction ? <Arrow aria-hidden /> : null}
    </button>
  );
}

export function DataGridHead<Row>({ columns, widths, sort, onSortChange, onWidthsChange }: HeadProps<Row>) {
  const t = useT();
  const setWidth = (column: DataGridColumn<Row>, width: number) =>
    onWidthsChange({
      ...widths,
      [column.id]: Math.round(Math.max(column.minWidth ?? leastColumnWidth, width)),
    });
  const startDrag = (column: DataGridColumn<Row>, event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const startWidth = handle.parentElement?.offsetWidth ?? column.width;
    const startX = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => setWidth(column, startWidth + moved.clientX - startX);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const nudge = (column: DataGridColumn<Row>, event: KeyboardEvent<HTMLElement>) => {
    const step = physicalKey(event) === 'ArrowRight' ? 16 : physicalKey(event) === 'ArrowLeft' ? -16 : 0;
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    setWidth(column, (event.currentTarget.parentElement?.offsetWidth ?? column.width) + step);
  };
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {columns.map((column, index) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={sort?.columnId === column.id ? sort.direction : undefined}
            className={classNames(styles.headCell, styles[column.align ?? 'start'])}
          >
            {column.isSortable && onSortChange ? (
              <SortButton column={column} sort={sort} onSortChange={onSortChange} />
            ) : (
              <span className={styles.headText} title={column.header} data-ellipsis="">
                {column.header}
              </span>
            )}
            <span
              role="separator"
              tabIndex={-1}
              aria-orientation="vertical"
              aria-valuenow={widths[column.id] ?? column.width}
              aria-valuemin={column.minWidth ?? leastColumnWidth}
              aria-valuemax={2000}
              aria-label={t('ui.resizeColumn', { name: column.header })}
              className={styles.resizer}
              onPointerDown={(event) => startDrag(column, event)}
              onKeyDown={(event) => nudge(column, event)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
