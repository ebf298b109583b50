// What a failure of the network, or an answer of the PBX, means in words that a screen can show. Pure; the PBX's own words
// are read here and go nowhere.
import { digestAlgorithm } from './digest.rules.ts';
import type { LineReason } from './telephony.types.ts';

/** @param code of a Node socket or resolver error, '' when it has none */
export function networkReason(code: string): LineReason {
  if (/^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/.test(code)) return 'dns_failed';
  if (code === 'ECONNREFUSED') return 'refused';
  if (/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/.test(code)) return 'unreachable';
  return code === 'ETIMEDOUT' ? 'no_answer' : 'connection_lost';
}

export type RegisterAnswer = {
  status: number;
  /** Whether credentials went with the request that was answered so. */
  hadCredentials: boolean;
  /** WWW-Authenticate or Proxy-Authenticate, '' without one. */
  challenge: string;
};

/** Why a final answer to REGISTER is no registration. 401 is met only once the credentials were tried, or could not be. */
export function registerReason({ status, hadCredentials, challenge }: RegisterAnswer): LineReason {
  if (status === 401 || status === 407) {
    const algorithm = /\balgorithm\s*=\s*"?([\w-]+)/i.exec(challenge)?.[1];
    const canMeet = hadCredentials || digestAlgorithm(algorithm) !== undefined;
    return canMeet ? 'wrong_password' : 'digest_unsupported';
  }
  if (status === 403) return hadCredentials ? 'wrong_password' : 'not_allowed';
  if (status === 404) return 'unknown_user';
  if (status === 408) return 'no_answer';
  return status === 480 || status >= 500 ? 'pbx_unavailable' : 'pbx_rejected';
}

/** Retry-After in seconds, perhaps with a comment or parameters (RFC 3261 §20.33). */
export function retryAfterMs(header: string | undefined): number | undefined {
  const seconds = /^\s*(\d{1,6})/.exec(header ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}
