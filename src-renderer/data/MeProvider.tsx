// Asks once for all who works here and keeps the one clock of the page: a row of a list reads them for nothing, and
// is drawn anew only when the person or the day changes. UI reads them by useMe.ts.
import { type ReactNode, useEffect, useState } from 'react';
import { dateInZone } from '#shared/domain/dates.ts';
import { MeContext, NowContext, nobody, TodayContext, useCompanyState } from './useMe.ts';

const everyMs = 15_000;

/** Put once, inside DataProvider. */
export function MeProvider({ children }: { children: ReactNode }) {
  const me = useCompanyState()?.user ?? nobody;
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <MeContext value={me}>
      <TodayContext value={dateInZone(nowMs, me.timeZone)}>
        <NowContext value={nowMs}>{children}</NowContext>
      </TodayContext>
    </MeContext>
  );
}
