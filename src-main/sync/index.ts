// Door of sync: its calls, the port of its engine, and the service of a core without one.
export { noSync } from './noSync.ts';
export { createSyncHandlers } from './sync.handlers.ts';
export type { SyncService } from './syncService.types.ts';
