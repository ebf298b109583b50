// The people at the partner: role, clock, numbers and addresses; edit, make main, delete.
import { Plus, UserRound } from 'lucide-react';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { EmptyState } from '#renderer/ui/States.tsx';
import { ContactEntry } from '../ContactEntry.tsx';
import { type ContactCard, contactValues, type PartnerCard } from '../partnerForm.ts';
import shared from './Card.module.css';
import styles from './CardEntry.module.css';
import { RowActions } from './RowActions.tsx';

export type CardContactsProps = { card: PartnerCard; onOpen: (contactId: string | undefined) => void };

function ContactActions({ contact, onEdit }: { contact: ContactCard; onEdit: () => void }) {
  const t = useT();
  const { name } = contact;
  const update = useStep('partners.updateContact', { isErrorToasted: true });
  const remove = useStep('partners.deleteContact', { isErrorToasted: true });
  const makeMain = (): void => {
    const changed = { ...contactValues(contact), id: contact.id, isPrimary: true };
    void update.run(changed, t('partner.saved', { name }));
  };
  return (
    <RowActions
      name={name}
      makeMain={contact.isPrimary ? undefined : { run: makeMain, isRunning: update.isRunning }}
      onEdit={onEdit}
      remove={{
        run: () => void remove.run({ id: contact.id }, t('partner.deleted', { name })),
        isRunning: remove.isRunning,
      }}
    />
  );
}

function Contact({ card, contact, onEdit }: { card: PartnerCard; contact: ContactCard; onEdit: () => void }) {
  return (
    <li className={styles.entry}>
      <ContactEntry
        card={card}
        contact={contact}
        actions={<ContactActions contact={contact} onEdit={onEdit} />}
      />
      {contact.notes === '' ? null : <p className={shared.notes}>{contact.notes}</p>}
    </li>
  );
}

export function CardContacts({ card, onOpen }: CardContactsProps) {
  const t = useT();
  const add = (
    <IconButton
      size="sm"
      label={t('partner.addContact')}
      icon={<Plus aria-hidden />}
      onClick={() => onOpen(undefined)}
    />
  );
  return (
    <Panel
      label={t('terms.contacts')}
      look="card"
      header={<PanelHeader title={t('terms.contacts')} actions={add} />}
    >
      {card.contacts.length === 0 ? (
        <EmptyState
          title={t('partner.noContacts')}
          hint={t('partner.noContactsHint')}
          icon={<UserRound aria-hidden />}
        />
      ) : (
        <ul className={shared.list}>
          {card.contacts.map((contact) => (
            <Contact key={contact.id} card={card} contact={contact} onEdit={() => onOpen(contact.id)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
