// The running calls as the core tells them: its call table is the truth, this is its mirror. UI state only.
import { useEffect } from 'react';
import { create } from 'zustand';
import { useCoreEvent, useLive } from '#renderer/data/DataProvider.tsx';
import type { Output } from '#shared/contract/index.ts';

export type LiveCall = Output<'calls.listLive'>['calls'][number];

const none: readonly LiveCall[] = [];
const useMirror = create<{ calls: readonly LiveCall[] }>(() => ({ calls: none }));

/** Put once, where it is always mounted: whatever came last is right. */
export function useFollowCalls(): void {
  const { value } = useLive('calls.listLive', {});
  useCoreEvent('calls.changed', ({ calls }) => useMirror.setState({ calls }));
  useEffect(() => {
    useMirror.setState({ calls: value?.calls ?? none });
  }, [value]);
}

export function useCalls(): readonly LiveCall[] {
  return useMirror((state) => state.calls);
}

/** For what happens by a key or a click, outside of a rendering. */
export const currentCalls = (): readonly LiveCall[] => useMirror.getState().calls;
