// What became of calls: the journal, whose number it was, what is noted and done after. Of this workstation; what colleagues
// need travels as the interaction that each call with a known client is.
import { z } from 'zod';
import { CallReason } from './calls.contract.ts';
import { Cursor, Empty, Id, Instant, Limit, page, Recording, Text } from './common.ts';
import { command, query } from './define.ts';
import { ClientSummary } from './desk.contract.ts';
import { InteractionRow, PlannedFor } from './interactions.contract.ts';
import { ClockFields } from './partners.contract.ts';

export const CallResult = z.enum([
  'talked',
  'missed',
  'noAnswer',
  'busy',
  'declined',
  'cancelled',
  'failed',
  'unknown',
]);
/** What a person says of it at wrap-up: keys 1–6. */
export const CallOutcome = z.enum(['reached', 'agreed', 'refused', 'noAnswer', 'callBack', 'wrongNumber']);

export const CallMatch = z.object({
  partnerId: Id,
  partnerName: z.string(),
  contactId: Id.nullable(),
  contactName: z.string(),
  /** How surely: the whole number, the national part, the last seven digits. */
  by: z.enum(['whole', 'national', 'tail']),
});

export const CallRow = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  number: z.string(),
  remoteName: z.string(),
  partnerId: Id.nullable(),
  partnerName: z.string(),
  contactId: Id.nullable(),
  contactName: z.string(),
  interactionId: Id.nullable(),
  startedAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** null while it goes on. */
  result: CallResult.nullable(),
  reason: z.union([CallReason, z.literal('')]),
  outcome: z.union([CallOutcome, z.literal('')]),
  note: z.string(),
  recording: Recording.nullable(),
});

const callTables = ['phone_calls', 'partners', 'contacts'] as const;
const gone = ['call_gone'] as const;

export const callLog = {
  /** Newest first. */
  list: query({
    in: z.object({
      filter: z.enum(['all', 'in', 'out', 'missed']).default('all'),
      /** Of a number or a name. */
      text: Text(100).default(''),
      partnerId: Id.optional(),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(CallRow),
    reads: [...callTables, 'contact_points', 'legal_entities', 'users'],
  }),
  load: query({ in: z.object({ id: Id }), out: CallRow, reads: callTables }),
  /** Missed ones that nobody has looked at. */
  countMissed: query({ in: Empty, out: z.object({ count: z.number().int() }), reads: ['phone_calls'] }),
  seeMissed: command({ in: Empty, out: Empty, undo: { because: 'looking is no change of data' } }),
  /** Whose number: at most ten, the surest first; only the surest kind that there is. None where it is one of our own. */
  lookUp: query({
    in: z.object({ number: Text(100) }),
    out: z.object({ matches: z.array(CallMatch), isMore: z.boolean() }),
    reads: ['contact_points', 'partners', 'contacts', 'organizations', 'users', 'phone_lines'],
  }),
  /** All that the ring card shows, before the first answer. */
  loadPop: query({
    in: z.object({ partnerId: Id, contactId: Id.nullable().default(null) }),
    out: z.object({
      partnerName: z.string(),
      contactName: z.string(),
      contactTitle: z.string(),
      city: z.string(),
      state: z.enum(['potential', 'active', 'quiet', 'lost', 'blocked']),
      country: z.string(),
      ...ClockFields.shape,
      ownerName: z.string(),
      summary: ClientSummary,
      /** The newest three. */
      interactions: z.array(InteractionRow),
      /** What was last sold, newest first, at most five. */
      items: z.array(z.object({ itemId: Id, name: z.string(), date: z.string() })),
      lastCall: CallRow.nullable(),
    }),
    reads: [...callTables, 'contact_points', 'documents', 'document_lines', 'interactions', 'tasks', 'users'],
  }),
  /** What is typed during the call, as it is typed. */
  saveNote: command({
    in: z.object({ callId: Id, note: Text(8000) }),
    out: Empty,
    reasons: gone,
    undo: { because: 'a draft; the field undoes what is typed' },
  }),
  /** Wrap-up: what came of it and the next step, onto the call's interaction. May be said again: the last word counts. */
  finish: command({
    in: z.object({
      callId: Id,
      outcome: CallOutcome,
      /** Absent: as it was last saved. */
      note: Text(8000).optional(),
      /** In place of the one that an earlier word planned; absent leaves that. */
      next: z
        .object({ kind: z.enum(['meeting', 'call']), subject: Text(300).min(1), planned: PlannedFor })
        .optional(),
    }),
    out: z.object({ interactionId: Id.nullable(), nextId: Id.optional() }),
    reasons: [...gone, 'no_client'],
    undo: true,
  }),
  /** Whose call it was: it becomes an interaction of that client; the number can be kept with the client. */
  attach: command({
    in: z.object({
      callId: Id,
      partnerId: Id,
      contactId: Id.nullable().default(null),
      keepsNumber: z.boolean().default(false),
    }),
    out: z.object({ interactionId: Id.nullable() }),
    reasons: [...gone, 'partner_gone', 'contact_gone'],
    undo: true,
  }),
};
