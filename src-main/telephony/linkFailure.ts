// A way to the PBX that did not open, or that broke: at which step and why. The one error of talking with a PBX.
import type { LineReason, LineStep } from './telephony.types.ts';

export class LinkFailure extends Error {
  readonly step: LineStep;
  readonly reason: LineReason;
  /** Of the certificate that nobody vouches for; '' otherwise. */
  readonly fingerprint: string;
  /** The PBX asks not to be asked before. */
  readonly retryAfterMs: number | undefined;

  constructor(
    step: LineStep,
    reason: LineReason,
    more: { fingerprint?: string; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(`${step}: ${reason}`, { cause: more.cause });
    this.name = 'LinkFailure';
    this.step = step;
    this.reason = reason;
    this.fingerprint = more.fingerprint ?? '';
    this.retryAfterMs = more.retryAfterMs;
  }
}
