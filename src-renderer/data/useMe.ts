// Who works here and what "today" is for them: the user's zone, not the browser's.
import { useEffect, useState } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import { useLive } from './DataProvider.tsx';

export type Me = { id: string; name: string; timeZone: string; role: 'rep' | 'head' | 'admin' };
type State = Output<'company.loadState'>;

const nobody: Me = { id: '', name: '', timeZone: 'UTC', role: 'rep' };
const everyMs = 15_000;

export function useCompanyState(): State | undefined {
  return useLive('company.loadState', {}).value;
}

export function useMe(): Me {
  return useCompanyState()?.user ?? nobody;
}

/** Milliseconds UTC, renewed a few times a minute: local clocks and overdue marks move by it. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Today in the user's zone, YYYY-MM-DD; a new value at midnight. */
export function useToday(): string {
  const { timeZone } = useMe();
  return dateInZone(useNow(), timeZone);
}
