// What every part of a cycle works with: the hub's calls, the gate, where we stand. Does nothing itself.
import { AppError } from '#shared/contract/errors.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import type { WriteContext } from '../store/context.ts';
import type { CycleReport, EngineOptions, Progress } from './engine.types.ts';
import { productSteps, type Steps, stateOf } from './steps.ts';
import { type SyncState, saveSyncState } from './syncState.repo.ts';

/** What the hub told since this process greeted it; a new process greets anew. */
export type Session = {
  /** Milliseconds UTC; null: greet first. */
  greetedAt: number | null;
  /** The newest of our transactions that the hub has. */
  ackedCseq: number;
  hasTriedParked: boolean;
  /** It is of before, and cannot say what it told in a log that was skipped. */
  isHubSilent: boolean;
  /** How often it has said hello. */
  hellos: number;
};

export type Cycle = EngineOptions & {
  steps: Steps;
  signal: AbortSignal;
  session: Session;
  report: CycleReport;
  calls(): HubCalls;
  /** @throws AppError unavailable/not_joined */
  state(): SyncState;
  /** One transaction of sync's own. */
  write<T>(work: (tx: WriteContext) => T): T;
  /** What was sealed reaches the disk: a number that the hub has seen always carries the same content. */
  settle(): void;
  progress(progress: Progress): void;
};

export const reasonOf = (error: unknown): string => (error instanceof AppError ? error.reason : '');

const own = { command: 'sync.apply', isUndoable: false, keepsAnswer: false, isReplay: true };

export function openCycle(options: EngineOptions, session: Session, signal: AbortSignal): Cycle {
  const { gate, newId, callsFor } = options;
  const state = (): SyncState => stateOf(gate);
  return {
    ...options,
    ...{ signal, session, state },
    steps: { ...productSteps, ...options.steps },
    report: { pushed: 0, pulled: 0, fetched: 0, isRebound: false, isRecovered: false },
    calls: () => callsFor(state().deviceId),
    write: (work) => gate.write({ ...own, commandId: newId() }, work),
    settle: () => {
      const { lastCseq } = state();
      // The same value again makes a page of the log, and with it all before it reach the disk.
      gate.write({ ...own, commandId: newId(), isDurable: true }, (tx) => saveSyncState(tx, { lastCseq }));
    },
    progress: (progress) => options.onProgress?.(progress),
  };
}

/** @throws AppError cancelled */
export function checkGoing({ signal }: Pick<Cycle, 'signal'>): void {
  if (signal.aborted) throw new AppError('cancelled', 'cancelled');
}
