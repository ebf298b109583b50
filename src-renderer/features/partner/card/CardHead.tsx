// The head of the client card: who it is, what its clock says, and what can be done, one key each.
import { CircleEllipsis, LayoutDashboard, Pencil, Trash2 } from 'lucide-react';
import { useDeskState } from '#renderer/data/deskState.ts';
import { LocalTime } from '#renderer/features/calls/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { PartnerName } from '../PartnerName.tsx';
import type { PartnerCard } from '../partnerForm.ts';
import { SaleButtons } from '../SaleButtons.tsx';
import { StateChip } from '../StateChip.tsx';
import styles from './CardHead.module.css';

export type CardHeadProps = { card: PartnerCard; onEdit: () => void };

function MoreMenu({ card }: { card: PartnerCard }) {
  const t = useT();
  const go = useNavigate();
  const remove = useStep('partners.delete', { isErrorToasted: true });
  const deletePartner = async (): Promise<void> => {
    const done = await remove.run({ id: card.id }, t('partner.deleted', { name: card.name }));
    if (done) go('partners');
  };
  return (
    <Menu
      trigger={
        <IconButton variant="default" label={t('common.more')} icon={<CircleEllipsis aria-hidden />} />
      }
      entries={[
        {
          id: 'delete',
          label: t('partner.deletePartner'),
          icon: <Trash2 aria-hidden />,
          isDanger: true,
          isDisabled: remove.isRunning,
          onSelect: () => void deletePartner(),
        },
      ]}
    />
  );
}

function Actions({ card, onEdit }: CardHeadProps) {
  const t = useT();
  const go = useNavigate();
  const selectPartner = useDeskState((state) => state.selectPartner);
  const openDesk = (): void => {
    selectPartner(card.id);
    go('desk');
  };
  useHotkeys(
    [
      { keys: 'KeyO', label: t('partner.openOnDesk'), run: openDesk },
      { keys: 'KeyE', label: t('partner.editPartner'), run: onEdit },
    ],
    { group: t('partner.sections') },
  );
  return (
    <div className={styles.actions}>
      <ActionBar align="end">
        <Button kbd="O" icon={<LayoutDashboard aria-hidden />} onClick={openDesk}>
          {t('partner.openOnDesk')}
        </Button>
        <SaleButtons partnerId={card.id} />
        <Button kbd="E" icon={<Pencil aria-hidden />} onClick={onEdit}>
          {t('common.edit')}
        </Button>
        <MoreMenu card={card} />
      </ActionBar>
    </div>
  );
}

export function CardHead({ card, onEdit }: CardHeadProps) {
  const t = useT();
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <PartnerName name={card.name} />
        <StateChip state={card.state} />
        <span className={styles.roles} data-ellipsis="">
          {card.roles.map((role) => t(`partner.${role}`)).join(', ')}
        </span>
        <LocalTime clock={card} place={card.city} />
      </div>
      <Actions card={card} onEdit={onEdit} />
    </header>
  );
}
