// The card of the call beside the record: who rings, whom one talks to, what came of it. It pushes what stands below it, never
// covers it, takes no focus and changes no record.
import { Suspense } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { ErrorBoundary } from '#renderer/ui/ErrorBoundary.tsx';
import {
  cardCall,
  isOver,
  isRinging,
  type LiveCall,
  RingButtons,
  useCallName,
  useCalls,
} from '../calls/index.ts';
import { SessionCard, useHasSessionCard } from '../dialSession/index.ts';
import { CallerCard } from './CallerCard.tsx';
import styles from './CallSlot.module.css';
import { useStateText } from './useStateText.ts';
import { WrapUpCard } from './WrapUpCard.tsx';

function Card({ call }: { call: LiveCall }) {
  const t = useT();
  const stateText = useStateText();
  const { name, row } = useCallName(call);
  const { text, tone } = stateText(call);
  const isWrapUp = isOver(call) && row !== undefined;
  return (
    <section
      aria-label={`${t('calls.callSlot')}: ${name}`}
      data-session-card="call"
      data-tone={isWrapUp ? 'waits' : tone}
      className={styles.card}
    >
      {isWrapUp ? (
        <WrapUpCard key={call.id} call={call} row={row} />
      ) : (
        <>
          <p className={styles.state}>{text}</p>
          <CallerCard call={call} row={row} />
          {isRinging(call) ? <RingButtons call={call} /> : null}
        </>
      )}
    </section>
  );
}

/** Nothing while nobody calls, but for whom a dial session calls next. */
export function CallSlot() {
  const call = cardCall(useCalls());
  const hasSessionCard = useHasSessionCard();
  if (!call && !hasSessionCard) return null;
  return (
    <div className={styles.slot}>
      <ErrorBoundary pane="call" key={call?.id ?? 'session'}>
        {call ? (
          <Card call={call} />
        ) : (
          <Suspense fallback={null}>
            <SessionCard />
          </Suspense>
        )}
      </ErrorBoundary>
    </div>
  );
}

export function useHasCallCard(): boolean {
  const hasSessionCard = useHasSessionCard();
  return cardCall(useCalls()) !== undefined || hasSessionCard;
}
