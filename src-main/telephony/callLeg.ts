// What every call of the table can do, whoever carries its sound: this computer by SIP, or a telephone that is watched. Types
// only.
import type { CallReason } from './calls.types.ts';

export type CallLeg = {
  /** From here, whatever its state. */
  end(reason: CallReason | ''): void;
  /** The line ends: so does the call, unless others carry it. */
  letGo(): void;
  /** Of a call that came in, before it is answered. */
  decline(): void;
  /** Ended here, and the other side could not be told yet. */
  isOwing(): boolean;
  /** The link is there again. */
  payWhatIsOwed(): void;
  /** The link is gone. */
  loseLink(): void;
  /** Agrees anew, or finds out that the call is still there. @throws ReInviteRefused with 481 when it is not */
  renegotiate(options?: { isIceRestart?: boolean }): Promise<void>;
};
