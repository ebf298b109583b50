// biome-ignore-all lint/a11y/useSemanticElements: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid by its pattern: virtual rows, one tab stop, keys at the grid
// The sticky head of a DataGrid: sorting by click, widths by dragging a border, places by dragging a head; where the
// columns can be arranged each head has a menu. The keys for the same are the grid's.
import { ArrowDown, ArrowUp, EllipsisVertical } from 'lucide-react';
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { classNames } from './classNames.ts';
import styles from './DataGrid.module.css';
import { type DataGridColumn, type GridSort, leastColumnWidth } from './dataGridColumns.ts';
import { physicalKey } from './keyboard/physicalKey.ts';
import { Menu, type MenuEntry } from './Menu.tsx';
import type { ColumnArrangement } from './useColumnArrangement.ts';
import { useHeadDrag } from './useHeadDrag.ts';

type HeadProps<Row> = {
  arrangement: ColumnArrangement<Row>;
  sort?: GridSort;
  onSortChange?: (sort: GridSort) => void;
};
type CellProps<Row> = HeadProps<Row> & { column: DataGridColumn<Row> };

function SortButton<Row>({ column, sort, onSortChange }: CellProps<Row>) {
  const direction = sort?.columnId === column.id ? sort.direction : null;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.sort}
      onClick={() =>
        onSortChange?.({
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

function useMenuEntries<Row>({ column, arrangement, onSortChange }: CellProps<Row>): MenuEntry[] {
  const t = useT();
  const { id } = column;
  const { visible, layout } = arrangement;
  const place = visible.findIndex((one) => one.id === id);
  const widthNow = layout.widths[id] ?? column.width;
  const sorts = (['ascending', 'descending'] as const).map((direction) => ({
    id: direction,
    label: t(direction === 'ascending' ? 'columns.sortAscending' : 'columns.sortDescending'),
    onSelect: () => onSortChange?.({ columnId: id, direction }),
  }));
  return [
    ...(column.isSortable && onSortChange ? [...sorts, { id: 'sorts', isSeparator: true as const }] : []),
    {
      id: 'left',
      label: t('columns.moveLeft'),
      kbd: 'Ctrl+Shift+←',
      isDisabled: place <= 0,
      onSelect: () => arrangement.move(id, -1),
    },
    {
      id: 'right',
      label: t('columns.moveRight'),
      kbd: 'Ctrl+Shift+→',
      isDisabled: place === visible.length - 1,
      onSelect: () => arrangement.move(id, 1),
    },
    {
      id: 'wider',
      label: t('columns.wider'),
      kbd: 'Ctrl+→',
      onSelect: () => arrangement.resize(id, widthNow + 32),
    },
    {
      id: 'narrower',
      label: t('columns.narrower'),
      kbd: 'Ctrl+←',
      onSelect: () => arrangement.resize(id, widthNow - 32),
    },
    {
      id: 'width',
      label: t('columns.usualWidth'),
      isDisabled: layout.widths[id] === undefined,
      onSelect: () => arrangement.resize(id, undefined),
    },
    {
      id: 'hide',
      label: t('columns.hide'),
      isDisabled: Boolean(column.isRowHeader),
      onSelect: () => arrangement.hide(id),
    },
    { id: 'all', isSeparator: true },
    { id: 'choose', label: t('columns.choose'), onSelect: arrangement.choose },
    { id: 'reset', label: t('columns.reset'), onSelect: () => arrangement.change(null) },
  ];
}

function HeadMenu<Row>(props: CellProps<Row>) {
  const t = useT();
  return (
    <Menu
      trigger={
        <button
          type="button"
          tabIndex={-1}
          data-column-menu=""
          aria-label={t('columns.menuOf', { name: props.column.header })}
          className={styles.headMenu}
        >
          <EllipsisVertical aria-hidden />
        </button>
      }
      entries={useMenuEntries(props)}
    />
  );
}

function Resizer<Row>({ column, arrangement }: CellProps<Row>) {
  const t = useT();
  const width = arrangement.layout.widths[column.id];
  const startDrag = (event: PointerEvent<HTMLElement>) => {
    // The head beneath would begin to move.
    event.stopPropagation();
    const handle = event.currentTarget;
    const startWidth = handle.parentElement?.offsetWidth ?? column.width;
    const startX = event.clientX;
    const listening = new AbortController();
    const { signal } = listening;
    const end = () => listening.abort();
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener(
      'pointermove',
      (moved: globalThis.PointerEvent) => arrangement.resize(column.id, startWidth + moved.clientX - startX),
      { signal },
    );
    handle.addEventListener('lostpointercapture', end, { signal });
    window.addEventListener(
      'keydown',
      (pressed) => {
        if (pressed.code !== 'Escape') return;
        pressed.preventDefault();
        pressed.stopPropagation();
        arrangement.resize(column.id, width);
        end();
      },
      { signal, capture: true },
    );
  };
  const nudge = (event: KeyboardEvent<HTMLElement>) => {
    const step = physicalKey(event) === 'ArrowRight' ? 16 : physicalKey(event) === 'ArrowLeft' ? -16 : 0;
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    arrangement.resize(column.id, (event.currentTarget.parentElement?.offsetWidth ?? column.width) + step);
  };
  return (
    <span
      role="separator"
      tabIndex={-1}
      aria-orientation="vertical"
      aria-valuenow={width ?? column.width}
      aria-valuemin={column.minWidth ?? leastColumnWidth}
      aria-valuemax={2000}
      aria-label={t('ui.resizeColumn', { name: column.header })}
      className={styles.resizer}
      onPointerDown={startDrag}
      onKeyDown={nudge}
      onDoubleClick={() => arrangement.resize(column.id, undefined)}
    />
  );
}

export function DataGridHead<Row>(props: HeadProps<Row>) {
  const { arrangement, sort, onSortChange } = props;
  const { drag, start } = useHeadDrag(arrangement.place);
  const openMenu = (event: MouseEvent<HTMLElement>) => {
    // Not from the menu itself, which stands elsewhere in the page.
    if (!event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>('[data-column-menu]')?.click();
  };
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {arrangement.visible.map((column, index) => (
          <div
            key={column.id}
            role="columnheader"
            aria-label={column.header}
            aria-colindex={index + 1}
            aria-sort={sort?.columnId === column.id ? sort.direction : undefined}
            data-column-id={column.id}
            data-dragged={drag?.id === column.id || undefined}
            data-drop={dropSide(drag, column.id, index === arrangement.visible.length - 1)}
            className={classNames(
              styles.headCell,
              styles[column.align ?? 'start'],
              !arrangement.isFixed && styles.movable,
            )}
            onPointerDown={arrangement.isFixed ? undefined : (event) => start(column.id, event)}
            onContextMenu={arrangement.isFixed ? undefined : openMenu}
          >
            {column.isSortable && onSortChange ? (
              <SortButton {...props} column={column} />
            ) : (
              <span className={styles.headText} title={column.header} data-ellipsis="">
                {column.header}
              </span>
            )}
            {arrangement.isFixed ? null : <HeadMenu {...props} column={column} />}
            <Resizer {...props} column={column} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** On which side of a head the dragged one would come to stand. */
function dropSide(
  drag: { beforeId: string | null } | undefined,
  id: string,
  isLast: boolean,
): 'before' | 'after' | undefined {
  if (drag === undefined) return undefined;
  if (drag.beforeId === id) return 'before';
  return drag.beforeId === null && isLast ? 'after' : undefined;
}
