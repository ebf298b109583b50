// Telephone lines and calls of this workstation: never synced. Passwords live in the platform's secrets, never here.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, flag, id, ref, rid, uid } from './columns.ts';

export const phoneLines = sqliteTable('phone_lines', {
  id: id(),
  name: text().notNull(),
  /** handoff: another phone program dials. */
  kind: text({ enum: ['sip', 'ami', 'handoff'] }).notNull(),
  url: text().notNull().default(''),
  domain: text().notNull().default(''),
  user: text().notNull().default(''),
  displayName: text().notNull().default(''),
  authUser: text().notNull().default(''),
  /** SHA-256 of the pinned certificate; '' none. */
  pin: text().notNull().default(''),
  /** Of the dialplan, for `ami`. */
  context: text().notNull().default(''),
  dtmf: text({ enum: ['rfc4733', 'info'] })
    .notNull()
    .default('rfc4733'),
  stun: text().notNull().default(''),
  /** Addresses of TURN, a space between them. */
  turn: text().notNull().default(''),
  turnUser: text().notNull().default(''),
  isDefault: flag().notNull().default(false),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
  /** Kept for a day with its password, so that it can be taken back. */
  deletedAt: at(),
});

/** The journal of calls. What colleagues need of one travels as its interaction. */
export const phoneCalls = sqliteTable(
  'phone_calls',
  {
    rid: rid(),
    id: uid(),
    lineId: ref().notNull(),
    direction: text({ enum: ['in', 'out'] }).notNull(),
    /** E.164 where it is a valid number, else as it was dialed or came. */
    number: text().notNull(),
    /** Search keys, as those of contact points. */
    digits: text(),
    national: text(),
    tail: text(),
    remoteName: text().notNull().default(''),
    /** fold(remoteName), for search. */
    remoteFold: text().notNull().default(''),
    partnerId: ref(),
    contactId: ref(),
    interactionId: ref(),
    startedAt: integer().notNull(),
    answeredAt: at(),
    /** Null while it goes on. */
    endedAt: at(),
    result: text({
      enum: ['talked', 'missed', 'noAnswer', 'busy', 'declined', 'cancelled', 'failed', 'unknown'],
    }),
    reason: text().notNull().default(''),
    outcome: text({ enum: ['', 'reached', 'agreed', 'refused', 'noAnswer', 'callBack', 'wrongNumber'] })
      .notNull()
      .default(''),
    note: text().notNull().default(''),
    /** The next step that its wrap-up planned. */
    nextId: ref(),
    /** It rang here and nobody answered, here or elsewhere. */
    isMissed: flag().notNull().default(false),
    isSeen: flag().notNull().default(false),
    /** SHA-256 of its recording's file; '' none. */
    recordingHash: text().notNull().default(''),
    recordingMs: integer().notNull().default(0),
    /** The last instant at which it is known to have gone on. */
    knownAt: integer().notNull(),
  },
  (t) => [
    index('phone_calls_started').on(t.startedAt, t.rid),
    index('phone_calls_direction').on(t.direction, t.startedAt, t.rid),
    index('phone_calls_partner').on(t.partnerId, t.startedAt, t.rid),
    index('phone_calls_contact').on(t.contactId).where(sql`contact_id IS NOT NULL`),
    index('phone_calls_digits').on(t.digits),
    index('phone_calls_national').on(t.national),
    index('phone_calls_tail').on(t.tail),
    index('phone_calls_remote').on(t.remoteFold).where(sql`remote_fold <> ''`),
    index('phone_calls_missed').on(t.startedAt, t.rid).where(sql`is_missed = 1`),
    index('phone_calls_unseen').on(t.isSeen).where(sql`is_missed = 1`),
    index('phone_calls_open').on(t.rid).where(sql`ended_at IS NULL`),
  ],
);

/** Calling a list one after another. Of this workstation: whom one calls next is one desk's. */
export const dialSessions = sqliteTable('dial_sessions', {
  id: id(),
  startedAt: integer().notNull(),
  /** The list is through, or it was ended by hand; its summary is shown until it is closed. */
  endedAt: at(),
  isClosed: flag().notNull().default(false),
  /** The window that counts down; '' paused. */
  runningBy: text().notNull().default(''),
  runningSince: at(),
  /** While it ran, without the time since `runningSince`. */
  activeMs: integer().notNull().default(0),
  /** Why it stopped by itself; '' by hand. */
  pauseReason: text().notNull().default(''),
  /** The item whose turn it is. */
  currentId: ref(),
});

/** Who was on the list as it began, in its order; call-backs that fell due since stand before them. */
export const dialSessionItems = sqliteTable(
  'dial_session_items',
  {
    id: id(),
    sessionId: ref().notNull(),
    place: integer().notNull(),
    partnerId: ref().notNull(),
    contactId: ref(),
    /** What was planned with them: an interaction, or a task. */
    eventId: ref().notNull(),
    eventSource: text({ enum: ['interaction', 'task'] }).notNull(),
    /** Fell due since. */
    isCallBack: flag().notNull().default(false),
    /** IANA, as it was then. */
    timeZone: text().notNull(),
    status: text({ enum: ['waiting', 'called', 'skipped'] })
      .notNull()
      .default('waiting'),
    /** Why it was not called. */
    why: text().notNull().default(''),
    againAt: at(),
    callId: ref(),
    calledAt: at(),
  },
  (t) => [
    index('dial_session_items_order').on(t.sessionId, t.status, t.place),
    index('dial_session_items_called').on(t.sessionId, t.calledAt).where(sql`called_at IS NOT NULL`),
    index('dial_session_items_event').on(t.eventId),
    index('dial_session_items_call').on(t.callId).where(sql`call_id IS NOT NULL`),
  ],
);
