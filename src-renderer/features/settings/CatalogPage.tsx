// What the catalogue's price types and groups mean here: the role of a price, and which groups are components.

import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { EmptyState } from '#renderer/ui/States.tsx';
import type { Input } from '#shared/contract/index.ts';
import { useStep } from '../interactions/index.ts';
import styles from './Settings.module.css';

type Role = Input<'catalog.setPriceTypeRole'>['role'];
type Branch = Input<'catalog.setGroupBranch'>['branch'];

export function CatalogPage() {
  return (
    <>
      <PriceTypes />
      <Groups />
    </>
  );
}

function PriceTypes() {
  const t = useT();
  const { value } = useLive('catalog.listPriceTypes', {});
  const { run } = useStep('catalog.setPriceTypeRole', { isErrorToasted: true });
  const roles: { value: Role; label: string }[] = [
    { value: '', label: t('settings.roleNone') },
    { value: 'retail', label: t('settings.roleRetail') },
    { value: 'dealer', label: t('settings.roleDealer') },
    { value: 'minimum', label: t('settings.roleMinimum') },
    { value: 'recommended', label: t('settings.roleRecommended') },
    { value: 'cost', label: t('settings.roleCost') },
  ];
  return (
    <section className={styles.form} aria-label={t('settings.priceTypes')}>
      <h2>{t('settings.priceTypes')}</h2>
      <p className={styles.hint}>{t('settings.priceTypesHint')}</p>
      {value?.rows.length === 0 ? (
        <EmptyState title={t('settings.noPriceTypes')} hint={t('settings.comeWithImport')} />
      ) : null}
      <ul className={styles.rows}>
        {value?.rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.name} · {row.currency} ·{' '}
              {t(row.isVatIncluded ? 'settings.withVat' : 'settings.withoutVat')}
            </span>
            <Select
              aria-label={t('settings.roleOf', { name: row.name })}
              value={row.role}
              options={roles}
              onChange={(role) => void run({ id: row.id, role }, t('settings.roleSet'))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Groups() {
  const t = useT();
  const { value } = useLive('catalog.listGroups', {});
  const { run } = useStep('catalog.setGroupBranch', { isErrorToasted: true });
  const branches: { value: Branch; label: string }[] = [
    { value: '', label: t('settings.branchParent') },
    { value: 'products', label: t('settings.branchProducts') },
    { value: 'components', label: t('settings.branchComponents') },
  ];
  return (
    <section className={styles.form} aria-label={t('settings.itemGroups')}>
      <h2>{t('settings.itemGroups')}</h2>
      <p className={styles.hint}>{t('settings.groupsHint')}</p>
      {value?.rows.length === 0 ? (
        <EmptyState title={t('settings.noGroups')} hint={t('settings.comeWithImport')} />
      ) : null}
      <ul className={styles.rows}>
        {value?.rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.name} · {t('settings.itemsCount', { count: row.itemCount })}
            </span>
            <Select
              aria-label={t('settings.branchOf', { name: row.name })}
              value={row.ownBranch}
              options={branches}
              onChange={(branch) => void run({ id: row.id, branch }, t('settings.branchSet'))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
