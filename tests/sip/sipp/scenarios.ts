// What a party at the outside line does, good-mannered: answer, refuse, ring, speak early, hold, hang up; call, call and
// cancel. Pure: a scenario is XML that sipp.ts runs. The rude ones stand in rudeScenarios.ts.
import {
  callee,
  type Direction,
  ends,
  goTo,
  label,
  type Media,
  ownTag,
  receiveInvite,
  receiveReply,
  receiveRequest,
  reply,
  replyCancelled,
  replyToInvite,
  request,
  type Step,
  sdp,
  stream,
  toXml,
  wait,
} from './messages.ts';

export type Scenario = { name: string; xml: string; role: 'called' | 'caller' };

const scenario = (role: Scenario['role'], name: string, ...steps: Step[]): Scenario => ({
  ...{ role, name },
  xml: toXml(name, steps),
});

const offered = '[$events]';
const speak = (media: Media): Step[] => (media === 'tone' ? [stream()] : []);

/** The other end may ask anything until it hangs up. */
const untilBye = (media: Media): Step[] => [
  label('talk'),
  receiveRequest('INVITE', { isOptional: true, next: 'again' }),
  receiveRequest('ACK', { isOptional: true, next: 'talk' }),
  receiveRequest('INFO', { isOptional: true, next: 'fine' }),
  receiveRequest('UPDATE', { isOptional: true, next: 'fine' }),
  receiveRequest('OPTIONS', { isOptional: true, next: 'fine' }),
  receiveRequest('NOTIFY', { isOptional: true, next: 'fine' }),
  receiveRequest('REFER', { isOptional: true, next: 'refer' }),
  receiveRequest('BYE'),
  reply(200, 'OK'),
  goTo('end'),
  label('again'),
  reply(200, 'OK', sdp(media, '101')),
  goTo('talk'),
  label('fine'),
  reply(200, 'OK'),
  goTo('talk'),
  label('refer'),
  reply(202, 'Accepted'),
  goTo('talk'),
  label('end'),
  wait(100),
];

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

const invite = (media: Media, headers: string[] = []): Step =>
  request('INVITE', {
    uri: callee,
    cseq: '1 INVITE',
    ends: { from: `[from];tag=${ownTag}`, to: `To: <${callee}>` },
    headers,
    body: sdp(media, '101'),
  });

const progress = (): Step[] => [100, 180, 183].map((status) => receiveReply(status, { isOptional: true }));

export const acknowledgeRefusal = (): Step =>
  request('ACK', { uri: callee, cseq: '1 ACK', isSameTransaction: true });

const talkTo = (media: Media, headers?: string[]): Step[] => [
  invite(media, headers),
  ...progress(),
  receiveReply(200),
  request('ACK', { cseq: '1 ACK' }),
  ...speak(media),
];

/** Calls, talks and hangs up. */
export const calling = ({
  talkMs = 1_000,
  media = 'echo' as Media,
  headers = [] as string[],
} = {}): Scenario =>
  scenario(
    'caller',
    'calling',
    ...talkTo(media, headers),
    wait(talkMs),
    request('BYE', { cseq: '2 BYE' }),
    receiveReply(200),
  );

/** Calls, and talks until the other end hangs up. */
export const callingUntilHungUp = ({ media = 'echo' as Media } = {}): Scenario =>
  scenario('caller', 'callingUntilHungUp', ...talkTo(media), ...untilBye(media));

/** Calls, and gives up while it rings. */
export const cancelling = ({ ringMs = 500 } = {}): Scenario =>
  scenario(
    'caller',
    'cancelling',
    invite('echo'),
    receiveReply(100, { isOptional: true }),
    receiveReply(180),
    wait(ringMs),
    request('CANCEL', {
      uri: callee,
      cseq: '1 CANCEL',
      ends: { from: `[from];tag=${ownTag}`, to: `To: <${callee}>` },
      isSameTransaction: true,
    }),
    receiveReply(200),
    receiveReply(487),
    acknowledgeRefusal(),
  );

/** Calls, and must be refused so. */
export const refusedWith = (status: number): Scenario =>
  scenario(
    'caller',
    `refusedWith${status}`,
    invite('echo'),
    ...progress(),
    receiveReply(status),
    acknowledgeRefusal(),
  );
