// Door of sync: its calls, this workstation's engine and the service that runs it.
export { createSyncEngine, type SyncEngine } from './cycle.ts';
export { decidedBy, noteStep } from './decisions.repo.ts';
export { secretOfDevice } from './deviceKeys.ts';
export {
  type CycleReport,
  type EngineOptions,
  syncCrashPoints,
} from './engine.types.ts';
export { writeJoined } from './join.repo.ts';
export { productSteps, type Steps } from './steps.ts';
export { watchSurroundings } from './surroundings.ts';
export { createSyncHandlers } from './sync.handlers.ts';
export { createSyncService, type RunningSync } from './syncService.ts';
export type { SyncService } from './syncService.types.ts';
