// The card of a partner (Requisites): all details, contacts, legal entities; edited by dialogs, deleted with undo.
import { Building2, Pencil, Plus, Trash2, UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useStep } from '#renderer/features/interactions/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useNavigate, useRouteParams } from '#renderer/ui/routing.ts';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { LegalEntityDialog } from './LegalEntityDialog.tsx';
import { PartnerDialog } from './PartnerDialog.tsx';
import styles from './PartnerScreen.module.css';
import type { PartnerCard } from './partnerForm.ts';
import { StateChip } from './StateChip.tsx';

type Open = { kind: 'partner' } | { kind: 'contact' | 'legalEntity'; id: string | undefined };

export function PartnerScreen() {
  const params = useRouteParams('partner');
  const errorText = useErrorText();
  const { value, error } = useLive('partners.load', params === null ? undefined : { id: params.id });
  if (error) return <ErrorState isPage title={errorText(error)} details={error.message} />;
  return value ? <Card card={value} /> : <Skeleton rows={8} />;
}

function Details({ card }: { card: PartnerCard }) {
  const t = useT();
  return (
    <Panel label={t('partner.details')} look="card" header={<PanelHeader title={t('partner.details')} />}>
      <Facts
        rows={[
          [t('partner.roles'), card.roles.map((role) => t(`partner.${role}`)).join(', ')],
          [t('partner.phones'), card.phones.map((phone) => phone.value).join(', ')],
          [t('partner.emails'), card.emails.map((email) => email.value).join(', ')],
          [t('partner.sites'), card.sites.map((site) => site.value).join(', ')],
          [
            t('common.address'),
            [card.country, card.region, card.city, card.address].filter(Boolean).join(', '),
          ],
          [t('partner.timeZone'), card.effectiveTimeZone],
          [t('partner.owner'), card.ownerName],
          [t('partner.source'), card.source],
          [t('partner.notes'), card.notes],
        ]}
      />
    </Panel>
  );
}

type SectionProps = {
  title: string;
  addLabel: string;
  onAdd: () => void;
  isEmpty: boolean;
  empty: ReactNode;
  children: ReactNode;
};

function Section({ title, addLabel, onAdd, isEmpty, empty, children }: SectionProps) {
  return (
    <Panel
      label={title}
      look="card"
      header={
        <PanelHeader
          title={title}
          actions={
            <Button size="sm" icon={<Plus aria-hidden />} onClick={onAdd}>
              {addLabel}
            </Button>
          }
        />
      }
    >
      {isEmpty ? empty : <ul className={styles.list}>{children}</ul>}
    </Panel>
  );
}

function Entry(props: {
  name: string;
  detail: string;
  onEdit: () => void;
  onDelete: () => void;
  isBusy: boolean;
}) {
  const t = useT();
  return (
    <li className={styles.entry}>
      <div className={styles.entryText}>
        <b>{props.name}</b>
        <span className={styles.muted}>{props.detail}</span>
      </div>
      <IconButton
        size="sm"
        label={t('partner.editNamed', { name: props.name })}
        icon={<Pencil aria-hidden />}
        onClick={props.onEdit}
      />
      <IconButton
        size="sm"
        label={t('partner.deleteNamed', { name: props.name })}
        icon={<Trash2 aria-hidden />}
        disabled={props.isBusy}
        onClick={props.onDelete}
      />
    </li>
  );
}

function Contacts({ card, onOpen }: { card: PartnerCard; onOpen: (open: Open) => void }) {
  const t = useT();
  const remove = useStep('partners.deleteContact', { isErrorToasted: true });
  return (
    <Section
      title={t('terms.contacts')}
      addLabel={t('partner.addContact')}
      onAdd={() => onOpen({ kind: 'contact', id: undefined })}
      isEmpty={card.contacts.length === 0}
      empty={
        <EmptyState
          title={t('partner.noContacts')}
          hint={t('partner.noContactsHint')}
          icon={<UserRound aria-hidden />}
        />
      }
    >
      {card.contacts.map((contact) => (
        <Entry
          key={contact.id}
          name={contact.name}
          detail={[
            contact.title,
            ...contact.phones.map((p) => p.value),
            ...contact.emails.map((e) => e.value),
          ]
            .filter(Boolean)
            .join(' · ')}
          isBusy={remove.isRunning}
          onEdit={() => onOpen({ kind: 'contact', id: contact.id })}
          onDelete={() => void remove.run({ id: contact.id }, t('partner.deleted', { name: contact.name }))}
        />
      ))}
    </Section>
  );
}

function LegalEntities({ card, onOpen }: { card: PartnerCard; onOpen: (open: Open) => void }) {
  const t = useT();
  const remove = useStep('partners.deleteLegalEntity', { isErrorToasted: true });
  return (
    <Section
      title={t('partner.legalEntities')}
      addLabel={t('partner.addLegalEntity')}
      onAdd={() => onOpen({ kind: 'legalEntity', id: undefined })}
      isEmpty={card.legalEntities.length === 0}
      empty={
        <EmptyState
          title={t('partner.noLegalEntities')}
          hint={t('partner.noLegalEntitiesHint')}
          icon={<Building2 aria-hidden />}
        />
      }
    >
      {card.legalEntities.map((entity) => (
        <Entry
          key={entity.id}
          name={entity.legalName || entity.name}
          detail={[entity.taxId, entity.kpp, entity.legalAddress].filter(Boolean).join(' · ')}
          isBusy={remove.isRunning}
          onEdit={() => onOpen({ kind: 'legalEntity', id: entity.id })}
          onDelete={() => void remove.run({ id: entity.id }, t('partner.deleted', { name: entity.name }))}
        />
      ))}
    </Section>
  );
}

function CardActions({ card, onEdit }: { card: PartnerCard; onEdit: () => void }) {
  const t = useT();
  const go = useNavigate();
  const { openPartner } = useDeskState();
  const remove = useStep('partners.delete', { isErrorToasted: true });
  const deletePartner = async (): Promise<void> => {
    const done = await remove.run({ id: card.id }, t('partner.deleted', { name: card.name }));
    if (done) go('partners');
  };
  return (
    <ActionBar align="end">
      <Button
        onClick={() => {
          openPartner(card.id);
          go('desk');
        }}
      >
        {t('partner.openOnDesk')}
      </Button>
      <Button variant="primary" icon={<Pencil aria-hidden />} onClick={onEdit}>
        {t('common.edit')}
      </Button>
      <Button
        variant="danger"
        icon={<Trash2 aria-hidden />}
        disabled={remove.isRunning}
        onClick={() => void deletePartner()}
      >
        {t('common.delete')}
      </Button>
    </ActionBar>
  );
}

function Card({ card }: { card: PartnerCard }) {
  const t = useT();
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  return (
    <Panel
      label={t('partner.sections')}
      header={
        <PanelHeader
          isPage
          title={card.name}
          actions={<CardActions card={card} onEdit={() => setOpen({ kind: 'partner' })} />}
        >
          <StateChip state={card.state} />
        </PanelHeader>
      }
    >
      <div className={styles.card}>
        <Details card={card} />
        <Contacts card={card} onOpen={setOpen} />
        <LegalEntities card={card} onOpen={setOpen} />
      </div>
      <PartnerDialog isOpen={open?.kind === 'partner'} partnerId={card.id} onClose={close} />
      <ContactDialog
        key={`c${open?.kind === 'contact' ? open.id : ''}`}
        isOpen={open?.kind === 'contact'}
        partnerId={card.id}
        contactId={open?.kind === 'contact' ? open.id : undefined}
        onClose={close}
      />
      <LegalEntityDialog
        key={`l${open?.kind === 'legalEntity' ? open.id : ''}`}
        isOpen={open?.kind === 'legalEntity'}
        partnerId={card.id}
        legalEntityId={open?.kind === 'legalEntity' ? open.id : undefined}
        onClose={close}
      />
    </Panel>
  );
}
