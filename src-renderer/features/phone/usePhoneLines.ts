// The lines with their live states: rows of the core, and between two answers the states as the core tells them.
import { useEffect } from 'react';
import { create } from 'zustand';
import { useCoreEvent, useLive } from '#renderer/data/DataProvider.tsx';
import type { Output } from '#shared/contract/index.ts';

export type LineRow = Output<'telephony.listLines'>['rows'][number];
export type LiveState = LineRow['live'];

/** One that opens later has not heard the event. UI state only. */
const useLineStates = create<{ byId: { readonly [id: string]: LiveState } }>(() => ({ byId: {} }));

/** Put once, where it is always mounted: whatever came last is right, an answer of the core holds the states as well. */
export function useFollowLines(): void {
  const { value } = useLive('telephony.listLines', {});
  useCoreEvent('telephony.lineState', ({ id, ...state }) =>
    useLineStates.setState(({ byId }) => ({ byId: { ...byId, [id]: state } })),
  );
  useEffect(() => {
    useLineStates.setState({
      byId: Object.fromEntries((value?.rows ?? []).map((row) => [row.id, row.live])),
    });
  }, [value]);
}

/** @returns undefined until the core has answered */
export function usePhoneLines(): readonly LineRow[] | undefined {
  const { value } = useLive('telephony.listLines', {});
  const byId = useLineStates((state) => state.byId);
  return value?.rows.map((row) => ({ ...row, live: byId[row.id] ?? row.live }));
}
