// Files in: 1C's exchange, partners or items from a table, a bank's statement; one at a time.
import { useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { CommercemlImport } from './CommercemlImport.tsx';
import { CsvImport } from './CsvImport.tsx';
import styles from './Imports.module.css';
import { StatementImport } from './StatementImport.tsx';

const kinds = ['oneC', 'csv', 'items', 'bank'] as const;
type Kind = (typeof kinds)[number];
// The last choice stays for this window: from the welcome page one comes straight to it.
const kindKey = 'yolda.importKind';

/** What the import screen shows first. */
export function chooseImportKind(kind: Kind): void {
  sessionStorage.setItem(kindKey, kind);
}

export function Imports() {
  const t = useT();
  const [kind, setKind] = useState<Kind>(
    () => kinds.find((known) => known === sessionStorage.getItem(kindKey)) ?? 'oneC',
  );
  return (
    <Panel label={t('imports.title')}>
      <div className={styles.page}>
        <h1>{t('imports.title')}</h1>
        <SegmentedControl
          aria-label={t('imports.kinds')}
          value={kind}
          onChange={(next) => {
            chooseImportKind(next);
            setKind(next);
          }}
          items={[
            { id: 'oneC', label: t('imports.oneC') },
            { id: 'csv', label: t('imports.csv') },
            { id: 'items', label: t('exchange.items') },
            { id: 'bank', label: t('exchange.statement') },
          ]}
        />
        {kind === 'oneC' ? <CommercemlImport /> : null}
        {kind === 'csv' ? <CsvImport key="partners" kind="partners" /> : null}
        {kind === 'items' ? <CsvImport key="items" kind="items" /> : null}
        {kind === 'bank' ? <StatementImport /> : null}
      </div>
    </Panel>
  );
}
