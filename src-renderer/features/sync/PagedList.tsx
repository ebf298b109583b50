// A list of the pages of sync: loading, an error in its place, empty in words, more by a button.
import { CloudCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Pages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import styles from './Sync.module.css';

export type PagedListProps<R> = {
  label: string;
  pages: Pages<R>;
  keyOf: (row: R) => string;
  render: (row: R) => ReactNode;
  emptyTitle: string;
  emptyHint?: string;
  /** Lines instead of cards. */
  isPlain?: boolean;
};

export function PagedList<R>(props: PagedListProps<R>) {
  const { label, pages, keyOf, render, emptyTitle, emptyHint, isPlain } = props;
  const t = useT();
  const errorText = useErrorText();
  if (pages.error) return <ErrorState title={errorText(pages.error)} details={pages.error.message} />;
  if (pages.isLoading) return <Skeleton rows={4} />;
  if (pages.rows.length === 0)
    return <EmptyState icon={<CloudCheck aria-hidden />} title={emptyTitle} hint={emptyHint} />;
  return (
    <>
      <ul aria-label={label} className={isPlain ? `${styles.list} ${styles.rows}` : styles.list}>
        {pages.rows.map((row) => (
          <li key={keyOf(row)}>{render(row)}</li>
        ))}
      </ul>
      {pages.hasMore ? (
        <div>
          <Button onClick={pages.loadMore}>{t('sync.loadMore')}</Button>
        </div>
      ) : null}
    </>
  );
}
