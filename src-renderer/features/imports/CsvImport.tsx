// Partners or items from a CSV or an XLSX: the file, how it is written, which column is what, the rows as they will be written, a dry run,
// the import, the error file.
import { Download, FileText } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DropZone, FileButton } from '#renderer/ui/FileButton.tsx';
import { CsvFormatFields } from './CsvFormatFields.tsx';
import { CsvMappingTable, doubledFields } from './CsvMappingTable.tsx';
import { CsvPreviewTable } from './CsvPreviewTable.tsx';
import { ImportError, ProgressLine, ReportView } from './ImportParts.tsx';
import styles from './Imports.module.css';
import { useCsvRun, useItemsRun } from './importRunState.ts';
import type { CsvReport, TableKind } from './importTypes.ts';
import { useCsvPreview } from './useCsvPreview.ts';
import { useImportRun } from './useImportRun.ts';

const words = {
  partners: { hint: 'imports.csvHint', nameNeeded: 'imports.nameNeeded' },
  items: { hint: 'exchange.itemsHint', nameNeeded: 'exchange.itemKeyNeeded' },
} as const;

export function CsvImport({ kind }: { kind: TableKind }) {
  const t = useT();
  const preview = useCsvPreview(kind);
  const importRun = useImportRun(kind === 'items' ? useItemsRun : useCsvRun);
  const { run, progress, error, report, clear } = importRun;
  const { input, answer } = preview;
  const isBusy = progress !== undefined || preview.isAsking;
  const choose = ([file]: readonly File[]): void => {
    clear();
    if (file) void preview.open(file);
  };
  const start = async (isDryRun: boolean): Promise<void> => {
    if (!input) return;
    await run(async (call, stop, operationId) => ({
      value: await call('exchange.importCsv', { ...input, isDryRun, operationId }, stop),
      isDryRun,
    }));
  };
  const change: typeof preview.change = (patch) => {
    clear();
    return preview.change(patch);
  };
  const isMappingWrong =
    answer !== undefined && (doubledFields(answer.mapping).size > 0 || !hasName(kind, answer.mapping));
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void start(false);
      }}
    >
      <p className={styles.hint}>{t(words[kind].hint)}</p>
      <DropZone isDisabled={isBusy} onDrop={choose}>
        <FileButton
          label={t('imports.chooseCsv')}
          text={t(answer ? 'imports.otherFile' : 'exchange.chooseTable')}
          icon={<FileText aria-hidden />}
          accept=".csv,.txt,.xlsx,.xlsm,text/csv"
          isDisabled={isBusy}
          onChoose={choose}
        />
        <span className={styles.hint}>{preview.fileName || t('imports.dropHere')}</span>
      </DropZone>
      {input ? <CsvFormatFields input={input} answer={answer} onChange={change} /> : null}
      <ImportError error={preview.error} />
      {answer ? (
        <>
          <CsvMappingTable
            kind={kind}
            preview={answer}
            onChange={(column, field) => change({ mapping: { ...answer.mapping, [column]: field } })}
          />
          {answer.headers.length > 0 ? null : (
            <p role="status" className={styles.doubt}>
              {t('reasons.sheet_empty')}
            </p>
          )}
          {hasName(kind, answer.mapping) || answer.headers.length === 0 ? null : (
            <p role="status" className={styles.doubt}>
              {t(words[kind].nameNeeded)}
            </p>
          )}
          <CsvPreviewTable preview={answer} areProblemsTold={report !== undefined} />
          <div className={styles.row}>
            <Button disabled={isBusy || isMappingWrong} onClick={() => void start(true)}>
              {t('imports.dryRun')}
            </Button>
            <Button type="submit" variant="primary" disabled={isBusy || isMappingWrong}>
              {t('imports.start')}
            </Button>
          </div>
        </>
      ) : null}
      <ProgressLine run={importRun} />
      <ImportError error={error} onUndone={clear} />
      {report ? (
        <ReportView
          report={report.value}
          kind={report.isDryRun ? 'dryRun' : 'done'}
          actions={<ErrorFile file={report.value.errorFile} />}
          onUndone={clear}
        />
      ) : null}
    </form>
  );
}

/** A firm is called, an item is known by one of these. */
const nameFields = {
  partners: ['partnerName', 'legalName', 'contactPerson'],
  items: ['itemName', 'article', 'barcode'],
};

function hasName(kind: TableKind, mapping: { readonly [column: string]: string }): boolean {
  return Object.values(mapping).some((field) => nameFields[kind].includes(field));
}

function ErrorFile({ file }: { file: CsvReport['errorFile'] }) {
  const t = useT();
  if (!file) return null;
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([file.text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button icon={<Download aria-hidden />} onClick={save}>
      {t('imports.errorFile')}
    </Button>
  );
}
