// What an answer to an INVITE, or the end of one, means in words that a screen can show. Pure; the PBX's own words are read
// here and go nowhere.
import type { CallReason } from './calls.types.ts';

const named: Record<number, CallReason> = {
  401: 'forbidden',
  403: 'forbidden',
  407: 'forbidden',
  404: 'unknown_number',
  410: 'unknown_number',
  484: 'unknown_number',
  485: 'unknown_number',
  604: 'unknown_number',
  408: 'no_answer',
  480: 'no_answer',
  415: 'media_failed',
  488: 'media_failed',
  606: 'media_failed',
  486: 'busy',
  600: 'busy',
  487: 'cancelled',
  603: 'declined',
  607: 'declined',
};

/** Why a final answer to INVITE is no call. */
export function inviteReason(status: number): CallReason {
  const known = named[status];
  if (known) return known;
  return status >= 500 && status < 600 ? 'pbx_unavailable' : 'pbx_rejected';
}

/** Of a CANCEL: a colleague answered, by what its Reason headers say (RFC 3326), or the caller gave up. */
export function cancelReason(headers: readonly string[]): CallReason {
  const isElsewhere = headers.some((header) =>
    /^\s*(SIP\s*;\s*cause=200|Q\.850\s*;\s*cause=26)\b/i.test(header),
  );
  return isElsewhere ? 'elsewhere' : 'cancelled';
}

/** The other side sends nothing, or listens to nothing: it has put us on hold (RFC 3264 §8.4, and the old way). */
export function isOnHold(sdp: string): boolean {
  const audio = sdp.slice(Math.max(0, sdp.search(/^m=audio/m)));
  const direction = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m;
  const own = direction.exec(audio)?.[1] ?? direction.exec(sdp)?.[1];
  return own === 'sendonly' || own === 'inactive' || /^c=IN IP4 0\.0\.0\.0\s*$/m.test(sdp);
}

/** An offer or an answer that a page can be asked about at all. */
export const hasAudio = (sdp: string): boolean => /^v=0\s*$/m.test(sdp) && /^m=audio \d{1,5} /m.test(sdp);
