// What a party at the outside line does when it is called: answer, refuse, ring, speak early, hold, hang up. Pure.
import {
  type Direction,
  ends,
  type Media,
  receiveInvite,
  receivePendingInvite,
  receiveReply,
  receiveRequest,
  refusePendingInvite,
  reply,
  replyCancelled,
  replyToInvite,
  request,
  type Step,
  sdp,
  stream,
  wait,
} from './messages.ts';
import { type Scenario, scenario, speak, untilBye } from './scenario.ts';

const offered = '[$events]';

const answer = (ringMs: number, media: Media): Step[] => [
  receiveInvite(),
  replyToInvite(180, 'Ringing'),
  wait(ringMs),
  replyToInvite(200, 'OK', sdp(media, offered)),
  receiveRequest('ACK'),
  ...speak(media),
];

/** Rings, answers, and talks until the caller hangs up. */
export const answering = ({ ringMs = 100, media = 'echo' as Media } = {}): Scenario =>
  scenario('called', 'answering', ...answer(ringMs, media), ...untilBye(media));

/** Rings, answers, and hangs up itself. */
export const answeringBriefly = ({ talkMs = 1_000, media = 'echo' as Media } = {}): Scenario =>
  scenario(
    'called',
    'answeringBriefly',
    ...answer(100, media),
    wait(talkMs),
    request('BYE', { cseq: '2 BYE', ends: ends.ofCalled }),
    receiveReply(200),
  );

/** Refuses at once: 486 busy, 603 declined, 404, 480, 503… */
export const refusing = (status: number, reason: string): Scenario =>
  scenario(
    'called',
    `refusing${status}`,
    receiveInvite(),
    replyToInvite(status, reason),
    receiveRequest('ACK'),
  );

/** Rings and is not answered, until the caller gives up. */
export const ringing = (): Scenario =>
  scenario(
    'called',
    'ringing',
    receiveInvite(),
    replyToInvite(180, 'Ringing'),
    receiveRequest('CANCEL'),
    reply(200, 'OK'),
    replyCancelled(),
    receiveRequest('ACK'),
  );

/** Speaks before it answers (183 with a tone); then answers, or refuses as an announcement of the exchange does. */
export const speakingEarly = ({
  earlyMs = 1_500,
  refusal = undefined as [number, string] | undefined,
} = {}): Scenario =>
  scenario(
    'called',
    'speakingEarly',
    receiveInvite(),
    replyToInvite(183, 'Session Progress', sdp('tone', offered)),
    stream(),
    wait(earlyMs),
    ...(refusal
      ? [replyToInvite(...refusal), receiveRequest('ACK')]
      : [replyToInvite(200, 'OK', sdp('tone', offered)), receiveRequest('ACK'), ...untilBye('tone')]),
  );

const reinvite = (number: number, media: Media, direction: Direction): Step[] => [
  request('INVITE', { cseq: `${number} INVITE`, ends: ends.ofCalled, body: sdp(media, offered, direction) }),
  receiveReply(100, { isOptional: true }),
  receiveReply(200),
  request('ACK', { cseq: `${number} ACK`, ends: ends.ofCalled }),
];

/** Answers, puts the caller on hold and takes him back, by re-INVITE. */
export const holding = ({ talkMs = 800, holdMs = 800, media = 'tone' as Media } = {}): Scenario =>
  scenario(
    'called',
    'holding',
    ...answer(100, media),
    wait(talkMs),
    ...reinvite(2, media, 'sendonly'),
    wait(holdMs),
    ...reinvite(3, media, 'sendrecv'),
    ...untilBye(media),
  );

/**
 * Answers, and meets the caller's first re-INVITE with one of its own: both refuse the other's by 491 (RFC 3261 §14.1),
 * and the caller's second try is taken.
 */
export const glaring = ({ media = 'tone' as Media } = {}): Scenario =>
  scenario(
    'called',
    'glaring',
    ...answer(100, media),
    receivePendingInvite(),
    request('INVITE', { cseq: '2 INVITE', ends: ends.ofCalled, body: sdp(media, offered) }),
    receiveReply(100, { isOptional: true }),
    receiveReply(491),
    request('ACK', { cseq: '2 ACK', ends: ends.ofCalled, isSameTransaction: true }),
    refusePendingInvite(491, 'Request Pending'),
    receiveRequest('ACK'),
    ...untilBye(media),
  );
