// One promise or task as a line with a box to tick: whose it is, until when, broken in words and colour.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { useStep } from '../steps/index.ts';
import styles from './PromiseLine.module.css';
import { usePlannedText } from './when.ts';

export type PromiseLineProps = {
  task: {
    id: string;
    title: string;
    promisedBy: '' | 'us' | 'them';
    status: 'open' | 'done' | 'cancelled';
    dueAt: number | null;
    dueOn: string | null;
  };
  isLate: boolean;
};

/** Ticking completes the task behind the promise, unticking opens it again; both can be undone. */
export function PromiseLine({ task, isLate }: PromiseLineProps) {
  const t = useT();
  const plannedText = usePlannedText();
  const complete = useStep('tasks.complete', { isErrorToasted: true });
  const reopen = useStep('tasks.reopen', { isErrorToasted: true });
  const isPromise = task.promisedBy !== '';
  const due = plannedText({ at: task.dueAt, on: task.dueOn });
  const toggle = (isDone: boolean): void => {
    if (isDone)
      void complete.run({ id: task.id }, t(isPromise ? 'interactions.promiseDone' : 'interactions.taskDone'));
    else
      void reopen.run(
        { id: task.id },
        t(isPromise ? 'interactions.promiseReopened' : 'interactions.taskReopened'),
      );
  };
  return (
    <div className={styles.line}>
      <Checkbox
        value={complete.isRunning || (task.status === 'done' && !reopen.isRunning)}
        isDisabled={complete.isRunning || reopen.isRunning}
        onChange={toggle}
        label={
          <span className={styles.label}>
            <span className={task.status === 'done' ? styles.kept : undefined}>{task.title}</span>
            {isPromise ? (
              <span className={styles.side}>
                {t(task.promisedBy === 'us' ? 'interactions.byUs' : 'interactions.byThem')}
              </span>
            ) : null}
            {due ? (
              <span className={isLate ? styles.late : styles.side}>
                {isLate ? t('interactions.wasDue', { date: due }) : t('interactions.until', { date: due })}
              </span>
            ) : null}
          </span>
        }
      />
    </div>
  );
}
