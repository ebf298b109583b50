// How the file is written: of a CSV encoding and delimiter, of an XLSX the sheet; recognised and changeable.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import styles from './Imports.module.css';
import type { CsvPreview } from './importTypes.ts';
import type { CsvInput } from './useCsvPreview.ts';

export type CsvFormatFieldsProps = {
  input: CsvInput;
  answer: CsvPreview | undefined;
  onChange: (patch: Pick<Partial<CsvInput>, 'encoding' | 'delimiter' | 'sheet' | 'skipsHidden'>) => void;
};

/** Names of encodings are the same in every language. */
const encodingNames: { readonly [encoding: string]: string } = {
  'utf-8': 'UTF-8',
  'windows-1251': 'Windows-1251',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 BE',
};

type Encoding = NonNullable<CsvInput['encoding']>;
type Delimiter = NonNullable<CsvInput['delimiter']>;

export function CsvFormatFields(props: CsvFormatFieldsProps) {
  const { answer } = props;
  return answer && answer.sheets.length > 0 ? (
    <SheetFields {...props} answer={answer} />
  ) : (
    <TextFields {...props} />
  );
}

function SheetFields({ input, answer, onChange }: CsvFormatFieldsProps & { answer: CsvPreview }) {
  const t = useT();
  return (
    <div className={styles.pair}>
      <Field label={t('exchange.sheet')}>
        <Select
          value={answer.sheet}
          onChange={(sheet) => onChange({ sheet })}
          options={answer.sheets.map((value) => ({ value, label: value }))}
        />
      </Field>
      {answer.hiddenCount > 0 ? (
        <Checkbox
          value={input.skipsHidden ?? false}
          label={t('exchange.skipsHidden')}
          hint={t('exchange.hiddenRows', { count: answer.hiddenCount })}
          onChange={(skipsHidden) => onChange({ skipsHidden })}
        />
      ) : null}
    </div>
  );
}

function TextFields({ input, answer, onChange }: CsvFormatFieldsProps) {
  const t = useT();
  const delimiters: Record<Exclude<Delimiter, 'auto'>, string> = {
    ',': t('imports.comma'),
    ';': t('imports.semicolon'),
    '\t': t('imports.tab'),
    '|': t('imports.bar'),
  };
  const found = (name: string | undefined): string =>
    name === undefined ? t('imports.auto') : t('imports.autoFound', { name });
  const foundEncoding = answer && (encodingNames[answer.encoding] ?? answer.encoding);
  const foundDelimiter = answer && delimiters[answer.delimiter as keyof typeof delimiters];
  return (
    <div className={styles.pair}>
      <Field label={t('imports.encoding')}>
        <Select<Encoding>
          value={input.encoding ?? 'auto'}
          onChange={(encoding) => onChange({ encoding })}
          options={[
            { value: 'auto', label: found(input.encoding === 'auto' ? foundEncoding : undefined) },
            ...(['utf-8', 'windows-1251', 'utf-16le'] as const).map((value) => ({
              value,
              label: encodingNames[value] ?? value,
            })),
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
