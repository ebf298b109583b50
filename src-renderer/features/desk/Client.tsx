// The chosen client: who it is and what its clock says, actions, figures, and the tabs of its rows.
import { MousePointerClick } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { type DeskTab, useDeskState } from '#renderer/data/deskState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Chip, type Tone } from '#renderer/ui/Chip.tsx';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { LocalTime, type PartnerCard } from '../calls/index.ts';
import { Finance, FinanceFilters } from '../finance/index.ts';
import { InteractionFilters, Interactions } from '../interactions/index.ts';
import { PartnerName } from '../partner/index.ts';
import styles from './Client.module.css';
import { ClientActions } from './ClientActions.tsx';
import { ClientFigures } from './ClientFigures.tsx';
import { useClientFilters } from './clientFilters.ts';
import { useClientKeys } from './useClientKeys.ts';

const tones: { readonly [S in PartnerCard['state']]: Tone } = {
  potential: 'neutral',
  active: 'neutral',
  quiet: 'neutral',
  lost: 'neutral',
  blocked: 'danger',
};

function Head({ card, bar }: { card: PartnerCard; bar: RefObject<HTMLDivElement | null> }) {
  const t = useT();
  return (
    <div className={styles.head}>
      <div className={styles.who}>
        <PartnerName name={card.name} />
        <span className={styles.state}>
          <Chip tone={tones[card.state]}>{t(`desk.${card.state}`)}</Chip>
        </span>
        <LocalTime clock={card} place={card.city} />
      </div>
      <ClientActions card={card} bar={bar} />
    </div>
  );
}

function ClientTabs({ partnerId, partnerName }: { partnerId: string; partnerName: string }) {
  const t = useT();
  const tab = useDeskState((state) => state.tab);
  const setTab = useDeskState((state) => state.setTab);
  const filters = useClientFilters();
  const shown: DeskTab = tab === 'finance' ? 'finance' : 'interactions';
  return (
    <Tabs
      aria-label={t('desk.clientTabs')}
      value={shown}
      onChange={setTab}
      className={styles.tabs}
      actions={
        shown === 'finance' ? (
          <FinanceFilters
            partnerId={partnerId}
            partnerName={partnerName}
            filter={filters.finance}
            onFilterChange={filters.setFinance}
          />
        ) : (
          <InteractionFilters
            partnerId={partnerId}
            partnerName={partnerName}
            filter={filters.interactions}
            onFilterChange={filters.setInteractions}
          />
        )
      }
      items={[
        { id: 'interactions', label: t('desk.interactions') },
        { id: 'finance', label: t('desk.finance') },
      ]}
    >
      {shown === 'finance' ? (
        <Finance
          key={partnerId}
          partnerId={partnerId}
          filter={filters.finance}
          onFilterChange={filters.setFinance}
        />
      ) : (
        <Interactions
          key={partnerId}
          partnerId={partnerId}
          filter={filters.interactions}
          onFilterChange={filters.setInteractions}
        />
      )}
    </Tabs>
  );
}

function Content({ partnerId }: { partnerId: string }) {
  const errorText = useErrorText();
  const { value: card, error } = useLive('partners.load', { id: partnerId });
  const bar = useRef<HTMLDivElement>(null);
  const isEnabled = error === undefined || card !== undefined;
  useClientKeys({ partnerId, card, bar, isEnabled });
  if (error && !card) return <ErrorState title={errorText(error)} details={error.message} />;
  return (
    <div className={styles.client}>
      {card ? (
        <Head card={card} bar={bar} />
      ) : (
        <div className={styles.head}>
          <Skeleton rows={1} rowHeight={72} />
        </div>
      )}
      <ClientFigures partnerId={partnerId} />
      <ClientTabs partnerId={partnerId} partnerName={card?.name ?? ''} />
    </div>
  );
}

/** Region `Client`. */
export function Client({ box }: { box: RefObject<HTMLDivElement | null> }) {
  const t = useT();
  const partnerId = useDeskState((state) => state.partnerId);
  const { isFocusAsked, focusTaken } = useDeskState();
  useEffect(() => {
    if (!isFocusAsked) return;
    box.current?.querySelector<HTMLElement>('section')?.focus();
    focusTaken();
  }, [isFocusAsked, focusTaken, box]);
  return (
    <div ref={box} className={styles.box}>
      <Panel label={t('desk.client')} isScrollable={false}>
        {partnerId === undefined ? (
          <EmptyState isPage icon={<MousePointerClick aria-hidden />} title={t('desk.chooseClient')} />
        ) : (
          <ErrorBoundary pane="desk.client" resetKey={partnerId}>
            <Content partnerId={partnerId} />
          </ErrorBoundary>
        )}
      </Panel>
    </div>
  );
}
