// Each column of the file with what it holds, and the field it goes to – or none.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import styles from './Imports.module.css';
import type { CsvPreview, TableKind } from './importTypes.ts';
import { useCsvFieldNames } from './useCsvFieldNames.ts';

/** Fields that take one column and may be filled by several. */
const multiple = new Set(['phone', 'email', 'contactPerson', 'segment']);

/** Fields that two columns claim and only one can fill. */
export function doubledFields(mapping: { readonly [column: string]: string }): ReadonlySet<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const field of Object.values(mapping)) {
    if (field === '' || multiple.has(field)) continue;
    if (seen.has(field)) doubled.add(field);
    seen.add(field);
  }
  return doubled;
}

export type CsvMappingTableProps = {
  kind: TableKind;
  preview: CsvPreview;
  onChange: (column: string, field: string) => void;
};

export function CsvMappingTable({ kind, preview, onChange }: CsvMappingTableProps) {
  const t = useT();
  const names = useCsvFieldNames();
  const { value: fields } = useLive('exchange.listCsvFields', { kind });
  const { headers, sample, mapping } = preview;
  const doubled = doubledFields(mapping);
  const options = [
    { value: '', label: t('imports.ignore') },
    ...(fields?.rows ?? []).map(({ id }) => ({ value: id, label: names[id] ?? id })),
  ];
  return (
    <section className={styles.stack} aria-label={t('imports.mapping')}>
      <h2>{t('imports.mapping')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.columnInFile')}</th>
            <th scope="col">{t('imports.samples')}</th>
            <th scope="col">{t('imports.goesTo')}</th>
          </tr>
        </thead>
        <tbody>
          {headers.map((header, index) => {
            const column = index.toString();
            const field = mapping[column] ?? '';
            const name = header || t('imports.columnNumber', { number: index + 1 });
            const values = [...new Set(sample.map((row) => row[index]?.trim() ?? ''))].filter(Boolean);
            return (
              <tr key={`${column} ${header}`}>
                <th scope="row">{name}</th>
                <td className={styles.samples}>{values.slice(0, 3).join(' · ') || '–'}</td>
                <td>
                  <Select
                    aria-label={t('imports.columnOf', { name })}
                    value={field}
                    options={options}
                    onChange={(next) => onChange(column, next)}
                  />
                  {doubled.has(field) ? (
                    <p role="alert" className={styles.error}>
                      {t('imports.twice', { field: names[field] ?? field })}
                    </p>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
