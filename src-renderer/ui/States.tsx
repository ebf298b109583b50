// What a pane shows when there is nothing, when it failed, and while something takes its time.
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { Button } from './Button.tsx';
import styles from './States.module.css';

/** It stands for a whole screen: its title is the page's first heading. */
type PageState = { isPage?: boolean };
export type EmptyStateProps = PageState & {
  title: string;
  hint?: ReactNode;
  icon?: ReactNode;
  actions?: ReactNode;
};

/** Says why it is empty and what to do next. */
export function EmptyState({ title, hint, icon, actions, isPage = false }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={styles.state}>
      {icon ? <div className={styles.icon}>{icon}</div> : null}
      <Title className={styles.title}>{title}</Title>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}

export type ErrorStateProps = PageState & {
  title: string;
  hint?: ReactNode /** Text for support; never row values. */;
  details?: string;
  onRetry?: () => void;
  actions?: ReactNode;
};

/** An error in its place, with Retry and Copy details. */
export function ErrorState({ title, hint, details, onRetry, actions, isPage = false }: ErrorStateProps) {
  const Title = isPage ? 'h1' : 'p';
  const t = useT();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className={styles.state} role="alert">
      <div className={styles.errorIcon}>
        <CircleAlert aria-hidden />
      </div>
      <Title className={styles.title}>{title}</Title>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      <div className={styles.actions}>
        {onRetry ? <Button onClick={onRetry}>{t('common.retry')}</Button> : null}
        {actions}
        {details ? (
          <Button
            variant="quiet"
            onClick={() => navigator.clipboard.writeText(details).then(() => setIsCopied(true))}
          >
            {isCopied ? t('common.copied') : t('common.copyDetails')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

export type SkeletonProps = { rows?: number; rowHeight?: number };

/** Grey rows that appear only after 120 ms: local data is there sooner. */
export function Skeleton({ rows = 3, rowHeight = 56 }: SkeletonProps) {
  const t = useT();
  return (
    <div role="status" aria-label={t('ui.loading')} className={styles.skeleton}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={`row-${row.toString()}`} style={{ height: rowHeight }} className={styles.skeletonRow}>
          <span className={styles.bone} />
          <span className={styles.shortBone} />
        </div>
      ))}
    </div>
  );
}

export type ProgressBarProps = {
  label: string /** 0…1; left out: unknown length. */;
  value?: number;
  isLabelHidden?: boolean;
  text?: string;
};

/** Long work as a bar; never a spinner. */
export function ProgressBar({ label, value, isLabelHidden, text }: ProgressBarProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className={styles.progress}>
      {isLabelHidden ? null : (
        <div className={styles.progressText}>
          <span data-ellipsis="">{label}</span>
          <span>{text}</span>
        </div>
      )}
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className={styles.track}
      >
        <div
          className={percent === undefined ? styles.unknown : styles.fill}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
