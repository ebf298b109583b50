// Files in: 1C's exchange files (also a zip), partners from CSV; progress, cancel, report, undo.
import { useRef, useState } from 'react';
import { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { useCall, useCoreEvent } from '../../data/DataProvider.tsx';
import { useT } from '../../i18n/I18nProvider.tsx';
import { useErrorText } from '../../i18n/useErrorText.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel, PanelHeader } from '../../ui/Panel.tsx';
import { ProgressBar } from '../../ui/States.tsx';
import { useToasts } from '../../ui/Toasts.tsx';
import { FormError } from '../partner/index.ts';
import styles from './Imports.module.css';

/** What both imports tell. */
type Report = Pick<
  Output<'exchange.importCommerceml'>,
  'created' | 'updated' | 'unchanged' | 'hidden' | 'skipped' | 'problems' | 'problemCount' | 'operationId'
>;
type Kind = 'commerceml' | 'csv';

async function uploadsOf(files: readonly File[]): Promise<{ name: string; bytes: Uint8Array }[]> {
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

function useImport() {
  const call = useCall();
  const abort = useRef<AbortController>(undefined);
  const [report, setReport] = useState<Report>();
  const [error, setError] = useState<AppError>();
  const [done, setDone] = useState<number>();
  useCoreEvent('operations.progress', (progress) =>
    setDone((known) => (known === undefined ? undefined : progress.done)),
  );
  const run = async (kind: Kind, files: readonly File[]): Promise<void> => {
    if (files.length === 0 || done !== undefined) return;
    abort.current = new AbortController();
    setReport(undefined);
    setError(undefined);
    setDone(0);
    try {
      const source = { uploads: await uploadsOf(files) };
      const { signal } = abort.current;
      setReport(
        kind === 'commerceml'
          ? await call('exchange.importCommerceml', { source }, { signal })
          : await call('exchange.importCsv', { source, kind: 'partners' }, { signal }),
      );
    } catch (thrown) {
      setError(thrown instanceof AppError ? thrown : new AppError('bug', 'unexpected'));
    } finally {
      setDone(undefined);
    }
  };
  return {
    run,
    cancel: () => abort.current?.abort(),
    report,
    error,
    done,
    clear: () => setReport(undefined),
  };
}

export function Imports() {
  const t = useT();
  const { run, cancel, report, error, done, clear } = useImport();
  return (
    <Panel label={t('imports.title')} header={<PanelHeader isPage title={t('imports.title')} />}>
      <div className={styles.page}>
        <Source
          kind="commerceml"
          title={t('imports.oneC')}
          hint={t('imports.oneCHint')}
          isBusy={done !== undefined}
          onRun={run}
        />
        <Source
          kind="csv"
          title={t('imports.csv')}
          hint={t('imports.csvHint')}
          isBusy={done !== undefined}
          onRun={run}
        />
        {done === undefined ? null : (
          <div className={styles.source}>
            <ProgressBar label={t('imports.running')} text={t('imports.rowsDone', { done })} />
            <Button onClick={cancel}>{t('common.cancel')}</Button>
          </div>
        )}
        <FormError error={error} />
        {report ? <ReportView report={report} onUndone={clear} /> : null}
      </div>
    </Panel>
  );
}

type SourceProps = {
  kind: Kind;
  title: string;
  hint: string;
  isBusy: boolean;
  onRun: (kind: Kind, files: readonly File[]) => Promise<void>;
};

function Source({ kind, title, hint, isBusy, onRun }: SourceProps) {
  const t = useT();
  const [files, setFiles] = useState<readonly File[]>([]);
  const accept = kind === 'csv' ? '.csv,.txt' : '.xml,.zip,.png,.jpg,.jpeg';
  return (
    <section className={styles.source} aria-label={title}>
      <h2>{title}</h2>
      <p className={styles.hint}>{hint}</p>
      <input
        type="file"
        aria-label={`${title}: ${t('imports.chooseFiles')}`}
        accept={accept}
        multiple={kind === 'commerceml'}
        onChange={(event) => setFiles([...(event.target.files ?? [])])}
      />
      <Button
        variant="primary"
        disabled={isBusy || files.length === 0}
        onClick={() => void onRun(kind, files)}
      >
        {t('imports.start')}
      </Button>
    </section>
  );
}

function ReportView({ report, onUndone }: { report: Report; onUndone: () => void }) {
  const t = useT();
  const call = useCall();
  const errorText = useErrorText();
  const { show } = useToasts();
  const undo = async (): Promise<void> => {
    try {
      await call('operations.undo', { operationId: report.operationId });
      show({ title: t('imports.undone') });
      onUndone();
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      show({ title: errorText(thrown), tone: 'warn' });
    }
  };
  const counts = ['created', 'updated', 'unchanged', 'hidden', 'skipped'] as const;
  return (
    <section className={styles.source} aria-label={t('imports.report')}>
      <h2>{t('imports.report')}</h2>
      <dl className={styles.counts}>
        {counts.map((key) => (
          <div key={key}>
            <dt>{t(`imports.${key}`)}</dt>
            <dd>{report[key]}</dd>
          </div>
        ))}
      </dl>
      <p>
        {report.problemCount === 0
          ? t('imports.noProblems')
          : t('imports.problemsCount', { count: report.problemCount })}
      </p>
      <ul className={styles.problems}>
        {report.problems.slice(0, 100).map((problem) => (
          <li key={`${problem.file} ${problem.line} ${problem.ref} ${problem.reason}`}>
            {problem.file}
            {problem.line === undefined ? '' : ` · ${t('imports.line', { line: problem.line })}`} ·{' '}
            {problem.reason}
          </li>
        ))}
      </ul>
      <Button onClick={() => void undo()}>{t('imports.undoImport')}</Button>
    </section>
  );
}
