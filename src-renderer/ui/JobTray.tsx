// Shows long work: bar, count, time left, Cancel, result. Pure: state and commands come from the caller.
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useT } from '../i18n/I18nProvider.tsx';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './JobTray.module.css';
import { EmptyState, ProgressBar } from './States.tsx';

export type JobView = {
  id: string;
  title: string;
  state: 'running' | 'done' | 'failed';
  /** 0…1; left out while the length is unknown. */
  progress?: number;
  /** Such as "1 200 of 50 000", already formatted. */
  countText?: string;
  /** Time left, already formatted. */
  leftText?: string;
  /** Why it failed, or the sum of what was done. */
  resultText?: string;
  isCancellable?: boolean;
  /** There is something to look at. */
  hasResult?: boolean;
};
export type JobTrayProps = {
  jobs: readonly JobView[];
  onCancel: (id: string) => void;
  onDismiss: (id: string) => void;
  onShowResult?: (id: string) => void;
};

function Job({ job, onCancel, onDismiss, onShowResult }: { job: JobView } & Omit<JobTrayProps, 'jobs'>) {
  const t = useT();
  const isRunning = job.state === 'running';
  return (
    <li className={styles.job}>
      <div className={styles.head}>
        {isRunning ? null : job.state === 'done' ? (
          <CircleCheck aria-hidden className={styles.done} />
        ) : (
          <CircleAlert aria-hidden className={styles.failed} />
        )}
        <span className={styles.title} data-ellipsis="" title={job.title}>
          {job.title}
        </span>
        {isRunning ? (
          job.isCancellable ? (
            <Button size="sm" variant="quiet" onClick={() => onCancel(job.id)}>
              {t('common.cancel')}
            </Button>
          ) : null
        ) : (
          <IconButton
            size="sm"
            label={t('ui.dismiss')}
            icon={<X aria-hidden />}
            onClick={() => onDismiss(job.id)}
          />
        )}
      </div>
      {isRunning ? <ProgressBar label={job.title} isLabelHidden value={job.progress} /> : null}
      <div className={styles.foot}>
        <span>
          {isRunning
            ? job.countText
            : (job.resultText ?? t(job.state === 'done' ? 'ui.jobDone' : 'ui.jobFailed'))}
        </span>
        <span>{isRunning && job.leftText ? t('ui.jobLeft', { time: job.leftText }) : null}</span>
        {job.hasResult && onShowResult ? (
          <Button size="sm" onClick={() => onShowResult(job.id)}>
            {t('ui.showResult')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** A list of jobs named "Background work". */
export function JobTray({ jobs, ...commands }: JobTrayProps) {
  const t = useT();
  if (!jobs.length) return <EmptyState title={t('ui.noneLeft')} />;
  return (
    <ul aria-label={t('ui.jobs')} className={styles.tray}>
      {jobs.map((job) => (
        <Job key={job.id} job={job} {...commands} />
      ))}
    </ul>
  );
}
