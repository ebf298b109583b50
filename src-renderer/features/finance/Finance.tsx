// The finance tab of one client: balance and ageing above, the documents below. Mount it with key={partnerId}.
import { FilterX } from 'lucide-react';
import { useMemo } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FilterRow } from '#renderer/ui/FilterRow.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Balance } from './Balance.tsx';
import { Documents, DocumentsExport } from './Documents.tsx';
import styles from './Finance.module.css';
import { allDocuments, documentKinds, documentStates, type FinanceProps } from './financeFilter.ts';

/** Stands beside the tabs, so that the documents keep their height. */
export function FinanceFilters({
  partnerId,
  partnerName,
  filter,
  onFilterChange,
}: FinanceProps & { partnerName: string }) {
  const t = useT();
  const isFiltered = filter.kind !== 'all' || filter.state !== 'all';
  const kinds = useMemo(
    () => [
      { value: 'all' as const, label: t('finance.allKinds') },
      ...documentKinds.map((value) => ({ value, label: t(`finance.${value}`) })),
    ],
    [t],
  );
  const states = useMemo(
    () => [
      { value: 'all' as const, label: t('finance.allStates') },
      ...documentStates.map((value) => ({ value, label: t(`finance.${value}`) })),
    ],
    [t],
  );
  return (
    <FilterRow>
      <Select
        aria-label={t('finance.kind')}
        value={filter.kind}
        onChange={(kind) => onFilterChange({ ...filter, kind })}
        options={kinds}
      />
      <Select
        aria-label={t('common.state')}
        value={filter.state}
        onChange={(state) => onFilterChange({ ...filter, state })}
        options={states}
      />
      {isFiltered ? (
        <Button size="sm" icon={<FilterX aria-hidden />} onClick={() => onFilterChange(allDocuments)}>
          {t('desk.showAll')}
        </Button>
      ) : null}
      <DocumentsExport
        partnerId={partnerId}
        filter={filter}
        title={`${partnerName} – ${t('finance.documents')}`}
      />
    </FilterRow>
  );
}

/** Region `Finance`. */
export function Finance({ partnerId, filter, onFilterChange }: FinanceProps) {
  const t = useT();
  return (
    <Panel label={t('desk.finance')} isScrollable={false} className={styles.panel}>
      <div className={styles.rows}>
        <Balance partnerId={partnerId} />
        <Documents partnerId={partnerId} filter={filter} onFilterChange={onFilterChange} />
      </div>
    </Panel>
  );
}
