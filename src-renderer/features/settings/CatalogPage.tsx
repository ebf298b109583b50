// What the catalogue's price types and groups mean here: the role of a price, and which groups are components. Changed
// at once; every step can be undone.

import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { EmptyState } from '#renderer/ui/States.tsx';
import type { Input } from '#shared/contract/index.ts';
import { useStep } from '../steps/index.ts';
import { FormGroup, FormPage } from './FormPage.tsx';
import { nested } from './nested.ts';
import shared from './Settings.module.css';
import styles from './SettingsRows.module.css';

type Role = Input<'catalog.setPriceTypeRole'>['role'];
type Branch = Input<'catalog.setGroupBranch'>['branch'];

export function CatalogPage() {
  const t = useT();
  return (
    <FormPage title={t('settings.catalogue')} hint={t('settings.changesAtOnce')}>
      <PriceTypes />
      <Groups />
    </FormPage>
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
    <FormGroup title={t('settings.priceTypes')} hint={t('settings.priceTypesHint')}>
      {value?.rows.length === 0 ? (
        <EmptyState title={t('settings.noPriceTypes')} hint={t('settings.comeWithImport')} />
      ) : null}
      <ul className={styles.rows}>
        {value?.rows.map((row) => (
          <li key={row.id} className={styles.pair}>
            <div>
              <p className={styles.name}>{row.name}</p>
              <p className={shared.hint}>
                {row.currency} · {t(row.isVatIncluded ? 'settings.withVat' : 'settings.withoutVat')}
              </p>
            </div>
            <Select
              aria-label={t('settings.roleOf', { name: row.name })}
              value={row.role}
              options={roles}
              onChange={(role) => void run({ id: row.id, role }, t('settings.roleSet'))}
            />
          </li>
        ))}
      </ul>
    </FormGroup>
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
    <FormGroup title={t('settings.itemGroups')} hint={t('settings.groupsHint')}>
      {value?.rows.length === 0 ? (
        <EmptyState title={t('settings.noGroups')} hint={t('settings.comeWithImport')} />
      ) : null}
      <ul className={styles.rows}>
        {nested(value?.rows ?? []).map(({ row, depth }) => (
          <li key={row.id} className={styles.pair} style={{ paddingInlineStart: `${depth * 20}px` }}>
            <div>
              <p className={styles.name}>{row.name}</p>
              <p className={shared.hint}>{t('settings.itemsCount', { count: row.itemCount })}</p>
            </div>
            <Select
              aria-label={t('settings.branchOf', { name: row.name })}
              value={row.ownBranch}
              options={branches}
              onChange={(branch) => void run({ id: row.id, branch }, t('settings.branchSet'))}
            />
          </li>
        ))}
      </ul>
    </FormGroup>
  );
}
