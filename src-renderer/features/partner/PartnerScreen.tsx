// The client card (Requisites): the partner, its legal entities with accounts, people, files, last dealings and
// history on one screen; edited by dialogs. Holds only which dialog and which side tab is open.
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useRouteParams } from '#renderer/ui/routing.ts';
import { ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { BankAccountDialog } from './BankAccountDialog.tsx';
import { ContactDialog } from './ContactDialog.tsx';
import { CardContacts } from './card/CardContacts.tsx';
import { CardDetails } from './card/CardDetails.tsx';
import { CardFiles } from './card/CardFiles.tsx';
import { CardHead } from './card/CardHead.tsx';
import { CardHistory } from './card/CardHistory.tsx';
import { CardLegalEntities } from './card/CardLegalEntities.tsx';
import { CardRecent } from './card/CardRecent.tsx';
import { LegalEntityDialog } from './LegalEntityDialog.tsx';
import { PartnerDialog } from './PartnerDialog.tsx';
import styles from './PartnerScreen.module.css';
import type { PartnerCard } from './partnerForm.ts';
import { useSaleKeys } from './useSaleKeys.ts';

type Open =
  | { kind: 'partner' }
  | { kind: 'contact'; id: string | undefined }
  | { kind: 'legalEntity'; id: string | undefined }
  | { kind: 'bankAccount'; legalEntityId: string; id: string | undefined };
type SideTab = 'recent' | 'files' | 'history';

export function PartnerScreen() {
  const params = useRouteParams('partner');
  const t = useT();
  const errorText = useErrorText();
  const { value, error } = useLive('partners.load', params === null ? undefined : { id: params.id });
  const isThere = params !== null && error === undefined;
  useSaleKeys(params?.id ?? '', { group: t('partner.sections'), isEnabled: isThere });
  if (error) return <ErrorState isPage title={errorText(error)} details={error.message} />;
  // A new client starts with its own dialogs and tab.
  return value ? <Card key={value.id} card={value} /> : <Skeleton rows={8} />;
}

function Side({ card: { id: partnerId, country } }: { card: PartnerCard }) {
  const t = useT();
  const [tab, setTab] = useState<SideTab>('recent');
  return (
    <section className={styles.sideBox} aria-label={t('partner.dealings')}>
      <Tabs<SideTab>
        aria-label={t('partner.dealings')}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'recent', label: t('partner.recent') },
          { id: 'files', label: t('partner.files') },
          { id: 'history', label: t('partner.history') },
        ]}
      >
        {tab === 'recent' ? <CardRecent partnerId={partnerId} /> : null}
        {tab === 'files' ? <CardFiles partnerId={partnerId} /> : null}
        {tab === 'history' ? <CardHistory partnerId={partnerId} country={country} /> : null}
      </Tabs>
    </section>
  );
}

function Dialogs({
  card,
  open,
  onClose,
}: {
  card: PartnerCard;
  open: Open | undefined;
  onClose: () => void;
}) {
  if (open === undefined) return null;
  const shared = { partnerId: card.id, onClose, isOpen: true };
  if (open.kind === 'partner') return <PartnerDialog {...shared} />;
  if (open.kind === 'contact') return <ContactDialog {...shared} contactId={open.id} />;
  if (open.kind === 'legalEntity') return <LegalEntityDialog {...shared} legalEntityId={open.id} />;
  return (
    <BankAccountDialog
      partnerId={card.id}
      legalEntityId={open.legalEntityId}
      bankAccountId={open.id}
      onClose={onClose}
    />
  );
}

function Card({ card }: { card: PartnerCard }) {
  const t = useT();
  const [open, setOpen] = useState<Open>();
  return (
    <Panel
      label={t('partner.sections')}
      isScrollable={false}
      header={<CardHead card={card} onEdit={() => setOpen({ kind: 'partner' })} />}
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <CardDetails card={card} />
        </div>
        <div className={styles.column}>
          <CardLegalEntities
            card={card}
            onOpen={(id) => setOpen({ kind: 'legalEntity', id })}
            onOpenAccount={(legalEntityId, id) => setOpen({ kind: 'bankAccount', legalEntityId, id })}
          />
          <CardContacts card={card} onOpen={(id) => setOpen({ kind: 'contact', id })} />
        </div>
        <Side card={card} />
      </div>
      <Dialogs card={card} open={open} onClose={() => setOpen(undefined)} />
    </Panel>
  );
}
