// The states of one line as a table: what happened to it leads to its next state and to one thing to do. Pure; SIP.js's own
// states are not asked, since its Registerer calls itself registered on a dead link.
import { backoff } from '#shared/lib/backoff.ts';
import type { LineReason, LineState } from './telephony.types.ts';

export type LineStatus = LineState & { failures: number };

export type LineEvent =
  | { type: 'start' | 'stop' | 'registered' | 'due' | 'wake' | 'retry' }
  | { type: 'failed'; reason: LineReason; retryAfterMs?: number | undefined };

/** open: begin an attempt, in the place of a running one; probe: is the link alive; close: sign off. */
export type LineEffect = 'open' | 'probe' | 'close' | undefined;

/** Nothing but a person mends these; asked often they would get the address banned (fail2ban). */
const ofPerson: readonly LineReason[] = [
  ...(['tls_untrusted', 'tls_changed', 'not_sip', 'no_password', 'wrong_password'] as const),
  ...([
    'digest_unsupported',
    'wrong_login',
    'login_unprotected',
    'not_ami',
    'not_allowed',
    'unknown_user',
    'pbx_rejected',
  ] as const),
];
/** So that the line is back within two seconds of the PBX. */
const soon = { fromMs: 400, toMs: 1_500 };
/** A PBX that is away for longer: some five minutes of asking. */
const seldom = { fromMs: 2_000, toMs: 15_000 };
const soonAttempts = 250;
const busy = { fromMs: 1_000, toMs: 30_000 };
const final = { fromMs: 5 * 60_000, toMs: 60 * 60_000 };
const longestWaitMs = 10 * 60_000;

export const needsPerson = (reason: LineReason | ''): boolean => reason !== '' && ofPerson.includes(reason);

/** @param failures in a row, this one with them; @param random 0 … 1 */
export function waitMs(
  { reason, retryAfterMs }: { reason: LineReason; retryAfterMs?: number | undefined },
  failures: number,
  random: number,
): number {
  if (needsPerson(reason)) return backoff(final, failures, random);
  if (reason === 'pbx_unavailable')
    return Math.max(Math.min(retryAfterMs ?? 0, longestWaitMs), backoff(busy, failures, random));
  return failures <= soonAttempts
    ? backoff(soon, failures, random)
    : backoff(seldom, failures - soonAttempts, random);
}

export const offStatus = (now: number): LineStatus => ({
  ...{ state: 'off', reason: '', since: now, nextAt: null, failures: 0 },
});

type Chance = { now: number; random(): number };
type Step = { status: LineStatus; effect: LineEffect };

const stay = (status: LineStatus): Step => ({ status, effect: undefined });

function failed(status: LineStatus, event: Extract<LineEvent, { type: 'failed' }>, chance: Chance): Step {
  if (status.state !== 'connecting' && status.state !== 'registered') return stay(status);
  const failures = status.state === 'registered' ? 1 : status.failures + 1;
  const nextAt = chance.now + waitMs(event, failures, chance.random());
  const since = status.state === 'registered' ? chance.now : status.since;
  return stay({ state: 'failed', reason: event.reason, since, nextAt, failures });
}

/** The reason stays while it is tried again, and so does the time since when: what is shown does not flicker. */
const again = (status: LineStatus, failures = status.failures): Step => ({
  status: { ...status, state: 'connecting', nextAt: null, failures },
  effect: 'open',
});

export function nextStatus(status: LineStatus, event: LineEvent, chance: Chance): Step {
  const { state, reason } = status;
  switch (event.type) {
    case 'start':
      return state === 'off' ? again(offStatus(chance.now)) : stay(status);
    case 'stop':
      return state === 'off' ? stay(status) : { status: offStatus(chance.now), effect: 'close' };
    case 'registered':
      if (state !== 'connecting') return stay(status);
      return stay({ state: 'registered', reason: '', since: chance.now, nextAt: null, failures: 0 });
    case 'failed':
      return failed(status, event, chance);
    case 'due':
      return state === 'failed' ? again(status) : stay(status);
    case 'retry':
      return state === 'failed' ? again(status, 0) : stay(status);
    case 'wake':
      if (state === 'registered') return { status, effect: 'probe' };
      // An attempt that began on a network that is gone would only time out; a wrong password is not mended by waking.
      return state === 'off' || needsPerson(reason) ? stay(status) : again(status, 0);
  }
}
