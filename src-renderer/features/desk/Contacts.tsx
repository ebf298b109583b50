// The people of the client: who, their clock, a call button for each number, mail; the next step and open tasks below.
import { CalendarPlus, Plus, SquarePen, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { EmptyState } from '#renderer/ui/States.tsx';
import { type PartnerCard, ReachLines } from '../calls/index.ts';
import { OpenTasks, useInteractionDialogs, usePlannedText } from '../interactions/index.ts';
import { ContactDialog, ContactEntry } from '../partner/index.ts';
import styles from './Contacts.module.css';

type ContactProps = { card: PartnerCard; contact: PartnerCard['contacts'][number]; onEdit: () => void };

function Contact({ card, contact, onEdit }: ContactProps) {
  const t = useT();
  return (
    <li className={styles.contact}>
      <ContactEntry
        card={card}
        contact={contact}
        actions={
          <IconButton
            size="sm"
            label={t('desk.editContact', { name: contact.name })}
            icon={<SquarePen aria-hidden />}
            onClick={onEdit}
          />
        }
      />
    </li>
  );
}

/** What comes next, and what is still to be done; amber when nothing is planned. */
function NextStep({ partnerId }: { partnerId: string }) {
  const t = useT();
  const plannedText = usePlannedText();
  const show = useInteractionDialogs((state) => state.show);
  const { value } = useLive('desk.loadClientSummary', { partnerId });
  const when = plannedText({ at: value?.nextEventAt ?? null, on: value?.nextEventOn ?? null });
  return (
    <Panel
      look="card"
      label={t('desk.nextStep')}
      header={<PanelHeader title={t('desk.nextStep')} />}
      className={styles.card}
    >
      {value && when === '' ? <Chip tone="warn">{t('desk.noNextStep')}</Chip> : null}
      {when === '' ? null : (
        <p>
          <strong>{when}</strong> {value?.nextEventSubject}
        </p>
      )}
      {value && when === '' ? (
        <Button
          size="sm"
          icon={<CalendarPlus aria-hidden />}
          className={styles.planNext}
          onClick={() => show({ type: 'plan', partnerId, kind: 'call' })}
        >
          {t('desk.planCall')}
        </Button>
      ) : null}
      <OpenTasks partnerId={partnerId} title={t('desk.openTasks')} />
    </Panel>
  );
}

type Editing = { contactId?: string };

function People({ card, onEdit }: { card: PartnerCard; onEdit: (editing: Editing) => void }) {
  const t = useT();
  const hasOwn = card.phones.length > 0 || card.emails.length > 0;
  if (card.contacts.length === 0 && !hasOwn) {
    return (
      <EmptyState
        icon={<UserRound aria-hidden />}
        title={t('partner.noContacts')}
        hint={t('desk.noContactsHint')}
      />
    );
  }
  return (
    <ul className={styles.people}>
      {card.contacts.map((contact) => (
        <Contact
          key={contact.id}
          card={card}
          contact={contact}
          onEdit={() => onEdit({ contactId: contact.id })}
        />
      ))}
      {hasOwn ? (
        <li className={styles.contact}>
          <span className={styles.name}>{t('desk.companyItself')}</span>
          <ReachLines
            card={card}
            name={card.name}
            contactId={undefined}
            phones={card.phones}
            emails={card.emails}
          />
        </li>
      ) : null}
    </ul>
  );
}

/** Region `Contacts`. */
export function Contacts() {
  const t = useT();
  const partnerId = useDeskState((state) => state.partnerId);
  const [editing, setEditing] = useState<Editing>();
  const { value: card } = useLive('partners.load', partnerId === undefined ? undefined : { id: partnerId });
  const add = (
    <IconButton
      size="sm"
      label={t('desk.addContact')}
      icon={<Plus aria-hidden />}
      disabled={!card}
      onClick={() => setEditing({})}
    />
  );
  return (
    <Panel label={t('desk.contacts')} header={<PanelHeader title={t('desk.contacts')} actions={add} />}>
      {card ? <People card={card} onEdit={setEditing} /> : null}
      {partnerId === undefined ? null : <NextStep partnerId={partnerId} />}
      {editing && partnerId !== undefined ? (
        <ContactDialog
          isOpen
          partnerId={partnerId}
          contactId={editing.contactId}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </Panel>
  );
}
