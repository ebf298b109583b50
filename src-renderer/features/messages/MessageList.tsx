// Messages one under another, newest first. What is shown is read.
import { Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import type { Output } from '#shared/contract/index.ts';
import type { Rows } from '#shared/lib/pagedRows.ts';
import { useStep } from '../steps/index.ts';
import styles from './Messages.module.css';

type Message = Output<'messages.list'>['rows'][number];

/** Not while the window is hidden: nobody has seen it. */
function useReadWhenShown(rows: Rows<Message>): void {
  const call = useCall();
  const ids = rows.filter(({ isRead }) => !isRead).map(({ id }) => id);
  const key = ids.join(' ');
  useEffect(() => {
    const read = (): void => {
      if (key === '' || document.visibilityState !== 'visible') return;
      void call('messages.markRead', { ids: key.split(' ').slice(0, 200) }).catch(() => undefined);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [call, key]);
}

function MessageHead({ message, isOfTask }: { message: Message; isOfTask: boolean }) {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  const names = message.department || message.people.map(({ name }) => name).join(', ');
  const about = [message.partnerName, message.taskTitle].filter(Boolean).join(' · ');
  return (
    <header className={styles.head}>
      <b>{message.authorName}</b>
      {isOfTask ? null : (
        <span className={styles.muted}>
          {t('messages.toWhom', { names })}
          {about === '' ? '' : ` · ${t('messages.about', { what: about })}`}
        </span>
      )}
      <span className={styles.muted}>{format.dateTime(message.sentAt, timeZone)}</span>
    </header>
  );
}

export type MessageListProps = {
  label: string;
  rows: Rows<Message>;
  hasMore: boolean;
  onMore: () => void;
  isOfTask?: boolean;
};

export function MessageList({ label, rows, hasMore, onMore, isOfTask = false }: MessageListProps) {
  const t = useT();
  const remove = useStep('messages.delete', { isErrorToasted: true });
  useReadWhenShown(rows);
  return (
    <>
      <ul aria-label={label} className={styles.list}>
        {rows.map((message) => (
          <li key={message.id} className={styles.message} data-own={message.isOwn ? '' : undefined}>
            <MessageHead message={message} isOfTask={isOfTask} />
            <p className={styles.body}>{message.body}</p>
            {message.isOwn ? (
              <IconButton
                size="sm"
                label={t('messages.remove')}
                icon={<Trash2 aria-hidden />}
                onClick={() => void remove.run({ id: message.id }, t('messages.removed'))}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {hasMore ? (
        <Button variant="quiet" onClick={onMore}>
          {t('messages.loadMore')}
        </Button>
      ) : null}
    </>
  );
}
