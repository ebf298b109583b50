// The bell of the top bar: how many reminders wait, and the list of them under it. Says aloud what has just come due.
import { Bell, BellRing } from 'lucide-react';
import { useState } from 'react';
import { useCoreEvent, useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { lazyPane, useAhead } from '#renderer/ui/lazyPane.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { showNote } from './browserNote.ts';
import styles from './Reminders.module.css';

const ReminderList = lazyPane(async () => (await import('./ReminderList.tsx')).ReminderList);

/** What the list shows at once; the oldest come first, so the rest comes up as these are seen to. */
const shownAtOnce = 200;

export function ReminderBell() {
  const t = useT();
  const toasts = useToasts();
  useAhead(ReminderList);
  const [isOpen, setOpen] = useState(false);
  const { value } = useLive('calendar.listReminders', { limit: shownAtOnce });
  useCoreEvent('calendar.reminded', ({ reminders }) => {
    const [first] = reminders;
    if (!first) return;
    const title =
      reminders.length === 1
        ? t('reminders.now', { subject: first.subject })
        : t('reminders.several', { count: reminders.length });
    const body = reminders.length === 1 ? first.partnerName : first.subject;
    showNote(title, { body, key: `${first.id}-${first.remindAt}` });
    toasts.show({
      title,
      description: body,
      action: { label: t('reminders.show'), onAction: () => setOpen(true) },
    });
  });
  useHotkeys([{ keys: 'Ctrl+Shift+KeyB', label: t('reminders.title'), run: () => setOpen(true) }], {
    group: t('app.title'),
  });
  const rows = value?.rows ?? [];
  const label = rows.length > 0 ? t('reminders.count', { count: rows.length }) : t('reminders.none');
  return (
    <Popover
      isOpen={isOpen}
      onOpenChange={setOpen}
      label={t('reminders.title')}
      align="end"
      className={styles.sheet}
      trigger={
        <Button
          size="sm"
          variant="quiet"
          aria-label={label}
          icon={rows.length > 0 ? <BellRing aria-hidden /> : <Bell aria-hidden />}
        >
          {rows.length > 0 ? <Badge count={rows.length} tone="warn" isHidden /> : null}
        </Button>
      }
    >
      <ReminderList rows={rows} isMore={value?.next !== undefined} onOpen={() => setOpen(false)} />
    </Popover>
  );
}
