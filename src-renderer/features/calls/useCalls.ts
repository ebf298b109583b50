// The running calls as the core tells them: its call table is the truth, this is its mirror. UI state only.
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { useCoreEvent, useLive } from '#renderer/data/DataProvider.tsx';
import type { Output } from '#shared/contract/index.ts';

export type LiveCall = Output<'calls.listLive'>['calls'][number];

const none: readonly LiveCall[] = [];
const useMirror = create<{ calls: readonly LiveCall[] }>(() => ({ calls: none }));

const latestPaintMs = 50;

/**
 * With the next frame: what is drawn anew does not stand before the media that the core asks for in the same breath. A hidden
 * page has no frames and still has to ring.
 */
function createSoon(): (work: () => void) => void {
  let next: (() => void) | undefined;
  const run = (): void => {
    const work = next;
    next = undefined;
    work?.();
  };
  return (work) => {
    next = work;
    if (document.hidden) return run();
    requestAnimationFrame(run);
    setTimeout(run, latestPaintMs);
  };
}

/** Put once, where it is always mounted: whatever came last is right. */
export function useFollowCalls(): void {
  const { value } = useLive('calls.listLive', {});
  const [soon] = useState(createSoon);
  useCoreEvent('calls.changed', ({ calls }) => soon(() => useMirror.setState({ calls })));
  useEffect(() => soon(() => useMirror.setState({ calls: value?.calls ?? none })), [value, soon]);
}

export function useCalls(): readonly LiveCall[] {
  return useMirror((state) => state.calls);
}

/** For what happens by a key or a click, outside of a rendering. */
export const currentCalls = (): readonly LiveCall[] => useMirror.getState().calls;
