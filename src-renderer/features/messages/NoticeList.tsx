// What the program tells: each opens what it is about, and is read by that.
import { useMemo } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { EmptyState, ErrorState } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import styles from './Messages.module.css';

type Notice = Output<'messages.notices'>['rows'][number];

function NoticeLine({ notice }: { notice: Notice }) {
  const t = useT();
  const go = useNavigate();
  const call = useCall();
  const format = useFormat();
  const { timeZone } = useMe();
  const open = (): void => {
    if (!notice.isRead) void call('messages.markRead', { ids: [notice.id] }).catch(() => undefined);
    if (notice.taskId !== null) go('task', { id: notice.taskId });
  };
  return (
    <li>
      <button
        type="button"
        className={styles.notice}
        data-unread={notice.isRead ? undefined : ''}
        onClick={open}
      >
        <span>{t(`messages.notice_${notice.kind}`, { name: notice.actorName })}</span>
        <b data-ellipsis="">{notice.text}</b>
        <span className={styles.muted}>
          {format.dateTime(notice.at, timeZone)}
          {notice.isRead ? '' : ` · ${t('messages.unread')}`}
        </span>
      </button>
    </li>
  );
}

export function NoticeList() {
  const t = useT();
  const errorText = useErrorText();
  const input = useMemo(() => ({ limit: 50 }), []);
  const notices = usePages('messages.notices', input);
  if (notices.error) return <ErrorState title={errorText(notices.error)} />;
  if (notices.rows.length === 0)
    return notices.isLoading ? null : <EmptyState title={t('messages.noNotices')} />;
  return (
    <>
      <ul aria-label={t('messages.tab_notices')} className={styles.list}>
        {notices.rows.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
      {notices.hasMore ? (
        <Button variant="quiet" onClick={notices.loadMore}>
          {t('messages.loadMore')}
        </Button>
      ) : null}
    </>
  );
}
