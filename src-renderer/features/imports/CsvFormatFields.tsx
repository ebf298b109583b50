// How the file is written: encoding and delimiter, recognised and changeable.
import { useT } from '../../i18n/I18nProvider.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import styles from './Imports.module.css';
import type { CsvPreview } from './importTypes.ts';
import type { CsvInput } from './useCsvPreview.ts';

export type CsvFormatFieldsProps = {
  input: CsvInput;
  answer: CsvPreview | undefined;
  onChange: (patch: Pick<Partial<CsvInput>, 'encoding' | 'delimiter'>) => void;
};

type Encoding = NonNullable<CsvInput['encoding']>;
type Delimiter = NonNullable<CsvInput['delimiter']>;

export function CsvFormatFields({ input, answer, onChange }: CsvFormatFieldsProps) {
  const t = useT();
  const delimiters: Record<Exclude<Delimiter, 'auto'>, string> = {
    ',': t('imports.comma'),
    ';': t('imports.semicolon'),
    '\t': t('imports.tab'),
    '|': t('imports.bar'),
  };
  const found = (name: string | undefined): string =>
    name === undefined ? t('imports.auto') : t('imports.autoFound', { name });
  const foundDelimiter = answer && delimiters[answer.delimiter as keyof typeof delimiters];
  return (
    <div className={styles.pair}>
      <Field label={t('imports.encoding')}>
        <Select<Encoding>
          value={input.encoding ?? 'auto'}
          onChange={(encoding) => onChange({ encoding })}
          options={[
            { value: 'auto', label: found(input.encoding === 'auto' ? answer?.encoding : undefined) },
            { value: 'utf-8', label: 'UTF-8' },
            { value: 'windows-1251', label: 'Windows-1251' },
            { value: 'utf-16le', label: 'UTF-16' },
          ]}
        />
      </Field>
      <Field label={t('imports.delimiter')}>
        <Select<Delimiter>
          value={input.delimiter ?? 'auto'}
          onChange={(delimiter) => onChange({ delimiter })}
          options={[
            { value: 'auto', label: found(input.delimiter === 'auto' ? foundDelimiter : undefined) },
            ...(Object.entries(delimiters) as [Delimiter, string][]).map(([value, label]) => ({
              value,
              label,
            })),
          ]}
        />
      </Field>
    </div>
  );
}
