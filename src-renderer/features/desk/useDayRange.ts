// The days whose events are shown: the chosen ones, or today whatever day it becomes.
import { useMemo } from 'react';
import { type DayRange, useDeskState } from '#renderer/data/deskState.ts';
import { useToday } from '#renderer/data/useMe.ts';

export function useDayRange(): DayRange {
  const today = useToday();
  const range = useDeskState((state) => state.range);
  return useMemo(() => range ?? { from: today, to: today }, [range, today]);
}
