// The screen of messages: what people wrote, what the program tells, and a line to write oneself.
import { MessageSquare } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useCall, useLive } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/States.tsx';
import { Composer } from './Composer.tsx';
import { MessageList } from './MessageList.tsx';
import styles from './Messages.module.css';
import { NoticeList } from './NoticeList.tsx';
import { PeopleField, useUsers } from './PeopleField.tsx';

const tabs = ['messages', 'notices'] as const;
type Tab = (typeof tabs)[number];

function NewMessage() {
  const t = useT();
  const me = useMe();
  const users = useUsers();
  const [userIds, setUserIds] = useState<string[]>([]);
  const [department, setDepartment] = useState('');
  const departments = [...new Set(users.map((user) => user.department).filter(Boolean))];
  return (
    <div className={styles.newMessage}>
      <div className={styles.recipients}>
        <PeopleField label={t('messages.to')} value={userIds} onChange={setUserIds} without={[me.id]} />
        {departments.length === 0 ? null : (
          <Select
            className={styles.addPerson}
            aria-label={t('messages.toDepartment')}
            value={department}
            onChange={setDepartment}
            options={[
              { value: '', label: `${t('messages.toDepartment')}: ${t('messages.noDepartment')}` },
              ...departments.map((name) => ({ value: name, label: name })),
            ]}
          />
        )}
      </div>
      <Composer to={{ userIds, department }} />
    </div>
  );
}

function AllMessages({ text }: { text: string }) {
  const t = useT();
  const errorText = useErrorText();
  const input = useMemo(() => ({ text, limit: 50 }), [text]);
  const { rows, error, isLoading, hasMore, loadMore } = usePages('messages.list', input);
  if (error) return <ErrorState title={errorText(error)} />;
  if (rows.length > 0)
    return <MessageList label={t('messages.title')} {...{ rows, hasMore }} onMore={loadMore} />;
  if (isLoading) return null;
  const isAll = text.trim() === '';
  return (
    <EmptyState
      icon={<MessageSquare aria-hidden />}
      title={t(isAll ? 'messages.none' : 'messages.noneFound')}
      hint={isAll ? t('messages.noneHint') : undefined}
    />
  );
}

/** The screen of route `messages`. */
export function MessagesScreen() {
  const t = useT();
  const call = useCall();
  const unread = useLive('messages.unread', {}).value;
  const [tab, setTab] = useState<Tab>('messages');
  const [text, setText] = useState('');
  const hasUnread = (unread?.messages ?? 0) + (unread?.notices ?? 0) > 0;
  const markAll = (): void => void call('messages.markAllRead', {}).catch(() => undefined);
  return (
    <Panel
      label={t('messages.title')}
      footer={<NewMessage />}
      header={
        <PanelHeader
          isPage
          title={t('messages.title')}
          actions={
            <Button disabled={!hasUnread} onClick={markAll}>
              {t('messages.markAll')}
            </Button>
          }
        >
          <SegmentedControl
            aria-label={t('messages.tab')}
            value={tab}
            onChange={setTab}
            items={tabs.map((id) => ({ id, label: t(`messages.tab_${id}`), count: unread?.[id] }))}
          />
          {tab === 'messages' ? (
            <SearchField
              className={styles.search}
              value={text}
              onChange={setText}
              label={t('messages.search')}
              placeholder={t('messages.search')}
            />
          ) : null}
        </PanelHeader>
      }
    >
      {tab === 'messages' ? <AllMessages text={text} /> : <NoticeList />}
    </Panel>
  );
}
