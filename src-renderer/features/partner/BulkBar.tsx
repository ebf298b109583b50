// The bar over the list while partners are chosen: how many, change them, and how far a long change is. E opens the change.
import { useState } from 'react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { ProgressBar } from '#renderer/ui/States.tsx';
import { BulkDialog } from './BulkDialog.tsx';
import styles from './PartnersScreen.module.css';
import { useBulkEdit } from './useBulkEdit.ts';
import type { Selection } from './useSelection.ts';

/** Whether more than the chosen rows are there to be chosen. */
export type BulkBarProps = { selection: Selection; canChooseAll: boolean };

export function BulkBar({ selection, canChooseAll }: BulkBarProps) {
  const t = useT();
  const format = useFormat();
  const { run, cancel, progress } = useBulkEdit();
  const [isOpen, setOpen] = useState(false);
  const { count, which, isAll } = selection;
  const isOffered = which !== undefined && !progress;
  useHotkeys([{ keys: 'KeyE', label: t('palette.bulkOpen'), run: () => setOpen(true) }], {
    group: t('partner.partners'),
    isEnabled: isOffered,
  });
  useHotkeys([{ keys: 'Escape', run: selection.clear }], { isEnabled: isOffered && !isOpen });
  if (progress) {
    const { done, total } = progress;
    const text =
      total === null
        ? undefined
        : t('common.ofTotal', { done: format.number(done), total: format.number(total) });
    return (
      <div className={styles.bulk}>
        <ProgressBar label={t('palette.bulkRuns')} value={total ? done / total : undefined} text={text} />
        <Button size="sm" onClick={cancel}>
          {t('common.cancel')}
        </Button>
      </div>
    );
  }
  if (which === undefined) return null;
  return (
    <section className={styles.bulk} aria-label={t('palette.selection')}>
      <span role="status">
        {isAll ? t('palette.allSelected', { count }) : t('common.selectedCount', { count })}
      </span>
      {canChooseAll && !isAll ? (
        <Button size="sm" variant="quiet" kbd="Ctrl+A" onClick={selection.selectAll}>
          {t('palette.selectAll')}
        </Button>
      ) : null}
      <Button size="sm" variant="primary" kbd="E" onClick={() => setOpen(true)}>
        {t('palette.bulkOpen')}
      </Button>
      <Button size="sm" variant="quiet" kbd="Esc" onClick={selection.clear}>
        {t('palette.clearSelection')}
      </Button>
      {isOpen ? (
        <BulkDialog
          count={count}
          onClose={() => setOpen(false)}
          onChange={(change) => {
            setOpen(false);
            void run({ which, change }).then((isDone) => isDone && selection.clear());
          }}
        />
      ) : null}
    </section>
  );
}
