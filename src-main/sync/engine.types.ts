// What the sync engine is given, and what a cycle says of itself. Types only.
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import type { Gate } from '../store/gate.ts';
import type { Steps } from './steps.ts';

/** The keys with which this workstation signs; they lie in the platform's secrets. */
export type DeviceKeys = {
  /** A new pair, not in use yet. @returns Ed25519 public key, base64 */
  make(): Promise<string>;
  /** The new pair signs from now on, as this device. */
  adopt(deviceId: string): Promise<void>;
};

export type SyncPhase = 'connecting' | 'sealing' | 'pushing' | 'snapshot' | 'pulling' | 'comparing';

export type Progress = { phase: SyncPhase; done: number; total: number | null };

export type EngineOptions = {
  gate: Gate;
  /** Milliseconds UTC by this machine's clock. */
  now(): number;
  newId(): string;
  /** Of this running program, and of no other. */
  runId: string;
  /** Milliseconds that only grow, to keep transactions short. */
  elapsedMs(): number;
  callsFor(deviceId: string): HubCalls;
  keys: DeviceKeys;
  /** Named places at which the tests end the process. */
  reach(point: SyncCrashPoint): void;
  onProgress?(progress: Progress): void;
  /** The parts of a cycle; tests plant bugs by replacing one. */
  steps?: Partial<Steps>;
};

export const syncCrashPoints = [
  'sync.sealed',
  'sync.adopted',
  'sync.admitted',
  'sync.helloSaved',
  'sync.pushed',
  'sync.pageApplied',
  'sync.snapshotPage',
  'sync.snapshotEnded',
  'sync.rebound',
  'sync.recovered',
  'sync.recoveryEnded',
  'sync.witnessed',
  'sync.heldReleased',
] as const;
export type SyncCrashPoint = (typeof syncCrashPoints)[number];

export type CycleReport = {
  /** Transactions that the hub took, log entries and rows of snapshots that were applied here. */
  pushed: number;
  pulled: number;
  fetched: number;
  isRebound: boolean;
  isRecovered: boolean;
};
