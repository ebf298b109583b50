// Pieces both imports show: progress with Cancel, the refusal with its place in the file, the report with Undo.
import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressBar } from '#renderer/ui/States.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import styles from './Imports.module.css';
import { type Report, stoppedReport } from './importTypes.ts';
import type { ImportRun } from './useImportRun.ts';

export function ProgressLine({
  run,
}: {
  run: Pick<ImportRun<unknown>, 'progress' | 'isStopping' | 'cancel'>;
}) {
  const t = useT();
  const format = useFormat();
  if (!run.progress) return null;
  const { phase, done, total } = run.progress;
  return (
    <div className={styles.running}>
      <ProgressBar
        label={t(phase === 'read' ? 'imports.reading' : 'imports.running')}
        value={total ? done / total : undefined}
        text={
          total
            ? t('common.ofTotal', { done: format.number(done), total: format.number(total) })
            : t('imports.rowsDone', { done: format.number(done) })
        }
      />
      <Button disabled={run.isStopping} onClick={run.cancel}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}

/** Where in which file, when the core says so; of a stopped import what it had written, with Undo. */
export function ImportError({ error, onUndone }: { error: AppError | undefined; onUndone?: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  if (!error) return null;
  const stopped = stoppedReport(error);
  if (stopped) return <ReportView report={stopped} kind="stopped" onUndone={() => onUndone?.()} />;
  const { file, line, column } = error.details ?? {};
  const place = [
    typeof file === 'string' ? file : '',
    typeof line === 'number' ? t('imports.line', { line }) : '',
    typeof column === 'number' ? t('imports.column', { column }) : '',
  ].filter((part) => part !== '');
  const isCancelled = error.code === 'cancelled';
  return (
    <p role="alert" className={isCancelled ? styles.note : styles.error}>
      {isCancelled ? t('imports.cancelledEarly') : errorText(error)}
      {place.length > 0 ? ` – ${place.join(', ')}` : ''}
    </p>
  );
}

/** A wide or long table in a place of its own, that the keyboard can scroll. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

const shown = 100;

export function Problems({ report }: { report: Pick<Report, 'problems' | 'problemCount'> }) {
  const t = useT();
  const errorText = useErrorText();
  const { problems, problemCount } = report;
  if (problemCount === 0) return <p className={styles.good}>{t('imports.noProblems')}</p>;
  const rows = problems.slice(0, shown);
  const hasRefs = rows.some(({ ref }) => ref !== undefined);
  return (
    <div className={styles.stack}>
      <h3>{t('imports.problemsCount', { count: problemCount })}</h3>
      <ScrollBox label={t('imports.problems')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('imports.file')}</th>
              <th scope="col">{t('imports.lineShort')}</th>
              {hasRefs ? <th scope="col">{t('imports.ref')}</th> : null}
              <th scope="col">{t('imports.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ file, line, ref, reason }, index) => (
              // Two problems may be alike in every part.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of a report never changes
              <tr key={index}>
                <td>{file}</td>
                <td>{line ?? ''}</td>
                {hasRefs ? <td>{ref ?? ''}</td> : null}
                <td>{errorText({ code: 'invalid_input', reason })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {problemCount > rows.length ? (
        <p className={styles.hint}>
          {t('imports.firstProblems', { count: rows.length, total: problemCount })}
        </p>
      ) : null}
    </div>
  );
}

const titles = {
  done: 'imports.report',
  dryRun: 'imports.reportDry',
  stopped: 'imports.reportStopped',
} as const;

/** `isWritten`: a count of rows that the import wrote. */
type More = { label: string; value: number; isWritten?: boolean };

export type ReportViewProps = {
  report: Report;
  kind?: keyof typeof titles;
  /** Beside the counts. */
  more?: readonly More[];
  actions?: ReactNode;
  onUndone: () => void;
};

export function ReportView({ report, kind = 'done', more = [], actions, onUndone }: ReportViewProps) {
  const t = useT();
  const call = useCall();
  const format = useFormat();
  const errorText = useErrorText();
  const { show } = useToasts();
  const title = t(titles[kind]);
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
  const counts = (['created', 'updated', 'unchanged', 'hidden', 'skipped'] as const).map((key) => ({
    label: t(`imports.${key}`),
    value: report[key],
  }));
  const counted = report.created + report.updated + report.hidden + sum(more);
  // A stopped import may have written groups and price types, which nothing counts.
  const hasWritten = kind === 'stopped' || (kind === 'done' && counted > 0);
  return (
    <section className={styles.stack} aria-label={title}>
      <h2>{title}</h2>
      <dl className={styles.counts}>
        {[...counts, ...more].map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      {kind === 'stopped' ? (
        <p role="status" className={styles.note}>
          {t('imports.cancelled')}
        </p>
      ) : (
        <Problems report={report} />
      )}
      <div className={styles.row}>
        {actions}
        {hasWritten ? (
          <Button icon={<Undo2 aria-hidden />} onClick={() => void undo()}>
            {t('imports.undoImport')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

const sum = (rows: readonly More[]): number =>
  rows.reduce((total, { value, isWritten = false }) => total + (isWritten ? value : 0), 0);
