// Tasks as a board: the columns follow from the states. A card goes to another column by dragging or by Shift and an arrow.
import { type DragEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { physicalKey } from '#renderer/ui/keyboard/physicalKey.ts';
import { ErrorState } from '#renderer/ui/States.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { moveBetween, type TaskState } from '#shared/domain/taskStates.ts';
import { ReturnDialog } from './ReturnDialog.tsx';
import { DueText, TitleLine } from './TaskChips.tsx';
import styles from './Tasks.module.css';
import { pageSize, type TaskRow, useTaskMoves, type Whose } from './taskRow.ts';

const columns = ['new', 'accepted', 'returned', 'done'] as const;
type Column = (typeof columns)[number];

/** Focus of the card above, below, or at the top of the column beside. */
function focusBeside(card: HTMLElement, key: string): boolean {
  const column = card.closest('section');
  const cards = [...(column?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
  const at = cards.indexOf(card);
  const beside = (next: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | null => {
    for (let one = column?.[next]; one; one = one[next]) {
      const first = one.querySelector<HTMLElement>('[data-card]');
      if (first) return first;
    }
    return null;
  };
  const targets: Record<string, HTMLElement | null | undefined> = {
    ArrowDown: cards[at + 1],
    ArrowUp: cards[at - 1],
    ArrowRight: beside('nextElementSibling'),
    ArrowLeft: beside('previousElementSibling'),
  };
  targets[key]?.focus();
  return key in targets;
}

type CardProps = {
  task: TaskRow;
  isCurrent: boolean;
  onChoose: (id: string) => void;
  onShift: (task: TaskRow, by: 1 | -1) => void;
  onDrag: (task: TaskRow) => void;
};

function BoardCard({ task, isCurrent, onChoose, onShift, onDrag }: CardProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const key = physicalKey(event);
    const isSide = key === 'ArrowLeft' || key === 'ArrowRight';
    if (event.shiftKey && isSide) onShift(task, key === 'ArrowRight' ? 1 : -1);
    else if (event.shiftKey || !focusBeside(event.currentTarget, key)) return;
    event.preventDefault();
  };
  return (
    <li>
      <button
        type="button"
        data-card={task.id}
        draggable
        aria-current={isCurrent || undefined}
        className={styles.card}
        onClick={() => onChoose(task.id)}
        onKeyDown={onKeyDown}
        onDragStart={() => onDrag(task)}
      >
        <TitleLine task={task} />
        <span className={styles.cardLine}>
          <span data-ellipsis="">{task.partnerName || task.ownerName}</span>
          <DueText task={task} />
        </span>
      </button>
    </li>
  );
}

type ColumnProps = Omit<CardProps, 'task' | 'isCurrent'> & {
  column: Column;
  whose: Whose;
  currentId: string | null;
  onDrop: (to: Column) => void;
};

function BoardColumn({ column, whose, currentId, onDrop, ...card }: ColumnProps) {
  const t = useT();
  const errorText = useErrorText();
  const input = useMemo(
    () =>
      column === 'done'
        ? { whose, status: 'done' as const, limit: pageSize }
        : { whose, stage: column, limit: pageSize },
    [column, whose],
  );
  const tasks = usePages('tasks.list', input);
  const allow = (event: DragEvent): void => event.preventDefault();
  const name = t(`tasks.state_${column}`);
  return (
    <section aria-label={name} className={styles.column} onDragOver={allow} onDrop={() => onDrop(column)}>
      <h2 className={styles.columnTitle}>
        {name}
        <Badge count={tasks.rows.length} isHidden />
      </h2>
      {tasks.error ? <ErrorState title={errorText(tasks.error)} /> : null}
      <ul className={styles.cards}>
        {tasks.rows.map((task) => (
          <BoardCard key={task.id} {...card} task={task} isCurrent={task.id === currentId} />
        ))}
      </ul>
      {tasks.rows.length === 0 && !tasks.isLoading ? (
        <p className={styles.muted}>{t('tasks.columnEmpty')}</p>
      ) : null}
      {tasks.hasMore ? (
        <Button variant="quiet" onClick={tasks.loadMore}>
          {t('tasks.loadMore')}
        </Button>
      ) : null}
    </section>
  );
}

/** The next column in that direction to which there is a way. */
function columnBeside(from: TaskState, by: 1 | -1): Column | undefined {
  for (let at = columns.indexOf(from as Column) + by; ; at += by) {
    const to = columns[at];
    if (to === undefined || moveBetween(from, to) !== undefined) return to;
  }
}

export type TaskBoardProps = { whose: Whose; currentId: string | null; onChoose: (id: string) => void };

export function TaskBoard({ whose, currentId, onChoose }: TaskBoardProps) {
  const t = useT();
  const toasts = useToasts();
  const move = useTaskMoves();
  const dragged = useRef<TaskRow>(undefined);
  const [returning, setReturning] = useState<string>();
  const put = (task: TaskRow, to: Column | undefined): void => {
    if (to === task.state) return;
    const by = to === undefined ? undefined : moveBetween(task.state, to);
    if (by === undefined || !task.may.includes(by))
      toasts.show({ title: t('tasks.cannotMove'), tone: 'warn' });
    else if (by === 'return') setReturning(task.id);
    else void move(by, task.id);
  };
  const drop = (to: Column): void => {
    if (dragged.current !== undefined) put(dragged.current, to);
    dragged.current = undefined;
  };
  return (
    <>
      <p className={styles.muted}>{t('tasks.boardHint')}</p>
      <div className={styles.board}>
        {columns.map((column) => (
          <BoardColumn
            key={column}
            {...{ column, whose, currentId, onChoose }}
            onShift={(task, by) => put(task, columnBeside(task.state, by))}
            onDrag={(task) => {
              dragged.current = task;
            }}
            onDrop={drop}
          />
        ))}
      </div>
      {returning === undefined ? null : (
        <ReturnDialog id={returning} onClose={() => setReturning(undefined)} />
      )}
    </>
  );
}
