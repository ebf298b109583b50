// Buttons, chips, tabs, menus.
import { Banknote, Ellipsis, Phone, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button, type ButtonVariant } from '#renderer/ui/Button.tsx';
import { Chip, type Tone } from '#renderer/ui/Chip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import styles from './Gallery.module.css';

const variants: readonly ButtonVariant[] = ['default', 'primary', 'call', 'danger', 'quiet'];
const tones: readonly Tone[] = ['neutral', 'accent', 'call', 'warn', 'danger'];

function ClientActions() {
  const t = useT();
  return (
    <ActionBar>
      <Button variant="call" icon={<Phone aria-hidden />} kbd="D">
        {t('desk.call')}
      </Button>
      <Button variant="primary" icon={<Banknote aria-hidden />} kbd="S">
        {t('desk.sell')}
      </Button>
      <Button>{t('desk.price')}</Button>
    </ActionBar>
  );
}

export function ButtonSamples() {
  const t = useT();
  const [tab, setTab] = useState('interactions');
  const [segment, setSegment] = useState('today');
  const [isStarred, setIsStarred] = useState(true);
  const entries: MenuEntry[] = [
    { id: 'open', label: t('common.open'), kbd: 'Enter', onSelect: () => undefined },
    {
      id: 'more',
      label: t('common.export'),
      entries: [{ id: 'print', label: t('common.print'), onSelect: () => undefined }],
    },
    { id: 'line', isSeparator: true },
    {
      id: 'delete',
      label: t('common.delete'),
      icon: <Trash2 aria-hidden />,
      isDanger: true,
      onSelect: () => undefined,
    },
  ];
  return (
    <>
      {(['md', 'sm', 'lg'] as const).map((size) => (
        <div key={size} className={styles.row}>
          {variants.map((variant) => (
            <Button
              key={variant}
              variant={variant}
              size={size}
              kbd={size === 'md' ? 'Ctrl+Enter' : undefined}
            >
              {t('common.save')}
            </Button>
          ))}
          <Button size={size} disabled>
            {t('common.edit')}
          </Button>
          <Button size={size} variant="primary" disabled>
            {t('common.create')}
          </Button>
          <IconButton size={size} label={t('common.more')} icon={<Ellipsis aria-hidden />} />
          <IconButton
            size={size}
            label={t('common.done')}
            icon={<Star aria-hidden />}
            isPressed={isStarred}
            onClick={() => setIsStarred(!isStarred)}
          />
        </div>
      ))}
      <ClientActions />
      <div className={styles.row}>
        <div className={styles.narrow}>
          <ClientActions />
        </div>
        <Menu
          trigger={<Button icon={<Ellipsis aria-hidden />}>{t('common.more')}</Button>}
          entries={entries}
        />
        <Kbd keys="Ctrl+K" isReadable />
      </div>
      <div className={styles.row}>
        {tones.map((tone) => (
          <Chip key={tone} tone={tone} icon={<Phone aria-hidden />}>
            {t('desk.localTime', { time: '18:05' })}
          </Chip>
        ))}
        <Chip onClick={() => undefined}>{t('desk.planCall')}</Chip>
        <Chip onRemove={() => undefined} removeLabel={t('ui.remove', { name: t('common.filter') })}>
          {t('common.filter')}
        </Chip>
        {tones.map((tone, index) => (
          <Badge key={tone} tone={tone} count={index * 333} />
        ))}
      </div>
      <div className={styles.narrow}>
        <SegmentedControl
          aria-label={t('desk.events')}
          value={segment}
          onChange={setSegment}
          items={[
            { id: 'today', label: t('common.today'), count: 12 },
            { id: 'overdue', label: t('desk.overdue'), count: 3 },
            { id: 'all', label: t('common.all') },
          ]}
        />
      </div>
      <Tabs
        aria-label={t('desk.client')}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'interactions', label: t('desk.interactions'), count: 14 },
          { id: 'finance', label: t('desk.finance') },
          { id: 'files', label: t('desk.files'), count: 5 },
        ]}
      >
        <p>{t('desk.nothingTodayHint')}</p>
      </Tabs>
    </>
  );
}
