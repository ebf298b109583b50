// How sync stands, live: the counts of the core, and between two of them the phase as the engine tells it.
import { useEffect } from 'react';
import { useCoreEvent, useLive } from '#renderer/data/DataProvider.tsx';
import { useNow } from '#renderer/data/useMe.ts';
import type { Output } from '#shared/contract/index.ts';
import { usePhaseState } from './phaseState.ts';

export type SyncStatus = Output<'sync.loadStatus'>;

/** What ends the talk with the office until a person has done something. */
export type StopReason = Known | 'other';
type Known = 'revoked' | 'lease_over' | 'hub_older' | 'program_older' | 'pin_mismatch';

const stopReasons = [
  'revoked',
  'lease_over',
  'hub_older',
  'program_older',
  'pin_mismatch',
] as const satisfies readonly Known[];

const asStop = (reason: string | undefined): Known | undefined =>
  stopReasons.find((known) => known === reason);

/** Put once, where it is always mounted: whatever came last is right, an answer of the core holds the phase as well. */
export function useFollowPhase(): void {
  const { value } = useLive('sync.loadStatus', {});
  useCoreEvent('sync.progress', (phase) => usePhaseState.setState({ phase }));
  useEffect(() => usePhaseState.setState({ phase: value?.phase }), [value]);
}

/** @returns undefined until the core has answered */
export function useSyncStatus(): (SyncStatus & { stop: StopReason | undefined }) | undefined {
  const { value } = useLive('sync.loadStatus', {});
  const now = useNow();
  const phase = usePhaseState((state) => state.phase);
  if (!value) return undefined;
  const isLeaseOver = value.leaseUntil !== null && value.leaseUntil < now;
  const current = phase ?? value.phase;
  const told =
    current.state === 'stopped' ? (asStop(current.reason) ?? 'other') : asStop(value.failure?.reason);
  return { ...value, phase: current, stop: told ?? (value.hub && isLeaseOver ? 'lease_over' : undefined) };
}
