// The chooser of a list's columns: which are shown and in what order. Acts at once; keeps nothing.
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { Button } from './Button.tsx';
import { Checkbox } from './Choice.tsx';
import styles from './ColumnsDialog.module.css';
import {
  type ColumnLayout,
  isColumnShown,
  moveColumn,
  orderedColumns,
  showColumn,
  tidyLayout,
  usualLayout,
} from './columnLayout.ts';
import { Dialog } from './Dialog.tsx';
import type { DataGridColumn } from './dataGridColumns.ts';
import { IconButton } from './IconButton.tsx';
import { physicalKey } from './keyboard/physicalKey.ts';

export type ColumnsDialogProps = {
  columns: readonly DataGridColumn<never>[];
  layout: ColumnLayout;
  /** null: as declared. */
  onLayoutChange: (layout: ColumnLayout | null) => void;
  onClose: () => void;
};

export function ColumnsDialog({ columns, layout, onLayoutChange, onClose }: ColumnsDialogProps) {
  const t = useT();
  const change = (next: ColumnLayout): void => onLayoutChange(tidyLayout(columns, next));
  const move = (id: string, step: 1 | -1): void => {
    change(moveColumn(columns, layout, id, { step, among: 'all' }));
  };
  const ordered = orderedColumns(columns, layout);
  const rememberFocus = useKeptFocus();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sm"
      title={t('columns.title')}
      description={t('columns.hint')}
      footer={
        <>
          <Button onClick={() => onLayoutChange(null)}>{t('columns.reset')}</Button>
          <Button variant="primary" onClick={onClose}>
            {t('common.done')}
          </Button>
        </>
      }
    >
      <ul className={styles.list} onFocus={rememberFocus}>
        {ordered.map((column, index) => (
          <li
            key={column.id}
            className={styles.row}
            onKeyDown={(event) => moveByKey(event, (step) => move(column.id, step))}
          >
            <Checkbox
              value={isColumnShown(column, layout)}
              isDisabled={Boolean(column.isRowHeader)}
              onChange={(isShown) => change(showColumn(layout, column, isShown))}
              label={
                <>
                  {column.header}
                  {column.hint || column.isRowHeader ? (
                    <span className={styles.hint}> · {column.hint ?? t('columns.alwaysShown')}</span>
                  ) : null}
                </>
              }
            />
            <IconButton
              size="sm"
              label={t('columns.moveUp', { name: column.header })}
              icon={<ArrowUp aria-hidden />}
              aria-disabled={index === 0}
              onClick={() => move(column.id, -1)}
            />
            <IconButton
              size="sm"
              label={t('columns.moveDown', { name: column.header })}
              icon={<ArrowDown aria-hidden />}
              aria-disabled={index === ordered.length - 1}
              onClick={() => move(column.id, 1)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function moveByKey(event: KeyboardEvent, move: (step: 1 | -1) => void): void {
  if (!event.altKey || (physicalKey(event) !== 'ArrowUp' && physicalKey(event) !== 'ArrowDown')) return;
  event.preventDefault();
  event.stopPropagation();
  move(physicalKey(event) === 'ArrowUp' ? -1 : 1);
}

/** A row that moves takes its focus along: the browser drops it when the row is put elsewhere in the page. */
function useKeptFocus(): (event: FocusEvent<HTMLElement>) => void {
  const focused = useRef<HTMLElement>(undefined);
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (focused.current?.isConnected && (activeElement === null || activeElement === document.body)) {
      focused.current.focus();
      focused.current.scrollIntoView({ block: 'nearest' });
    }
  });
  return ({ target }) => {
    focused.current = target;
  };
}

export type ColumnsButtonProps = Omit<ColumnsDialogProps, 'onClose' | 'layout'> & {
  layout: ColumnLayout | null | undefined;
};

/** Opens the chooser; stands beside the list's search. */
export function ColumnsButton({ layout, ...rest }: ColumnsButtonProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={t('columns.choose')}
        icon={<Columns3 aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen ? (
        <ColumnsDialog {...rest} layout={layout ?? usualLayout} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
