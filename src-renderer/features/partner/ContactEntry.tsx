// One person at a client: name, role, clock, numbers and addresses. What can be done with it comes from its list.
import type { ReactNode } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { LocalTime, ReachLines } from '../calls/index.ts';
import styles from './ContactEntry.module.css';
import { useContactRoleText } from './fields/contactRoles.ts';
import type { ContactCard, PartnerCard } from './partnerForm.ts';

/** The content of a list item. */
export function ContactEntry({
  card,
  contact,
  actions,
}: {
  card: PartnerCard;
  contact: ContactCard;
  actions: ReactNode;
}) {
  const t = useT();
  const roleText = useContactRoleText();
  const facts = [contact.title, roleText(contact.role), contact.region].filter((fact) => fact !== '');
  return (
    <>
      <div className={styles.head}>
        <span className={styles.name} title={contact.name} data-ellipsis="">
          {contact.name}
        </span>
        {contact.isPrimary ? <Chip>{t('desk.primary')}</Chip> : null}
        <span className={styles.actions}>{actions}</span>
      </div>
      <div className={styles.facts}>
        {facts.length > 0 ? <span>{facts.join(' · ')}</span> : null}
        <LocalTime isQuiet clock={{ ...contact, country: card.country }} place="" />
      </div>
      <ReachLines
        card={card}
        name={contact.name}
        contactId={contact.id}
        phones={contact.phones}
        emails={contact.emails}
      />
    </>
  );
}
