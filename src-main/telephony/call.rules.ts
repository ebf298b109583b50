// The states of one call as a table, and what calls do to one another. Pure; SIP.js's own states are not asked, and neither
// is the page: both tell what happened.
import type { CallReason, LiveCall } from './calls.types.ts';

type Told = 'direction' | 'state' | 'reason' | 'answeredAt' | 'endedAt' | 'lostSince';
type Shown = 'isMuted' | 'isSilenced' | 'isHeldThere' | 'isInConference';
/** `isHeldHere` is what the user wants; the state follows it once the other side knows. */
export type CallStatus = Pick<LiveCall, Told | Shown> & { isHeldHere: boolean };

type State = CallStatus['state'];

export type CallEvent =
  /** Sound before the answer. */
  | { type: 'spokenEarly' | 'accepted' }
  /** It never came about, whoever ended it. */
  | { type: 'failed'; reason: CallReason }
  | { type: 'ended'; reason: CallReason | '' }
  | { type: 'held' | 'resumed' | 'lost' | 'found' }
  | { type: 'handingOver' | 'handedOver' | 'handOverRefused' }
  /** Nobody else talks any more. */
  | { type: 'alone' }
  | { type: 'silenced' }
  | { type: 'muted'; isMuted: boolean }
  | { type: 'heldThere'; isHeldThere: boolean }
  | { type: 'conferred'; isInConference: boolean };

/** undefined: it leaves the list, the journal has it. */
type Next = CallStatus | undefined;
type Way<E extends CallEvent['type']> = (
  status: CallStatus,
  event: Extract<CallEvent, { type: E }>,
  now: number,
) => Next;
type Ways = { [E in CallEvent['type']]?: Way<E> };

const talking = (status: CallStatus): CallStatus => {
  const { lostSince, isHeldHere } = status;
  return { ...status, state: lostSince !== null ? 'reconnecting' : isHeldHere ? 'held' : 'live' };
};

const over = (status: CallStatus, state: 'wrapUp' | 'failed', reason: CallReason | '', now: number) => ({
  ...status,
  ...{ state, reason, endedAt: now, lostSince: null, isInConference: false },
});

const accepted: Way<'accepted'> = (status, _event, now) =>
  talking({ ...status, answeredAt: now, isSilenced: false });

const goingOut: Ways = {
  accepted,
  failed: (status, { reason }, now) => over(status, 'failed', reason, now),
  ended: (status, { reason }, now) => over(status, 'failed', reason || 'cancelled', now),
};

const comingIn: Ways = {
  accepted,
  failed: () => undefined,
  ended: () => undefined,
  silenced: (status) => ({ ...status, isSilenced: true }),
};

const shown: Ways = {
  muted: (status, { isMuted }) => ({ ...status, isMuted }),
  heldThere: (status, { isHeldThere }) => ({ ...status, isHeldThere }),
  conferred: (status, { isInConference }) => ({ ...status, isInConference }),
};

const inTalk: Ways = {
  ...shown,
  held: (status) => talking({ ...status, isHeldHere: true }),
  resumed: (status) => talking({ ...status, isHeldHere: false }),
  lost: (status, _event, now) => talking({ ...status, lostSince: status.lostSince ?? now }),
  found: (status) => talking({ ...status, lostSince: null }),
  failed: (status, { reason }, now) => over(status, 'wrapUp', reason, now),
  ended: (status, { reason }, now) => over(status, 'wrapUp', reason, now),
};

const connected: Ways = { ...inTalk, handingOver: (status) => ({ ...status, state: 'transferring' }) };

const table: Record<State, Ways> = {
  dialing: { ...goingOut, spokenEarly: (status) => ({ ...status, state: 'early' }) },
  early: goingOut,
  ringing: comingIn,
  waiting: { ...comingIn, alone: (status) => ({ ...status, state: 'ringing' }) },
  live: connected,
  held: connected,
  reconnecting: inTalk,
  transferring: {
    ...shown,
    handedOver: (status, _event, now) => over(status, 'wrapUp', '', now),
    handOverRefused: talking,
    // Noted, and shown once it is clear what came of the transfer.
    held: (status) => ({ ...status, isHeldHere: true }),
    resumed: (status) => ({ ...status, isHeldHere: false }),
    lost: (status, _event, now) => ({ ...status, lostSince: status.lostSince ?? now }),
    found: (status) => ({ ...status, lostSince: null }),
    failed: (status, { reason }, now) => over(status, 'wrapUp', reason, now),
    ended: (status, { reason }, now) => over(status, 'wrapUp', reason, now),
  },
  wrapUp: {},
  failed: {},
};

/** @returns the same status where the event means nothing to it; undefined when the call leaves the list */
export function nextCall(status: CallStatus, event: CallEvent, now: number): Next {
  const way = table[status.state][event.type] as Way<CallEvent['type']> | undefined;
  return way ? way(status, event, now) : status;
}

export const isOver = ({ state }: Pick<CallStatus, 'state'>): boolean =>
  state === 'wrapUp' || state === 'failed';
export const isRinging = ({ state }: Pick<CallStatus, 'state'>): boolean =>
  state === 'ringing' || state === 'waiting';
/** Answered, and not over. */
export const isTalking = (call: Pick<CallStatus, 'state' | 'answeredAt'>): boolean =>
  call.answeredAt !== null && !isOver(call);

const none = { reason: '', answeredAt: null, endedAt: null, lostSince: null, isHeldHere: false } as const;
const quiet = { isMuted: false, isSilenced: false, isHeldThere: false, isInConference: false };

export const dialed = (): CallStatus => ({ ...none, ...quiet, direction: 'out', state: 'dialing' });

const atMost = 4;
/** Over, but not yet put away. */
const keptAtMost = 4;

type Known = Pick<CallStatus, 'state' | 'answeredAt'>;
const inProgress = (calls: readonly Known[]): Known[] => calls.filter((call) => !isOver(call));

export const isFull = (calls: readonly Known[]): boolean => inProgress(calls).length >= atMost;

/** Of one caller at once: no single one takes all the places. */
const rungByOneAtMost = 2;

export const isCrowding = (
  calls: readonly { number: string; status: Pick<CallStatus, 'state'> }[],
  number: string,
): boolean =>
  number !== '' &&
  calls.filter((call) => call.number === number && isRinging(call.status)).length >= rungByOneAtMost;

/** One that comes while another one talks, rings or is dialed has to wait. */
export const arrived = (calls: readonly Known[]): CallStatus => ({
  ...{ ...none, ...quiet, direction: 'in' },
  state: inProgress(calls).length > 0 ? 'waiting' : 'ringing',
});

/** Nobody talks: the first one that waits rings. @returns its place in the list */
export function nextToRing(calls: readonly Known[]): number {
  const isBusy = calls.some((call) => !isOver(call) && call.state !== 'waiting');
  return isBusy ? -1 : calls.findIndex(({ state }) => state === 'waiting');
}

/** What `id` puts on hold when it is answered, dialed or taken back: whoever talks and is not in conference with it. */
export function toHold<C extends Known & { id: string; isInConference: boolean; isHeldHere: boolean }>(
  calls: readonly C[],
  id: string,
): C[] {
  const own = calls.find((call) => call.id === id);
  return calls.filter(
    (call) =>
      call.id !== id &&
      isTalking(call) &&
      !call.isHeldHere &&
      !(call.isInConference && own?.isInConference === true),
  );
}

/** Those over that nobody put away and for which there is no more room, the oldest first. */
export function toForget<C extends Known>(calls: readonly C[]): C[] {
  const done = calls.filter(isOver);
  return done.slice(0, Math.max(0, done.length - keptAtMost));
}

export type CallResult = 'talked' | 'missed' | 'noAnswer' | 'busy' | 'declined' | 'cancelled' | 'failed';

/** Why nobody could hear anybody, though it was answered. */
const unheard: readonly (CallReason | '')[] = ['turn_refused', 'turn_unreachable'];

/** What the journal says of a call that is over. One that a colleague answered is no missed one. */
export function resultOf(
  { direction, answeredAt }: Pick<CallStatus, 'direction' | 'answeredAt'>,
  reason: CallReason | '',
  { wasHeard }: { wasHeard: boolean },
): CallResult {
  if (answeredAt !== null && (wasHeard || !unheard.includes(reason))) return 'talked';
  if (reason === 'declined') return 'declined';
  if (direction === 'in') return reason === 'elsewhere' ? 'cancelled' : 'missed';
  if (reason === 'busy') return 'busy';
  if (reason === 'no_answer') return 'noAnswer';
  return reason === 'cancelled' || reason === '' ? 'cancelled' : 'failed';
}
