// An INVITE whose session term is too short for the other side (RFC 4028 §7.4: 422 with Min-SE) is sent once more with the
// shortest that it takes, in the place of the first: SIP.js does so with a password only, and this goes its way. Agrees nothing.
import type { Core } from 'sip.js';
import type { SessionTimer } from './sessionTimer.ts';

/** Of SIP.js's user agent client, what it keeps to itself. */
type Client = {
  message: Core.OutgoingRequestMessage;
  challenged: boolean;
  init(): void;
  authenticationGuard: (answer: Core.IncomingResponseMessage, dialog?: Core.Dialog) => boolean;
};

const tooShort = 422;
const ofTerm = /^(Session-Expires|Min-SE):/i;

/** Within a call its numbers go on; before it the next one will do. */
function nextNumber(message: Core.OutgoingRequestMessage, dialog: Core.Dialog | undefined): number {
  if (dialog?.localSequenceNumber === undefined) return message.cseq + 1;
  dialog.incrementLocalSequenceNumber();
  return dialog.localSequenceNumber;
}

/** @param sent as SIP.js gives it, before its answer is there */
export function retryTooShort<S>(sent: S, timer: SessionTimer): S {
  const client = sent as unknown as Client;
  const goesOn = client.authenticationGuard.bind(client);
  client.authenticationGuard = (answer, dialog) => {
    if (answer.statusCode !== tooShort || !timer.takeTooShort(answer)) return goesOn(answer, dialog);
    const { message } = client;
    message.extraHeaders = [...message.extraHeaders.filter((one) => !ofTerm.test(one)), ...timer.offer()];
    message.cseq = nextNumber(message, dialog);
    message.setHeader('cseq', `${message.cseq} ${message.method}`);
    // Another INVITE, for which a PBX may ask the password anew.
    client.challenged = false;
    client.init();
    return false;
  };
  return sent;
}
