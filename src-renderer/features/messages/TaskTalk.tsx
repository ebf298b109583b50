// What the people of a task say of it, under its card.
import { useMemo } from 'react';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Composer } from './Composer.tsx';
import { MessageList } from './MessageList.tsx';
import styles from './Messages.module.css';

export function TaskTalk({ taskId }: { taskId: string }) {
  const t = useT();
  const input = useMemo(() => ({ taskId, limit: 20 }), [taskId]);
  const { rows, hasMore, loadMore } = usePages('messages.list', input);
  return (
    <section aria-label={t('tasks.discussion')} className={styles.talk}>
      {rows.length === 0 ? (
        <p className={styles.muted}>{t('messages.noTalk')}</p>
      ) : (
        <div className={styles.talkList}>
          <MessageList label={t('tasks.discussion')} isOfTask {...{ rows, hasMore }} onMore={loadMore} />
        </div>
      )}
      <Composer to={{ taskId }} />
    </section>
  );
}
