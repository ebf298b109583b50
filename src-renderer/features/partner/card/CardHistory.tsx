// What was changed on the card, when and by whom, field by field; a step may be taken back from here.
import { History, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import shared from './Card.module.css';
import styles from './CardHistory.module.css';
import { type HistoryChange, type HistoryStep, type HistoryWords, useHistoryWords } from './historyWords.ts';

const pageSize = 20;

function Change({ change, words }: { change: HistoryChange; words: HistoryWords }) {
  return (
    <li>
      <p className={styles.changeTitle}>{words.change(change)}</p>
      {change.fields.length === 0 ? null : (
        <ul className={styles.fields}>
          {change.fields.map(({ field, old, new: next }) => (
            <li key={field}>
              <span className={shared.muted}>{words.field(field)}:</span> <del>{words.value(field, old)}</del>{' '}
              <span aria-hidden>→</span> <ins>{words.value(field, next)}</ins>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function UndoButton({ step, words }: { step: HistoryStep; words: HistoryWords }) {
  const t = useT();
  const toasts = useToasts();
  const errorText = useErrorText();
  const undo = useCommand('operations.undo');
  const [first] = step.changes;
  const what = first ? words.change(first) : '';
  const run = async (): Promise<void> => {
    const done = await undo.run({ operationId: step.id });
    if (done) toasts.show({ title: t('partner.stepUndone', { what }) });
  };
  if (undo.error) {
    return (
      <span role="alert" className={styles.stale}>
        {errorText(undo.error)}
      </span>
    );
  }
  return (
    <IconButton
      size="sm"
      label={t('partner.undoStep', { what })}
      icon={<Undo2 aria-hidden />}
      disabled={undo.isRunning}
      onClick={() => void run()}
    />
  );
}

function Step({ step, words }: { step: HistoryStep; words: HistoryWords }) {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  return (
    <li className={styles.step} data-undone={step.isUndone || undefined}>
      <div className={styles.stepHead}>
        <span className={shared.muted}>
          {format.dateTime(step.at, timeZone)}
          {step.userName === '' ? '' : ` · ${step.userName}`}
        </span>
        {step.isUndone ? <Chip>{t('partner.takenBack')}</Chip> : null}
        {step.isUndoable ? <UndoButton step={step} words={words} /> : null}
      </div>
      <ul className={styles.changes}>
        {step.changes.map((change) => (
          <Change key={`${change.rowId} ${change.kind}`} change={change} words={words} />
        ))}
      </ul>
    </li>
  );
}

export function CardHistory({ partnerId, country }: { partnerId: string; country: string }) {
  const t = useT();
  const errorText = useErrorText();
  const words = useHistoryWords(country);
  const input = useMemo(() => ({ id: partnerId, limit: pageSize }), [partnerId]);
  const { rows, isLoading, error, hasMore, loadMore } = usePages('partners.listHistory', input);
  if (error) return <ErrorState title={errorText(error)} details={error.message} />;
  if (isLoading) return <Skeleton rows={5} rowHeight={44} />;
  if (rows.length === 0 && !hasMore) {
    return <EmptyState title={t('partner.noHistory')} icon={<History aria-hidden />} />;
  }
  return (
    <div className={shared.side}>
      <ol className={shared.list} aria-label={t('partner.history')}>
        {rows.map((step) => (
          <Step key={step.id} step={step} words={words} />
        ))}
      </ol>
      {hasMore ? (
        <Button size="sm" onClick={loadMore}>
          {t('partner.showOlder')}
        </Button>
      ) : null}
    </div>
  );
}
