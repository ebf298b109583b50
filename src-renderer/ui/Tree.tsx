// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree holds the focus and handles the keys of all its rows
// A tree of any size, flat and virtual: role=tree with level, set size and position; arrows and type-ahead.
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef } from 'react';
import { fold } from '#shared/domain/fold.ts';
import { classNames } from './classNames.ts';
import { physicalKey } from './keyboard/physicalKey.ts';
import { nextIndex } from './listKeys.ts';
import styles from './Tree.module.css';
import { flattenTree, type TreeNode, type TreeRow } from './treeNodes.ts';
import { pageSizeOf, useRowWindow } from './useRows.ts';

export type TreeProps = {
  nodes: readonly TreeNode[];
  expandedIds: ReadonlySet<string>;
  onExpandedChange: (ids: ReadonlySet<string>) => void;
  currentId: string | null;
  onCurrentChange: (id: string, node: TreeNode) => void;
  /** Enter and double click. */
  onActivate?: (node: TreeNode) => void;
  /** Beside the label, e.g. a Badge. */
  renderExtra?: (node: TreeNode) => ReactNode;
  rowHeight?: number;
  'aria-label': string;
  className?: string;
};

const typeAheadMs = 700;

function useTypeAhead(rows: readonly TreeRow[], current: number): (event: KeyboardEvent) => number | null {
  const typed = useRef({ text: '', atMs: 0 });
  return (event) => {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey)
      return null;
    const isNew = event.timeStamp - typed.current.atMs > typeAheadMs;
    typed.current = { text: (isNew ? '' : typed.current.text) + event.key, atMs: event.timeStamp };
    const wanted = fold(typed.current.text);
    const order = rows.map((_, step) => (Math.max(current, 0) + step + (isNew ? 1 : 0)) % rows.length);
    return order.find((index) => fold(rows[index]?.node.label ?? '').startsWith(wanted)) ?? null;
  };
}

/** One tab stop; → opens or enters, ← closes or leaves, letters jump, Enter activates. */
export function Tree(props: TreeProps) {
  const {
    nodes,
    expandedIds,
    onExpandedChange,
    currentId,
    onCurrentChange,
    onActivate,
    renderExtra,
    rowHeight = 28,
  } = props;
  const treeId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => flattenTree(nodes, expandedIds), [nodes, expandedIds]);
  const current = rows.findIndex((row) => row.node.id === currentId);
  const window = useRowWindow({ scroller, count: rows.length, rowHeight, currentIndex: current });
  const typeAhead = useTypeAhead(rows, current);
  const moveTo = (index: number) => {
    const row = rows[index];
    if (row) onCurrentChange(row.node.id, row.node);
  };
  const setExpanded = (id: string, isOpen: boolean) => {
    const next = new Set(expandedIds);
    if (isOpen) next.add(id);
    else next.delete(id);
    onExpandedChange(next);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const row = rows[current];
    const next = nextIndex(event, current, rows.length, pageSizeOf(scroller.current, rowHeight), false);
    if (next !== null) moveTo(next);
    else if (physicalKey(event) === 'ArrowRight' && row?.isParent)
      row.isExpanded ? moveTo(current + 1) : setExpanded(row.node.id, true);
    else if (physicalKey(event) === 'ArrowLeft' && row)
      row.isExpanded ? setExpanded(row.node.id, false) : moveTo(row.parentIndex);
    else if (physicalKey(event) === 'Enter' && row && onActivate) onActivate(row.node);
    else {
      const found = typeAhead(event);
      if (found === null) return;
      moveTo(found);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label={props['aria-label']}
      aria-activedescendant={current >= 0 ? `${treeId}-${current}` : undefined}
      className={classNames(styles.tree, props.className)}
      onKeyDown={handleKeyDown}
    >
      <div role="presentation" className={styles.space} style={{ height: window.getTotalSize() }}>
        {window.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as TreeRow;
          return (
            <div
              key={row.node.id}
              id={`${treeId}-${index}`}
              role="treeitem"
              tabIndex={-1}
              aria-label={row.node.label}
              aria-level={row.level}
              aria-posinset={row.posInSet}
              aria-setsize={row.setSize}
              aria-expanded={row.isParent ? row.isExpanded : undefined}
              aria-selected={index === current}
              className={styles.row}
              style={{
                height: rowHeight,
                transform: `translateY(${start}px)`,
                paddingInlineStart: 6 + (row.level - 1) * 16,
              }}
              onClick={() => moveTo(index)}
              // A menu of the tree speaks of the row under the pointer.
              onContextMenu={() => moveTo(index)}
              onDoubleClick={() =>
                row.isParent ? setExpanded(row.node.id, !row.isExpanded) : onActivate?.(row.node)
              }
            >
              <span
                aria-hidden
                className={classNames(
                  styles.arrow,
                  !row.isParent && styles.leaf,
                  row.isExpanded && styles.open,
                )}
                onClick={() => setExpanded(row.node.id, !row.isExpanded)}
              >
                <ChevronRight />
              </span>
              <span className={styles.label} data-ellipsis="" title={row.node.label}>
                {row.node.label}
              </span>
              {renderExtra?.(row.node)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
