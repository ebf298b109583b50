// A list of any length with fixed row height, paged by keyset: the caller adds rows when the end is near.
import { type KeyboardEvent, memo, type ReactNode, useId, useRef } from 'react';
import { type Rows, rowAt } from '#shared/lib/pagedRows.ts';
import { classNames } from './classNames.ts';
import { physicalKey } from './keyboard/physicalKey.ts';
import { nextIndex } from './listKeys.ts';
import { pageSizeOf, useRowIndex, useRowWindow } from './useRows.ts';
import styles from './VirtualList.module.css';

export type VirtualListProps<Row> = {
  rows: Rows<Row>;
  getKey: (row: Row) => string;
  /** Keep it stable (useCallback or module level): rows are memoised. */
  renderRow: (row: Row, isCurrent: boolean) => ReactNode;
  rowHeight: number;
  currentKey: string | null;
  onCurrentChange: (key: string, row: Row) => void;
  /** Enter and double click. */
  onActivate?: (row: Row) => void;
  hasMore?: boolean;
  onEndReached?: () => void;
  /** All rows of the query when known, for "5 of 48". */
  totalCount?: number;
  selectedKeys?: ReadonlySet<string>;
  /** Given: X and Shift+J/K (↑↓) select. */
  onSelectedKeysChange?: (keys: ReadonlySet<string>) => void;
  empty?: ReactNode;
  'aria-label': string;
  className?: string;
};

type RowBoxProps = {
  id: string;
  top: number;
  height: number;
  index: number;
  setSize: number;
  isCurrent: boolean;
  isSelected: boolean;
  children: ReactNode;
};

function RowBox({ id, top, height, index, setSize, isCurrent, isSelected, children }: RowBoxProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      data-index={index}
      aria-selected={isSelected}
      data-current={isCurrent || undefined}
      aria-posinset={index + 1}
      aria-setsize={setSize}
      className={styles.row}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {children}
    </div>
  );
}

type MemoRowProps<Row> = Omit<RowBoxProps, 'children'> & {
  row: Row;
  renderRow: (row: Row, isCurrent: boolean) => ReactNode;
};
function ListRow<Row>({ row, renderRow, ...box }: MemoRowProps<Row>) {
  return <RowBox {...box}>{renderRow(row, box.isCurrent)}</RowBox>;
}
// memo forgets type parameters; the cast gives them back.
const MemoRow = memo(ListRow) as unknown as typeof ListRow;

/** role=listbox; one tab stop, the current row by aria-activedescendant (it stays mounted even when scrolled away). */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const {
    rows,
    getKey,
    renderRow,
    rowHeight,
    currentKey,
    onCurrentChange,
    onActivate,
    selectedKeys,
    onSelectedKeysChange,
  } = props;
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const current = useRowIndex(rows, getKey, currentKey);
  const window = useRowWindow({
    scroller,
    count: rows.length,
    rowHeight,
    currentIndex: current,
    hasMore: props.hasMore,
    onEndReached: props.onEndReached,
  });
  const moveTo = (index: number) => {
    const row = rowAt(rows, index);
    if (row !== undefined) onCurrentChange(getKey(row), row);
  };
  const toggle = (key: string, isOn: boolean) => {
    const next = new Set(selectedKeys);
    if (isOn) next.add(key);
    else next.delete(key);
    onSelectedKeysChange?.(next);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const row = rowAt(rows, current);
    const next = nextIndex(event, current, rows.length, pageSizeOf(scroller.current, rowHeight));
    if (next !== null) {
      const nextRow = rowAt(rows, next);
      if (event.shiftKey && onSelectedKeysChange && row && nextRow)
        onSelectedKeysChange(new Set([...(selectedKeys ?? []), getKey(row), getKey(nextRow)]));
      moveTo(next);
    } else if (physicalKey(event) === 'Enter' && row !== undefined && onActivate) onActivate(row);
    else if (physicalKey(event) === 'KeyX' && row !== undefined && onSelectedKeysChange && !event.ctrlKey)
      toggle(getKey(row), !selectedKeys?.has(getKey(row)));
    else return;
    event.preventDefault();
  };
  const indexOf = (target: EventTarget) =>
    Number((target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
  if (!rows.length) return <div className={styles.empty}>{props.empty}</div>;
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={props['aria-label']}
      aria-multiselectable={onSelectedKeysChange ? true : undefined}
      aria-activedescendant={current >= 0 ? `${listId}-${current}` : undefined}
      className={classNames(styles.list, props.className)}
      onKeyDown={handleKeyDown}
      onClick={(event) => moveTo(indexOf(event.target))}
      onDoubleClick={(event) => {
        const row = rowAt(rows, indexOf(event.target));
        if (row !== undefined) onActivate?.(row);
      }}
    >
      <div role="presentation" className={styles.space} style={{ height: window.getTotalSize() }}>
        {window.getVirtualItems().map(({ index, start }) => {
          const row = rows.at(index) as Row;
          const key = getKey(row);
          return (
            <MemoRow
              key={key}
              id={`${listId}-${index}`}
              row={row}
              renderRow={renderRow}
              top={start}
              height={rowHeight}
              index={index}
              setSize={props.totalCount ?? (props.hasMore ? -1 : rows.length)}
              isCurrent={index === current}
              isSelected={selectedKeys?.has(key) ?? index === current}
            />
          );
        })}
      </div>
    </div>
  );
}
