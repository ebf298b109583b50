// Door of sync: this workstation and its hub.
export { createSyncEngine, type SyncEngine } from './cycle.ts';
export type { CycleReport, DeviceKeys, EngineOptions, Progress, SyncCrashPoint } from './engine.types.ts';
export { syncCrashPoints } from './engine.types.ts';
export { productSteps, type Steps } from './steps.ts';
