// What stands in the place of the call's card while nobody is called: who comes next, or the summary.
import { NextCard } from './NextCard.tsx';
import { SummaryCard } from './SummaryCard.tsx';
import { useDialSession } from './useDialSession.ts';

export function SessionCard() {
  const session = useDialSession();
  if (!session) return null;
  if (session.endedAt !== null) return <SummaryCard session={session} />;
  return session.next ? <NextCard key={session.next.itemId} next={session.next} /> : null;
}
