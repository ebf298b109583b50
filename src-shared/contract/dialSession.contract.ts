// Calling the day's list one after another: whose turn it is, why somebody is passed over, how far one is. Of this workstation;
// what the calls come to is callLog's.
import { z } from 'zod';
import { callReasons } from './calls.contract.ts';
import { Empty, Id, Instant } from './common.ts';
import { action, command, query } from './define.ts';
import { desk } from './desk.contract.ts';
import { ClockFields } from './partners.contract.ts';

/** Why somebody on the list is not called: the first four pass with the day, `called_lately` within the hour. */
export const DialWhy = z.enum([
  ...(['early', 'late', 'weekend', 'holiday', 'called_lately'] as const),
  ...(['no_number', 'bad_number', 'do_not_call', 'settled', 'gone', 'skipped'] as const),
]);

/** Why it stopped by itself; '' by hand. */
export const DialPauseReason = z.enum([
  '',
  'window_gone',
  'not_registered',
  'no_line',
  'too_many_calls',
  ...callReasons,
]);

const DialNumber = z.object({ id: Id, value: z.string(), name: z.string() });

const DialNext = z.object({
  itemId: Id,
  partnerId: Id,
  partnerName: z.string(),
  city: z.string(),
  country: z.string(),
  ...ClockFields.shape,
  /** What was planned, in the words of the plan. */
  subject: z.string(),
  plannedAt: Instant.nullable(),
  /** It fell due since the session began. */
  isCallBack: z.boolean(),
  /** The first is dialed; the others can be. */
  numbers: z.array(DialNumber),
});

const DialSession = z.object({
  id: Id,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** The window that counts down; '' paused. */
  runningBy: z.string(),
  runningSince: Instant.nullable(),
  pauseReason: DialPauseReason,
  total: z.number().int(),
  /** Called, or put aside by hand. */
  done: z.number().int(),
  next: DialNext.nullable(),
  /** The last call of it, and what it was about. */
  callId: Id.nullable(),
  callSubject: z.string(),
  counters: z.object({
    calls: z.number().int(),
    reached: z.number().int(),
    sold: z.number().int(),
    talkMs: z.number().int(),
    /** While it ran, without the time since `runningSince`. */
    activeMs: z.number().int(),
  }),
  /** Who was not called; all of them once it has ended. */
  passed: z.array(
    z.object({ partnerId: Id, partnerName: z.string(), why: DialWhy, againAt: Instant.nullable() }),
  ),
});

const here = { because: 'how far one is on the list, not what was done' };
const noSession = ['session_gone'] as const;

export const dialSession = {
  /** The one that is on, or the summary of the last one until it is closed. */
  load: query({
    in: Empty,
    out: z.object({ session: DialSession.nullable() }),
    reads: [
      ...['dial_sessions', 'dial_session_items', 'phone_calls', 'partners', 'partner_roles', 'contacts'],
      ...['contact_points', 'legal_entities', 'bank_accounts', 'interactions', 'tasks', 'documents', 'users'],
    ],
  }),
  /** What is open of that list of the desk, as it stands now; nothing begins when that is nobody. It is paused until it is run. */
  start: command({
    in: desk.listDayPartners.in.omit({ cursor: true, limit: true }),
    out: z.object({ count: z.number().int() }),
    reasons: ['session_on'],
    undo: here,
  }),
  /** Goes on in that window, and answers once it stops there: paused, over, or run in another window. A window that goes pauses it. */
  run: action({ in: z.object({ pageId: Id }), out: Empty, reasons: noSession }),
  pause: command({ in: Empty, out: Empty, reasons: noSession, undo: here }),
  /** Whose turn it is next; over when it is nobody's. While somebody is talked to, or a call is not wrapped up, all stays. */
  advance: command({ in: Empty, out: Empty, reasons: noSession, undo: here }),
  skip: command({
    in: z.object({ itemId: Id }),
    out: Empty,
    reasons: ['not_next', ...noSession],
    undo: here,
  }),
  /** Pauses instead when it cannot be dialed for want of a line; passes over a number that is none. */
  dial: action({
    in: z.object({ itemId: Id, numberId: Id.optional() }),
    out: z.object({ callId: Id.nullable() }),
    reasons: ['not_next', ...noSession],
  }),
  /** Over before the list is. */
  end: command({ in: Empty, out: Empty, reasons: noSession, undo: here }),
  /** The summary is read. */
  close: command({ in: Empty, out: Empty, reasons: noSession, undo: here }),
};
