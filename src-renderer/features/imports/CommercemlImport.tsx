// 1C's exchange: files, a folder or a zip chosen or dropped, or a path on this computer for what is big.
import { FolderOpen, Upload } from 'lucide-react';
import { useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { DropZone, FileButton } from '#renderer/ui/FileButton.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { ImportError, ProgressLine, ReportView } from './ImportParts.tsx';
import styles from './Imports.module.css';
import { useCommercemlRun } from './importRunState.ts';
import { readUploads } from './readUploads.ts';
import { useImportRun } from './useImportRun.ts';

export function CommercemlImport() {
  const t = useT();
  const importRun = useImportRun(useCommercemlRun);
  const { run, progress, error, report, clear } = importRun;
  const [files, setFiles] = useState<readonly File[]>([]);
  const [path, setPath] = useState('');
  const isRunning = progress !== undefined;
  const choose = (chosen: readonly File[]): void => {
    setFiles(chosen);
    setPath('');
    clear();
  };
  const start = (): Promise<void> =>
    run(async (call, stop, operationId) => {
      const source = path.trim() === '' ? await readUploads(files) : { paths: [path.trim()] };
      return call('exchange.importCommerceml', { source, operationId }, stop);
    });
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p className={styles.hint}>{t('imports.oneCHint')}</p>
      <DropZone isDisabled={isRunning} onDrop={choose}>
        <FileButton
          label={t('imports.chooseFiles')}
          icon={<Upload aria-hidden />}
          accept=".xml,.zip,.png,.jpg,.jpeg"
          isMultiple
          isDisabled={isRunning}
          onChoose={choose}
        />
        <FileButton
          label={t('imports.chooseFolder')}
          icon={<FolderOpen aria-hidden />}
          isFolder
          isDisabled={isRunning}
          onChoose={choose}
        />
        <span className={styles.hint}>
          {files.length === 0 ? t('imports.dropHere') : t('imports.filesChosen', { count: files.length })}
        </span>
      </DropZone>
      <Field label={t('imports.path')} hint={t('imports.pathHint')}>
        <TextField
          value={path}
          maxLength={1000}
          disabled={isRunning}
          onChange={(next) => {
            setPath(next);
            if (next !== '') setFiles([]);
          }}
        />
      </Field>
      <div className={styles.row}>
        <Button
          type="submit"
          variant="primary"
          disabled={isRunning || (files.length === 0 && path.trim() === '')}
        >
          {t('imports.start')}
        </Button>
      </div>
      <ProgressLine run={importRun} />
      <ImportError error={error} onUndone={clear} />
      {report ? (
        <ReportView
          report={report}
          more={[
            { label: t('imports.skippedDeleted'), value: report.skippedDeleted },
            {
              label: t('imports.documents'),
              value: report.documents.created + report.documents.updated,
              isWritten: true,
            },
            { label: t('imports.partners'), value: report.partnersCreated, isWritten: true },
            { label: t('imports.rounded'), value: report.rounded },
          ]}
          onUndone={clear}
        />
      ) : null}
    </form>
  );
}
