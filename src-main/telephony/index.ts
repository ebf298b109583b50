// Door of telephony: its calls and the service that keeps the lines registered.
export { createCallsHandlers, createMediaHandlers } from './calls.handlers.ts';
export { allLineIds } from './lines.repo.ts';
export { createTelephonyHandlers } from './telephony.handlers.ts';
export type { TelephonyService } from './telephony.types.ts';
export { createTelephonyService, type RunningTelephony, secretOfLine } from './telephonyService.ts';
