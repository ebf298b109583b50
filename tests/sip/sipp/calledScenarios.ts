// What a party at the outside line does when it is called: answer, refuse, ring, speak early, hold, hang up. Pure.

import { realm } from '../rig/ports.ts';
import {
  type Direction,
  ends,
  goTo,
  goToIf,
  label,
  type Media,
  receiveInvite,
  receiveNotify,
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

const answer = (ringMs: number, media: Media, headers?: readonly string[]): Step[] => [
  receiveInvite(),
  replyToInvite(180, 'Ringing'),
  wait(ringMs),
  replyToInvite(200, 'OK', sdp(media, offered), headers),
  receiveRequest('ACK'),
  ...speak(media),
];

/** Rings, answers, and talks until the caller hangs up. `headers`: of its answers, e.g. a session timer's. */
export const answering = ({
  ringMs = 100,
  media = 'echo' as Media,
  headers = [] as string[],
} = {}): Scenario =>
  scenario('called', 'answering', ...answer(ringMs, media, headers), ...untilBye(media, headers));

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

/** RFC 4028 §10: the sooner of 32 s and a third of the term before its end; half of it is good time. */
const termHeaders = (seconds: number, refresher: 'uac' | 'uas'): string[] => [
  `Session-Expires: ${seconds};refresher=${refresher}`,
  'Supported: timer',
];

/** Answers, refreshes the session so many times, in good time – and no more, until it is hung up on. */
export const refreshing = ({ termS = 2, times = 2, media = 'echo' as Media } = {}): Scenario =>
  scenario(
    'called',
    'refreshing',
    ...answer(0, media, termHeaders(termS, 'uas')),
    ...Array.from({ length: times }, (_, at) => [
      wait((termS * 1_000) / 2),
      ...reinvite(at + 2, media, 'sendrecv', termHeaders(termS, 'uac')),
    ]).flat(),
    ...untilBye(media),
  );

/** Answers, and knows nothing of the call when it is to be refreshed. */
export const forgetting = ({ termS = 1, media = 'echo' as Media } = {}): Scenario =>
  scenario(
    'called',
    'forgetting',
    ...answer(0, media, termHeaders(termS, 'uac')),
    receiveRequest('INVITE'),
    reply(481, 'Call Does Not Exist'),
    receiveRequest('ACK'),
    receiveRequest('BYE'),
    reply(200, 'OK'),
    wait(100),
  );

const tooShort = (minS: number, send: typeof reply): Step[] => [
  send(422, 'Session Interval Too Small', undefined, [`Min-SE: ${minS}`]),
  receiveRequest('ACK'),
];

/** Takes no session of less than `minS`, and in the call none of less than twice as much. */
export const wantingLongTerms = ({ minS = 3_600, media = 'echo' as Media } = {}): Scenario =>
  scenario(
    'called',
    'wantingLongTerms',
    receiveInvite(),
    ...tooShort(minS, replyToInvite),
    ...answer(0, media, termHeaders(minS, 'uac')),
    receiveRequest('INVITE'),
    ...tooShort(2 * minS, reply),
    receiveRequest('INVITE'),
    reply(200, 'OK', sdp(media, '101'), termHeaders(2 * minS, 'uac')),
    receiveRequest('ACK'),
    ...untilBye(media),
  );

/** Answers with a body that is no answer, and is hung up on. */
export const answeringNonsense = (body: string): Scenario =>
  scenario(
    'called',
    'answeringNonsense',
    receiveInvite(),
    replyToInvite(180, 'Ringing'),
    replyToInvite(200, 'OK', body),
    receiveRequest('ACK'),
    receiveRequest('BYE'),
    reply(200, 'OK'),
    wait(100),
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

const reinvite = (
  number: number,
  media: Media,
  direction: Direction,
  headers: readonly string[] = [],
): Step[] => [
  request('INVITE', {
    ...{ cseq: `${number} INVITE`, ends: ends.ofCalled, headers },
    body: sdp(media, offered, direction),
  }),
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

/** RFC 3515: how far the call has come that a REFER asked for. */
const notify = (number: number, state: string, line: string): Step[] => [
  request('NOTIFY', {
    cseq: `${number} NOTIFY`,
    ends: ends.ofCalled,
    headers: ['Event: refer', `Subscription-State: ${state}`],
    bodyType: 'message/sipfrag;version=2.0',
    body: `SIP/2.0 ${line}`,
  }),
  receiveReply(200),
];

/**
 * Answers, and says yes to a REFER; then tells how the call to the new party went, without making one: what it was asked
 * to call, with Replaces or without, stands in its messages.
 */
export const beingTransferred = ({ media = 'tone' as Media, outcome = '200 OK' } = {}): Scenario =>
  scenario(
    'called',
    'beingTransferred',
    ...answer(100, media),
    label('untilRefer'),
    receiveRequest('INVITE', { isOptional: true, next: 'hold' }),
    receiveRequest('ACK', { isOptional: true, next: 'untilRefer' }),
    receiveRequest('REFER'),
    reply(202, 'Accepted'),
    ...notify(2, 'active;expires=60', '100 Trying'),
    ...notify(3, 'terminated;reason=noresource', outcome),
    goTo('talk'),
    label('hold'),
    reply(200, 'OK', sdp(media, '101')),
    goTo('untilRefer'),
    ...untilBye(media),
  );

const refer = (to: string): Step =>
  request('REFER', {
    cseq: '2 REFER',
    ends: ends.ofCalled,
    headers: [`Refer-To: <${to}>`, `Referred-By: <sip:[own]@${realm}>`],
  });

/** Answers, asks the caller by REFER to call another instead, and hangs up once it is told how that went. */
export const transferringCaller = (to: string, { talkMs = 500, media = 'tone' as Media } = {}): Scenario =>
  scenario(
    'called',
    'transferringCaller',
    ...answer(100, media),
    wait(talkMs),
    refer(`sip:${to}@${realm}`),
    receiveReply(202),
    label('told'),
    receiveNotify(),
    reply(200, 'OK'),
    goToIf('final', 'over'),
    goTo('told'),
    label('over'),
    request('BYE', { cseq: '3 BYE', ends: ends.ofCalled }),
    receiveReply(200),
  );

/** Answers, asks the caller to call an address that he should not, is refused, and talks on. */
export const luringCaller = (address: string, { media = 'echo' as Media } = {}): Scenario =>
  scenario(
    'called',
    'luringCaller',
    ...answer(0, media),
    refer(address),
    receiveReply(603),
    ...untilBye(media),
  );
