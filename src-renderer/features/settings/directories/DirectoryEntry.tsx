// One entry of a list with what can be done about it.
import { EllipsisVertical } from 'lucide-react';
import { useState } from 'react';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Chip } from '#renderer/ui/Chip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import type { Output } from '#shared/contract/index.ts';
import shared from '../Settings.module.css';
import styles from './Directories.module.css';
import type { DirectoryKind } from './DirectoriesPage.tsx';
import { RenameEntry } from './RenameEntry.tsx';
import { UsesDialog } from './UsesDialog.tsx';
import { useLongStep } from './useLongStep.ts';

export type EntryRow = Output<'directories.list'>['rows'][number];
export type EntryProps = { kind: DirectoryKind; row: EntryRow; rows: readonly EntryRow[] };

const isOrdered = (kind: DirectoryKind): kind is 'source' | 'post' | 'priceType' =>
  kind === 'source' || kind === 'post' || kind === 'priceType';

/** Moving among those that are offered. */
function useMoves({ kind, row, rows }: EntryProps): MenuEntry[] {
  const t = useT();
  const { run } = useStep('directories.order', { isErrorToasted: true });
  if (!isOrdered(kind) || row.isArchived) return [];
  const ids = rows.filter(({ isArchived }) => !isArchived).map(({ id }) => id);
  const at = ids.indexOf(row.id);
  const moveTo = (to: number): void => {
    const others = ids.filter((id) => id !== row.id);
    void run({ kind, ids: others.toSpliced(to, 0, row.id) }, t('directories.moved'));
  };
  return [
    { id: 'up', label: t('directories.up'), isDisabled: at === 0, onSelect: () => moveTo(at - 1) },
    {
      id: 'down',
      label: t('directories.down'),
      isDisabled: at === ids.length - 1,
      onSelect: () => moveTo(at + 1),
    },
    { id: 'afterMoves', isSeparator: true },
  ];
}

export function DirectoryEntry(props: EntryProps) {
  const { kind, row } = props;
  const { id, name, note, isArchived, isImported } = row;
  const t = useT();
  const errorText = useErrorText();
  const [opened, setOpened] = useState<'rename' | 'uses'>();
  const archive = useLongStep('directories.archive');
  const restore = useStep('directories.restore', { isErrorToasted: true });
  const moves = useMoves(props);
  const entries: MenuEntry[] = [
    {
      id: 'rename',
      label: t('directories.rename'),
      isDisabled: isImported,
      onSelect: () => setOpened('rename'),
    },
    { id: 'uses', label: t('directories.uses'), onSelect: () => setOpened('uses') },
    ...moves,
    isArchived
      ? {
          id: 'restore',
          label: t('directories.restore'),
          onSelect: () => void restore.run({ kind, id }, t('directories.restored', { name })),
        }
      : {
          id: 'archive',
          label: t('directories.archive'),
          onSelect: () => void archive.run({ kind, id }, () => t('directories.archived', { name })),
        },
  ];
  // What is in use shows at once where, and what could stand in its place.
  const isInUse = archive.error?.reason === 'entry_in_use';
  const close = (): void => {
    setOpened(undefined);
    archive.forget();
  };
  return (
    <li className={styles.entry}>
      <div>
        <p className={styles.name}>
          {name}
          {isImported ? <Chip>{t('directories.from1c')}</Chip> : null}
          {isArchived ? <Chip>{t('directories.inArchive')}</Chip> : null}
        </p>
        {note === '' ? null : <p className={shared.hint}>{note}</p>}
        {archive.error && !isInUse ? (
          <p role="alert" className={shared.error}>
            {errorText(archive.error)}
          </p>
        ) : null}
      </div>
      <Menu
        trigger={
          <IconButton
            size="sm"
            variant="quiet"
            label={t('directories.actionsOf', { name })}
            icon={<EllipsisVertical aria-hidden />}
          />
        }
        entries={entries}
      />
      {opened === 'rename' ? <RenameEntry kind={kind} row={row} onClose={close} /> : null}
      {opened === 'uses' || isInUse ? <UsesDialog {...props} onClose={close} /> : null}
    </li>
  );
}
