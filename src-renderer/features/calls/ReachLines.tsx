// How to reach one person or the company itself: a call button for each number, a letter for each address.
import { Mail, Phone } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { formatPhone } from '#shared/domain/phones.ts';
import { type PartnerCard, useDial } from './calling.ts';
import styles from './ReachLines.module.css';

export type ReachLinesProps = {
  card: PartnerCard;
  name: string;
  contactId: string | undefined;
  phones: PartnerCard['phones'];
  emails: PartnerCard['emails'];
};

export function ReachLines({ card, name, contactId, phones, emails }: ReachLinesProps) {
  const t = useT();
  const dial = useDial(card);
  return (
    <ul className={styles.reach}>
      {phones.map((phone) => {
        const number = formatPhone(phone.value, card.country);
        return (
          <li key={phone.id} className={styles.line}>
            <Button
              size="sm"
              icon={<Phone aria-hidden />}
              className={styles.number}
              aria-label={t('desk.callNamed', { name, number })}
              onClick={() => dial({ id: phone.id, name, contactId, phone })}
            >
              {number}
            </Button>
            {phone.label ? <span className={styles.muted}>{phone.label}</span> : null}
          </li>
        );
      })}
      {emails.map((email) => (
        <li key={email.id} className={styles.line}>
          <a
            className={styles.mail}
            href={`mailto:${encodeURIComponent(email.value)}`}
            aria-label={t('desk.writeTo', { name, address: email.value })}
          >
            <Mail aria-hidden />
            <span data-ellipsis="" title={email.value}>
              {email.value}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
