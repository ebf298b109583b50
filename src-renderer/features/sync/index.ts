// Door of sync's own screen. What every screen shows of it – the item of the status bar, the gate – is small and is taken
// from its file by the shell, so that this stays a chunk of its own.
export { FirstSync } from './FirstSync.tsx';
export { JoinForm } from './JoinForm.tsx';
export { SyncScreen } from './SyncScreen.tsx';
export { useSyncStatus } from './useSyncStatus.ts';
