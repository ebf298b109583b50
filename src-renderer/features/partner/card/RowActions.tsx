// What can be done with one row of a card: make it the main one, edit, delete. Writes nothing itself.
import { Pencil, Star, Trash2 } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './CardEntry.module.css';

type Step = { run: () => void; isRunning: boolean };

export type RowActionsProps = {
  /** Of the row, for the names of the buttons. */
  name: string;
  /** Left out where the row is the main one already. */
  makeMain?: Step;
  onEdit: () => void;
  remove: Step;
};

export function RowActions({ name, makeMain, onEdit, remove }: RowActionsProps) {
  const t = useT();
  return (
    <span className={styles.rowActions}>
      {makeMain ? (
        <IconButton
          size="sm"
          label={t('partner.makeMainNamed', { name })}
          icon={<Star aria-hidden />}
          disabled={makeMain.isRunning}
          onClick={makeMain.run}
        />
      ) : null}
      <IconButton
        size="sm"
        label={t('partner.editNamed', { name })}
        icon={<Pencil aria-hidden />}
        onClick={onEdit}
      />
      <IconButton
        size="sm"
        label={t('partner.deleteNamed', { name })}
        icon={<Trash2 aria-hidden />}
        disabled={remove.isRunning}
        onClick={remove.run}
      />
    </span>
  );
}
