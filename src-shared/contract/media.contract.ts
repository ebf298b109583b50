// Between the core's calls and the page that has the microphone: the core asks, one after another for each call, the page
// answers. No SIP and no secret crosses, but for the access to the line's TURN server.
import { z } from 'zod';
import { bytes } from './bytes.ts';
import { CallQuality } from './calls.contract.ts';
import { Empty, Id } from './common.ts';
import { action, event } from './define.ts';

export const Sdp = z.string().max(100_000);
export const IceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});

export const MediaAsk = z.discriminatedUnion('type', [
  /** Begins the media of a call, or anew after an ICE restart; answered by an SDP with its candidates. */
  z.object({
    type: z.literal('makeOffer'),
    iceServers: z.array(IceServer),
    isHeld: z.boolean(),
    isIceRestart: z.boolean(),
  }),
  /** It rings: their offer, so that the answer is soon made. Opens no microphone, tells the other side nothing. */
  z.object({ type: z.literal('prepareAnswer'), iceServers: z.array(IceServer), offer: Sdp }),
  /** The other side's offer; answered by an SDP. */
  z.object({
    type: z.literal('makeAnswer'),
    iceServers: z.array(IceServer),
    isHeld: z.boolean(),
    offer: Sdp,
  }),
  /** The answer to our last offer. Not final: early media (a pranswer), another answer will follow, perhaps of another phone. */
  z.object({ type: z.literal('takeAnswer'), answer: Sdp, isFinal: z.boolean() }),
  /** Our last offer was refused: back to what was agreed before. */
  z.object({ type: z.literal('rollBack') }),
  z.object({ type: z.literal('mute'), isMuted: z.boolean() }),
  z.object({ type: z.literal('sendTones'), tones: z.string() }),
  /** Who hears whom: the calls that are mixed; a call alone has none. */
  z.object({ type: z.literal('mix'), withCallIds: z.array(Id) }),
  /** Both sides into a file from now on, told by `saveRecorded` under this id; null: no more, and the last of it was told. */
  z.object({ type: z.literal('record'), recordingId: Id.nullable() }),
  z.object({ type: z.literal('close') }),
]);

export const MediaAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done') }),
  z.object({ type: z.literal('sdp'), sdp: Sdp }),
  z.object({
    type: z.literal('failed'),
    reason: z.enum(['no_microphone', 'microphone_denied', 'media_failed']),
  }),
]);

/** What happens at the media by itself. */
export const MediaNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection'), state: z.enum(['connected', 'lost']) }),
  /** It never came about, and the TURN server that was to help gave no way: why. */
  z.object({ type: z.literal('unreached'), reason: z.enum(['turn_refused', 'turn_unreachable']) }),
  z.object({ type: z.literal('quality'), quality: CallQuality }),
  /** The microphone went away and none took its place; or one is there again. */
  z.object({ type: z.literal('microphone'), isThere: z.boolean() }),
]);

export const media = {
  /**
   * Offers this page for the media of calls; stays open while it serves. The first that offers serves, the others wait
   * for their turn. Ended by the page's going, or by the core's.
   */
  serve: action({ in: z.object({ pageId: Id }), out: Empty }),
  /** `askId` of the event. One that came too late is not minded. */
  answer: action({ in: z.object({ askId: Id, answer: MediaAnswer }), out: Empty }),
  tell: action({ in: z.object({ callId: Id, news: MediaNews }), out: Empty }),
  /** What was recorded since the last one (WebM), one after another; answered once it is on the disk. */
  saveRecorded: action({
    in: z.object({ recordingId: Id, bytes: bytes(), isLast: z.boolean() }),
    out: Empty,
    reasons: ['recording_over'],
  }),
};

export const mediaEvents = {
  /** To the page of this id alone. */
  'media.asked': event({ out: z.object({ pageId: Id, askId: Id, callId: Id, ask: MediaAsk }) }),
};
