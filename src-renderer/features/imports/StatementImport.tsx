// A bank's statement: the file, what came in and which invoices it pays, the doubtful decided by hand, the receipts made.
import { Landmark } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DropZone, FileButton } from '#renderer/ui/FileButton.tsx';
import { ImportError, Problems, ProgressLine, ReportView } from './ImportParts.tsx';
import styles from './Imports.module.css';
import { useStatementRun } from './importRunState.ts';
import type { StatementPreview } from './importTypes.ts';
import { StatementPayments } from './StatementPayments.tsx';
import { useImportRun } from './useImportRun.ts';
import { type Decisions, type StatementPreviewState, useStatementPreview } from './useStatementPreview.ts';

export function StatementImport() {
  const t = useT();
  const preview = useStatementPreview();
  const importRun = useImportRun(useStatementRun);
  const { run, progress, error, report, clear } = importRun;
  const isBusy = progress !== undefined || preview.isAsking;
  const choose = ([file]: readonly File[]): void => {
    clear();
    if (file) void preview.open(file);
  };
  const start = async (): Promise<void> => {
    const { source } = preview;
    if (!source) return;
    const decisions = [...preview.decisions].map(([payment, invoiceId]) => ({ payment, invoiceId }));
    await run((call, stop, operationId) =>
      call('exchange.importStatement', { source, decisions, operationId }, stop),
    );
    await preview.refresh();
  };
  const takeBack = (): void => {
    clear();
    void preview.refresh();
  };
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p className={styles.hint}>{t('exchange.statementHint')}</p>
      <DropZone isDisabled={isBusy} onDrop={choose}>
        <FileButton
          label={t('exchange.chooseStatement')}
          text={preview.answer ? t('imports.otherFile') : undefined}
          icon={<Landmark aria-hidden />}
          accept=".txt,text/plain"
          isDisabled={isBusy}
          onChoose={choose}
        />
        <span className={styles.hint}>{preview.fileName || t('imports.dropHere')}</span>
      </DropZone>
      <ImportError error={preview.error} />
      {preview.answer ? (
        <Answer preview={preview} answer={preview.answer} isBusy={isBusy} hasReport={report !== undefined} />
      ) : null}
      <ProgressLine run={importRun} />
      <ImportError error={error} onUndone={takeBack} />
      {report ? <ReportView report={report} onUndone={takeBack} /> : null}
    </form>
  );
}

type AnswerProps = {
  preview: Pick<StatementPreviewState, 'decisions' | 'decide' | 'decideProposed'>;
  answer: StatementPreview;
  isBusy: boolean;
  hasReport: boolean;
};

function Answer({ preview, answer, isBusy, hasReport }: AnswerProps) {
  const t = useT();
  const { decisions, decide, decideProposed } = preview;
  const { accounts, sureCount, doubtfulCount, knownCount, outgoingCount, payments, problemCount } = answer;
  const foreign = accounts.filter(({ isOurs }) => !isOurs);
  const counted =
    sureCount + doubtfulCount + knownCount > payments.length
      ? [
          t('imports.firstProblems', {
            count: payments.length,
            total: sureCount + doubtfulCount + knownCount,
          }),
        ]
      : [];
  return (
    <section className={styles.stack} aria-label={t('exchange.payments')}>
      <h2>{t('exchange.payments')}</h2>
      {foreign.map(({ account }) => (
        <p key={account} role="alert" className={styles.note}>
          {t('exchange.unknownAccount', { account })}
        </p>
      ))}
      <p role="status" className={styles.hint}>
        {[
          t('exchange.sureCount', { count: sureCount }),
          t('exchange.doubtfulCount', { count: doubtfulCount }),
          t('exchange.knownCount', { count: knownCount }),
          t('exchange.outgoingCount', { count: outgoingCount }),
          ...counted,
        ].join(' · ')}
      </p>
      <StatementPayments payments={payments} decisions={decisions} onDecide={decide} />
      {problemCount > 0 && !hasReport ? <Problems report={answer} /> : null}
      <div className={styles.row}>
        {hasUndecided(payments, decisions) ? (
          <Button disabled={isBusy} onClick={decideProposed}>
            {t('exchange.takeProposed')}
          </Button>
        ) : null}
        <Button type="submit" variant="primary" disabled={isBusy || sureCount + decisions.size === 0}>
          {t('exchange.makeReceipts', { count: sureCount + decisions.size })}
        </Button>
      </div>
    </section>
  );
}

/** Whether a proposal waits that nobody has taken. */
const hasUndecided = (payments: StatementPreview['payments'], decisions: Decisions): boolean =>
  payments.some(({ key, proposed }) => proposed !== '' && !decisions.has(key));
