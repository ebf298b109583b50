// Warehouses of the imports and the groups they are summed in. Changed at once; every step can be undone.
import { Warehouse } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Combobox } from '#renderer/ui/Combobox.tsx';
import { EmptyState, Skeleton } from '#renderer/ui/States.tsx';
import { fold } from '#shared/domain/fold.ts';
import { useStep } from '../steps/index.ts';
import { FormPage } from './FormPage.tsx';
import styles from './SettingsRows.module.css';

export function WarehousesPage() {
  const t = useT();
  const { value } = useLive('catalog.listWarehouses', {});
  const { run } = useStep('catalog.setWarehouseGroup', { isErrorToasted: true });
  const groups = useMemo(
    () => [...new Set((value?.rows ?? []).map(({ groupName }) => groupName).filter(Boolean))],
    [value],
  );
  const load = useCallback(
    async (text: string) =>
      groups.filter((name) => fold(name).includes(fold(text))).map((name) => ({ id: name, label: name })),
    [groups],
  );
  if (!value) return <Skeleton rows={5} />;
  const set = (id: string, groupName: string): void =>
    void run({ id, groupName }, t('settings.warehouseSet'));
  return (
    <FormPage title={t('settings.warehouses')} hint={t('settings.warehousesHint')}>
      {value.rows.length === 0 ? (
        <EmptyState
          icon={<Warehouse aria-hidden />}
          title={t('settings.noWarehouses')}
          hint={t('settings.comeWithImport')}
        />
      ) : null}
      <ul className={styles.rows} aria-label={t('settings.warehouses')}>
        {value.rows.map(({ id, name, groupName }) => (
          <li key={id} className={styles.pair}>
            <span className={styles.name}>{name}</span>
            <Combobox
              aria-label={t('settings.groupOf', { name })}
              placeholder={t('settings.noGroup')}
              value={groupName === '' ? null : { id: groupName, label: groupName }}
              load={load}
              onCreate={(made) => set(id, made)}
              onChange={(option) => set(id, option?.label ?? '')}
            />
          </li>
        ))}
      </ul>
    </FormPage>
  );
}
