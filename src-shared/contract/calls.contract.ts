// Calls as they happen: dialing, answering, everything a person does with a live call. The core's call table is the truth;
// pages mirror `calls.changed`. What became of calls is callLog's.
import { z } from 'zod';
import { Empty, Id, Instant, Text } from './common.ts';
import { action, event, query } from './define.ts';

/** Why a call did not come about, or ended by itself; each has its sentence in three languages. */
export const callReasons = [
  ...['busy', 'no_answer', 'declined', 'cancelled', 'elsewhere', 'unknown_number', 'forbidden'],
  ...['pbx_unavailable', 'pbx_rejected', 'connection_lost', 'own_phone'],
  ...['no_media_page', 'no_microphone', 'microphone_denied', 'media_failed', 'media_lost'],
  ...['turn_refused', 'turn_unreachable'],
] as const;
export const CallReason = z.enum(callReasons);

export const CallState = z.enum([
  ...(['dialing', 'early', 'ringing', 'waiting'] as const),
  ...(['live', 'held', 'reconnecting', 'transferring'] as const),
  // Over: what is left to be done about it, or why it never came about.
  ...(['wrapUp', 'failed'] as const),
]);

/** What the ear says, from RTCP: the worst of both directions over the last seconds. */
export const CallQuality = z.object({
  lossPercent: z.number(),
  jitterMs: z.number(),
  roundTripMs: z.number(),
  /** 1–4.5, estimated by the E-model. */
  mos: z.number(),
});

export const LiveCall = z.object({
  /** Also that of its row in the log. */
  id: Id,
  lineId: Id,
  direction: z.enum(['in', 'out']),
  state: CallState,
  /** E.164 where it is a valid number, else as it was dialed or came. */
  number: z.string(),
  /** As the PBX names the caller; nobody vouches for it. */
  remoteName: z.string(),
  /** Known to the caller, or the only match; several are offered by callLog.lookUp. */
  partnerId: Id.nullable(),
  contactId: Id.nullable(),
  startedAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Why it failed or ended by itself. */
  reason: z.union([CallReason, z.literal('')]),
  /** A telephone on the desk carries it: it is answered, muted, held and handed on there; from here it can be ended. */
  isAtPhone: z.boolean(),
  isMuted: z.boolean(),
  /** The ringer is quiet; it still rings. */
  isSilenced: z.boolean(),
  /** The other side has put us on hold. */
  isHeldThere: z.boolean(),
  isInConference: z.boolean(),
  isRecording: z.boolean(),
  /** Why the recording ended before the call did. */
  recordingStopped: z.enum(['', 'disk_full', 'failed']),
  /** Dialed with the number: sent as tones once it is answered; at a telephone on the desk pressed by hand. */
  extension: z
    .object({
      tones: z.string(),
      state: z.enum(['waiting', 'sending', 'sent', 'failed', 'byHand']),
    })
    .nullable(),
  quality: CallQuality.nullable(),
  /** Since when media or line are away. */
  lostSince: Instant.nullable(),
});

const OfCall = z.object({ callId: Id });
const gone = ['call_gone'] as const;
const ours = [...gone, 'at_phone'] as const;
const live = [...ours, 'not_live'] as const;
/** The page could not: the call goes on as it was. */
const ofMedia = [
  'no_media_page',
  'no_microphone',
  'microphone_denied',
  'media_failed',
  'media_lost',
  'turn_refused',
] as const;

export const calls = {
  /** As it is now; each change is told by `calls.changed`. */
  listLive: query({ in: Empty, out: z.object({ calls: z.array(LiveCall) }), reads: [] }),
  /** Answers once the INVITE is on the wire, or the PBX was asked to ring the telephone; the number may be as people write it, letters of an extension as well. */
  dial: action({
    in: z.object({
      number: Text(100).min(1),
      /** Absent: the default one. */
      lineId: Id.optional(),
      partnerId: Id.optional(),
      contactId: Id.optional(),
    }),
    out: OfCall,
    reasons: ['bad_number', 'no_line', 'line_gone', 'not_registered', 'no_media_page', 'too_many_calls'],
  }),
  /** Puts a live call on hold first. Where the page cannot, it rings on. */
  answer: action({ in: OfCall, out: Empty, reasons: [...ours, 'not_ringing', ...ofMedia] }),
  decline: action({ in: OfCall, out: Empty, reasons: [...gone, 'not_ringing'] }),
  silence: action({ in: OfCall, out: Empty, reasons: [...ours, 'not_ringing'] }),
  /** Whatever its state; a call that is over leaves the list. */
  hangUp: action({ in: OfCall, out: Empty, reasons: gone }),
  hold: action({ in: OfCall, out: Empty, reasons: [...live, 'hold_refused'] }),
  /** Puts the other live one on hold. Of one that is being transferred: takes it back. */
  resume: action({ in: OfCall, out: Empty, reasons: [...live, 'hold_refused'] }),
  mute: action({ in: OfCall.extend({ isMuted: z.boolean() }), out: Empty, reasons: [...live, ...ofMedia] }),
  sendDtmf: action({
    in: OfCall.extend({ tones: z.string().regex(/^[0-9A-D*#]{1,32}$/) }),
    out: Empty,
    reasons: [...live, ...ofMedia],
  }),
  /** The tones of its extension, once more. */
  sendExtension: action({ in: OfCall, out: Empty, reasons: [...live, 'no_extension'] }),
  /** Blind: to a number. Attended: to whom another call of ours talks. */
  transfer: action({
    in: OfCall.extend({ to: z.union([z.object({ number: Text(100).min(1) }), z.object({ callId: Id })]) }),
    out: Empty,
    reasons: [...live, 'bad_number', 'transfer_refused'],
  }),
  /** All live and held calls hear each other, mixed in the page; false parts them, the newest stays live. */
  conference: action({
    in: z.object({ isOn: z.boolean() }),
    out: Empty,
    reasons: ['not_live', 'too_few_calls'],
  }),
  /** Both sides, as they are heard, from now on; what is recorded is kept with the call after its end. */
  record: action({
    in: OfCall.extend({ isOn: z.boolean() }),
    out: Empty,
    reasons: [...live, ...ofMedia, 'recording_off'],
  }),
  /** Who it is was found or chosen. */
  setPartner: action({
    in: OfCall.extend({ partnerId: Id.nullable(), contactId: Id.nullable() }),
    out: Empty,
    reasons: gone,
  }),
};

export const callsEvents = {
  /** All calls there are, whole; few. */
  'calls.changed': event({ out: z.object({ calls: z.array(LiveCall) }) }),
};
