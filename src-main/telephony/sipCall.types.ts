// What one call at the PBX is made of, and whom it tells. Types only.
import type { Invitation, Inviter, Referral } from 'sip.js';
import type { CallMedia } from './callMedia.ts';
import type { CallReason } from './calls.types.ts';
import type { After } from './telephony.types.ts';

type SipCallListener = {
  /** Each provisional answer but the first, which only says that the PBX has the call. */
  onRinging?(): void;
  onSpokenEarly(): void;
  onAccepted(): void;
  /** Once, whoever ended it; '' where nothing is to be said. */
  onEnded(reason: CallReason | ''): void;
  /** By a re-INVITE of the other side: link and media are there. */
  onRenegotiated(): void;
  /** The other side asks us to call somebody else. */
  onReferral(referral: Referral): void;
};

export type SipCallOptions = {
  session: Inviter | Invitation;
  media: CallMedia;
  listener: SipCallListener;
  after: After;
  random(): number;
  isConnected(): boolean;
};
