// The small lists that forms offer, one at a time: add, rename, order, archive, merge; ready lists of a trade.
import { BookOpen, PackagePlus } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Switch } from '#renderer/ui/Choice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { EmptyState, Skeleton } from '#renderer/ui/States.tsx';
import type { Input } from '#shared/contract/index.ts';
import { FormGroup, FormPage } from '../FormPage.tsx';
import styles from '../SettingsRows.module.css';
import { AddEntry } from './AddEntry.tsx';
import { DirectoryEntry } from './DirectoryEntry.tsx';
import { ReadyLists } from './ReadyLists.tsx';

export type DirectoryKind = Input<'directories.list'>['kind'];

const kinds: readonly DirectoryKind[] = [
  'source',
  'post',
  'unit',
  'priceType',
  'warehouse',
  'warehouseGroup',
];

export function DirectoriesPage() {
  const t = useT();
  const [kind, setKind] = useState<DirectoryKind>('source');
  const [isAll, setAll] = useState(false);
  const [isReadyOpen, setReadyOpen] = useState(false);
  const { value } = useLive('directories.list', { kind, includeArchived: isAll });
  const ready = (
    <Button icon={<PackagePlus aria-hidden />} onClick={() => setReadyOpen(true)}>
      {t('directories.ready')}
    </Button>
  );
  return (
    <FormPage title={t('directories.title')} hint={t('directories.hint')} actions={ready}>
      <Field label={t('directories.list')}>
        <Select
          value={kind}
          options={kinds.map((id) => ({ value: id, label: t(`directories.${id}`) }))}
          onChange={setKind}
        />
      </Field>
      <FormGroup title={t(`directories.${kind}`)} hint={t(`directories.${kind}Hint`)}>
        <AddEntry key={kind} kind={kind} />
        <Switch label={t('directories.showArchived')} value={isAll} onChange={setAll} />
        {value ? null : <Skeleton rows={4} />}
        {value?.rows.length === 0 ? (
          <EmptyState
            icon={<BookOpen aria-hidden />}
            title={t('directories.empty')}
            hint={t('directories.emptyHint')}
          />
        ) : null}
        <ul className={styles.rows} aria-label={t(`directories.${kind}`)}>
          {value?.rows.map((row) => (
            <DirectoryEntry key={row.id} kind={kind} row={row} rows={value.rows} />
          ))}
        </ul>
      </FormGroup>
      {isReadyOpen ? <ReadyLists onClose={() => setReadyOpen(false)} /> : null}
    </FormPage>
  );
}
