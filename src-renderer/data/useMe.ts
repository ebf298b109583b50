// Who works here and what "today" is for them: the user's zone, not the browser's.
import { createContext, useContext } from 'react';
import type { Output } from '#shared/contract/index.ts';
import type { Role } from '#shared/domain/roles.ts';
import { useLive } from './DataProvider.tsx';

export type Me = {
  id: string;
  name: string;
  timeZone: string;
  role: Role;
};
type State = Output<'company.loadState'>;

export const nobody: Me = { id: '', name: '', timeZone: 'UTC', role: 'rep' };

/** Filled by MeProvider. */
export const MeContext = createContext<Me>(nobody);
export const NowContext = createContext<number | undefined>(undefined);
export const TodayContext = createContext<string | undefined>(undefined);

function provided<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('MeProvider is missing');
  return value;
}

export function useCompanyState(): State | undefined {
  return useLive('company.loadState', {}).value;
}

export function useMe(): Me {
  return useContext(MeContext);
}

/** Milliseconds UTC, renewed a few times a minute: local clocks and overdue marks move by it. */
export function useNow(): number {
  return provided(useContext(NowContext));
}

/** Today in the user's zone, YYYY-MM-DD; a new value at midnight. */
export function useToday(): string {
  return provided(useContext(TodayContext));
}
