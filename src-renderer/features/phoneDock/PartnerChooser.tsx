// Whose call it is: found by a few letters among clients and their people, or made as a new client. Holds only what is typed.
import { UserPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { PartnerDialog } from '../partner/index.ts';
import styles from './PartnerChooser.module.css';

export type Chosen = { partnerId: string; contactId: string | null; name: string };
type PartnerChooserProps = {
  onChoose: (chosen: Chosen) => void;
  /** For the name of a new one. */
  initialName?: string;
};

const atMost = 6;

export function PartnerChooser({ onChoose, initialName = '' }: PartnerChooserProps) {
  const t = useT();
  const listId = useId();
  const [text, setText] = useState('');
  const [isCreating, setCreating] = useState(false);
  const words = text.trim();
  const { value } = useLive('desk.search', words === '' ? undefined : { text: words, limit: 20 });
  const found = (value?.rows ?? [])
    .filter(({ kind }) => kind === 'partner' || kind === 'contact')
    .slice(0, atMost);
  return (
    <div className={styles.chooser}>
      <SearchField
        value={text}
        onChange={setText}
        label={t('calls.findClient')}
        placeholder={t('calls.findClient')}
      />
      {found.length > 0 ? (
        <ul id={listId} className={styles.list} aria-label={t('calls.findClient')}>
          {found.map((hit) => (
            <li key={`${hit.kind}:${hit.id}`}>
              <button
                type="button"
                className={styles.option}
                onClick={() =>
                  onChoose({
                    partnerId: hit.partnerId ?? hit.id,
                    contactId: hit.kind === 'contact' ? hit.id : null,
                    name: hit.title,
                  })
                }
              >
                <span className={styles.title} data-ellipsis="" title={hit.title}>
                  {hit.title}
                </span>
                <span className={styles.detail} data-ellipsis="" title={hit.detail}>
                  {hit.detail}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {words !== '' && value && found.length === 0 ? (
        <p className={styles.none}>{t('calls.noClientFound')}</p>
      ) : null}
      <Button size="sm" isWide icon={<UserPlus aria-hidden />} onClick={() => setCreating(true)}>
        {words === '' ? t('calls.createClient') : t('calls.createNamed', { name: words })}
      </Button>
      {isCreating ? (
        <PartnerDialog
          isOpen
          initialName={words || initialName}
          onClose={() => setCreating(false)}
          onSaved={(partnerId) => onChoose({ partnerId, contactId: null, name: words || initialName })}
        />
      ) : null}
    </div>
  );
}
