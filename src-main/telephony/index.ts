// Door of telephony: its calls, the service that keeps the lines registered, and the log of calls.

export { createCallLogHandlers } from './callLog.handlers.ts';
export { createCallLog } from './callLog.ts';
export { createCallsHandlers, createMediaHandlers } from './calls.handlers.ts';
export { createCallWindowsHandlers } from './callWindows.handlers.ts';
export { createDialSessionHandlers } from './dialSession.handlers.ts';
export { allLineIds } from './lines.repo.ts';
export { createRecordingFiles } from './recordingFiles.ts';
export { createTelephonyHandlers } from './telephony.handlers.ts';
export type { TelephonyService } from './telephony.types.ts';
export {
  closeLeftCalls,
  createTelephonyService,
  type RunningTelephony,
  secretsOfLine,
} from './telephonyService.ts';
