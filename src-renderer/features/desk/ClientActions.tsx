// What can be done for the client, a button each: call, price, sell, requisites, plan. Never wraps.
import { CalendarPlus, CircleEllipsis, FileText, Phone } from 'lucide-react';
import type { RefObject } from 'react';
import { useTaskForm } from '#renderer/data/taskState.ts';
import { useArea } from '#renderer/data/useArea.ts';
import { usePrint } from '#renderer/features/print/index.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { formatPhone } from '#shared/domain/phones.ts';
import { numbersOf, type PartnerCard, useDial } from '../calls/index.ts';
import { useInteractionDialogs } from '../interactions/index.ts';
import { SaleButtons } from '../partner/index.ts';
import styles from './Client.module.css';

/** `Call`: the only number at once, several as a menu. */
function CallButton({ card }: { card: PartnerCard }) {
  const t = useT();
  const dial = useDial(card);
  const numbers = numbersOf(card);
  const [only] = numbers;
  const look = { variant: 'call', kbd: 'D', icon: <Phone aria-hidden />, 'data-call': '' } as const;
  if (numbers.length > 1) {
    return (
      <Menu
        trigger={<Button {...look}>{t('desk.call')}</Button>}
        entries={numbers.map((number) => ({
          id: number.id,
          label: `${number.name || t('desk.companyItself')} · ${formatPhone(number.phone.value, card.country)}`,
          onSelect: () => dial(number),
        }))}
      />
    );
  }
  return (
    <Button
      {...look}
      disabled={!only}
      title={only ? formatPhone(only.phone.value, card.country) : t('desk.noNumber')}
      onClick={() => only && dial(only)}
    >
      {t('desk.call')}
    </Button>
  );
}

function MoreMenu({ partnerId }: { partnerId: string }) {
  const t = useT();
  const show = useInteractionDialogs((state) => state.show);
  const showTask = useTaskForm((state) => state.show);
  const hasTasks = useArea('tasks');
  const { lang } = useLanguage();
  const { print } = usePrint('reports.printClient');
  return (
    <Menu
      trigger={
        <IconButton variant="default" label={t('common.more')} icon={<CircleEllipsis aria-hidden />} />
      }
      entries={[
        {
          id: 'meeting',
          label: t('desk.planMeeting'),
          onSelect: () => show({ type: 'plan', partnerId, kind: 'meeting' }),
        },
        ...(hasTasks
          ? [{ id: 'task', label: t('tasks.newTask'), onSelect: () => showTask({ partnerId }) }]
          : []),
        {
          id: 'recordCall',
          label: t('desk.recordCall'),
          onSelect: () => show({ type: 'record', partnerId, kind: 'call' }),
        },
        {
          id: 'recordMeeting',
          label: t('desk.recordMeeting'),
          onSelect: () => show({ type: 'record', partnerId, kind: 'meeting' }),
        },
        { id: 'line', isSeparator: true },
        {
          id: 'print',
          label: t('reports.printClient'),
          onSelect: () => print({ partnerId, language: lang }),
        },
      ]}
    />
  );
}

/** The bar of buttons; their keys are useClientKeys. */
export function ClientActions({ card, bar }: { card: PartnerCard; bar: RefObject<HTMLDivElement | null> }) {
  const t = useT();
  const go = useNavigate();
  const show = useInteractionDialogs((state) => state.show);
  return (
    <div ref={bar} className={styles.actions}>
      <ActionBar>
        <CallButton card={card} />
        <SaleButtons partnerId={card.id} />
        <Button
          kbd="R"
          icon={<FileText aria-hidden />}
          className={styles.minor}
          onClick={() => go('partner', { id: card.id })}
        >
          {t('desk.requisites')}
        </Button>
        <Button
          kbd="N"
          icon={<CalendarPlus aria-hidden />}
          className={styles.minor}
          title={t('desk.planHint')}
          onClick={() => show({ type: 'plan', partnerId: card.id, kind: 'call' })}
        >
          {t('desk.plan')}
        </Button>
        <MoreMenu partnerId={card.id} />
      </ActionBar>
    </div>
  );
}
