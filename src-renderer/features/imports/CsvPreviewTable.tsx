// The first partners as they will be written, and the counts of what would happen.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Problems, ScrollBox } from './ImportParts.tsx';
import styles from './Imports.module.css';
import { ItemPreviewRows, OutcomeChip } from './ItemPreviewRows.tsx';
import type { CsvPreview } from './importTypes.ts';

export type CsvPreviewTableProps = {
  preview: CsvPreview;
  /** A report below tells them already. */
  areProblemsTold: boolean;
};

export function CsvPreviewTable({ preview, areProblemsTold }: CsvPreviewTableProps) {
  const t = useT();
  const { rows, items, rowCount, willCreate, willUpdate, willKeep, willSkip, problems } = preview;
  return (
    <section className={styles.stack} aria-label={t('imports.preview')}>
      <h2>{t('imports.preview')}</h2>
      <p className={styles.hint} role="status">
        {[
          t('imports.rowsFound', { count: rowCount }),
          t('imports.willCreate', { count: willCreate }),
          t('imports.willUpdate', { count: willUpdate }),
          t('imports.willKeep', { count: willKeep }),
          t('imports.willSkip', { count: willSkip }),
        ].join(' · ')}
      </p>
      {rows.length > 0 ? <FirmRows rows={rows} /> : null}
      {items.length > 0 ? <ItemPreviewRows items={items} /> : null}
      {willSkip > 0 && !areProblemsTold ? <Problems report={{ problems, problemCount: willSkip }} /> : null}
    </section>
  );
}

function FirmRows({ rows }: Pick<CsvPreview, 'rows'>) {
  const t = useT();
  return (
    <ScrollBox label={t('imports.asWritten')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.fieldPartnerName')}</th>
            <th scope="col">{t('imports.fieldTaxId')}</th>
            <th scope="col">{t('imports.place')}</th>
            <th scope="col">{t('imports.fieldContactPerson')}</th>
            <th scope="col">{t('imports.fieldPhone')}</th>
            <th scope="col">{t('imports.fieldEmail')}</th>
            <th scope="col">{t('imports.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ lines, name, legalName, taxId, place, contacts, phones, emails, outcome }) => (
            <tr key={lines.join()}>
              <th scope="row">
                {name}
                {legalName && legalName !== name ? <p className={styles.hint}>{legalName}</p> : null}
              </th>
              <td>{taxId}</td>
              <td>{place}</td>
              <td>{contacts.join('; ')}</td>
              <td className={styles.noWrap}>{phones.join('; ')}</td>
              <td>{emails.join('; ')}</td>
              <td>
                <OutcomeChip outcome={outcome} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
