// Work that the office refused: why, what was written, and try again, copy or discard.
import { useMemo } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { Output } from '#shared/contract/index.ts';
import { useStep } from '../steps/index.ts';
import { PagedList } from './PagedList.tsx';
import { PageHead } from './PageHead.tsx';
import { RecordName } from './RecordName.tsx';
import styles from './Sync.module.css';
import { useSyncWords } from './syncWords.ts';

type Problem = Output<'sync.listProblems'>['rows'][number];

function ProblemCard({ problem }: { problem: Problem }) {
  const t = useT();
  const format = useFormat();
  const words = useSyncWords();
  const errorText = useErrorText();
  const { timeZone } = useMe();
  const { show } = useToasts();
  const retry = useStep('sync.retryProblem', { isErrorToasted: true });
  const discard = useStep('sync.discardProblem', { isErrorToasted: true });
  const { id, table, rowId, title, reason, at, fields } = problem;
  const written = new Map<string, string>();
  for (const field of fields) {
    const name = words.field(field.column);
    // A deletion is told as such, not as the time of it.
    const value =
      field.column === 'deleted_at' ? t('sync.rowDeleted') : words.value(field.column, field.value);
    written.set(field.column === 'deleted_at' ? t('sync.wholeRow') : name, value);
  }
  const name = words.row(table, title);
  const copy = async (): Promise<void> => {
    const text = [name, ...[...written].map(([label, value]) => `${label}: ${value}`)].join('\n');
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    show({ title: t(isCopied ? 'sync.copied' : 'sync.notCopied'), tone: isCopied ? 'neutral' : 'warn' });
  };
  const isRunning = retry.isRunning || discard.isRunning;
  return (
    <article className={styles.card} aria-label={name}>
      <div className={styles.row}>
        <h2>
          <RecordName
            table={table}
            rowId={rowId}
            title={title}
            partnerId={table === 'partners' ? rowId : null}
          />
        </h2>
        <span className={styles.muted}>{format.dateTime(at, timeZone)}</span>
      </div>
      <p>{errorText({ code: 'conflict', reason })}</p>
      {written.size > 0 ? (
        <section aria-label={t('sync.whatWasWritten')}>
          <Facts rows={[...written]} />
        </section>
      ) : null}
      <div className={styles.buttons}>
        <Button size="sm" disabled={isRunning} onClick={() => void retry.run({ id }, t('sync.triedAgain'))}>
          {t('sync.tryAgain')}
        </Button>
        <Button size="sm" onClick={() => void copy()}>
          {t('sync.copy')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          disabled={isRunning}
          onClick={() => void discard.run({ id }, t('sync.discarded'))}
        >
          {t('sync.discard')}
        </Button>
      </div>
    </article>
  );
}

export function ProblemsPage() {
  const t = useT();
  const input = useMemo(() => ({ limit: 20 }), []);
  const pages = usePages('sync.listProblems', input);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('sync.problems')}
        hint={pages.rows.length > 0 ? t('sync.problemsHint') : undefined}
      />
      <PagedList
        label={t('sync.problems')}
        pages={pages}
        keyOf={({ id }) => id}
        render={(problem) => <ProblemCard problem={problem} />}
        emptyTitle={t('sync.noProblems')}
        emptyHint={t('sync.noProblemsHint')}
      />
    </div>
  );
}
