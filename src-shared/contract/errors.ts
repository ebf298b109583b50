// The closed set of errors that cross a process. Handlers throw AppError; one place (rpc/server)
// turns anything thrown into a WireError. UI texts come from i18n by code and reason.

export const errorCodes = [
  'invalid_input',
  'not_found',
  'conflict',
  'forbidden',
  'offline',
  'unavailable',
  'timeout',
  'busy',
  'cancelled',
  'incompatible',
  'corrupt',
  'disk_full',
  'bug',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Details are plain data: field names, line numbers, ids. Never values from rows. */
export type ErrorDetails = Record<string, unknown>;

export type WireError = { code: ErrorCode; reason: string; message: string; details?: ErrorDetails };

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly details: ErrorDetails | undefined;

  /**
   * @param code one of the closed set
   * @param reason a snake_case word of the contract, e.g. `stale`
   * @param details plain data for the UI text, never row values
   */
  constructor(code: ErrorCode, reason: string, details?: ErrorDetails, options?: { cause?: unknown }) {
    super(`${code}: ${reason}`, options);
    this.name = 'AppError';
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** What was thrown, as an error with a text: a stranger is a bug. */
export const asAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError ? thrown : new AppError('bug', 'unexpected');

/** Anything thrown, as it may cross the wire. A stranger becomes `bug` with an id that the log also holds. */
export function toWireError(thrown: unknown, errorId: string): WireError {
  if (thrown instanceof AppError) {
    const { code, reason, message, details } = thrown;
    return details === undefined ? { code, reason, message } : { code, reason, message, details };
  }
  return { code: 'bug', reason: 'unexpected', message: `bug: unexpected (${errorId})`, details: { errorId } };
}

export function fromWireError(error: WireError): AppError {
  return new AppError(error.code, error.reason, error.details);
}
