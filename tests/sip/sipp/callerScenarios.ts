// What a party at the outside line does when it calls: talk, hang up, be hung up on, give up, be refused. Pure.
import {
  callee,
  goTo,
  label,
  type Media,
  ownTag,
  receiveReply,
  request,
  type Step,
  sdp,
  type Wait,
  wait,
} from './messages.ts';
import { type Scenario, scenario, speak, untilBye } from './scenario.ts';

const first = { from: `[from];tag=${ownTag}`, to: `To: <${callee}>` };

export const invite = ({
  media = 'echo' as Media,
  headers = [] as string[],
  body = sdp(media, '101'),
  from = '[from]',
} = {}): Step => {
  const ends = { ...first, from: `${from};tag=${ownTag}` };
  return request('INVITE', { uri: callee, cseq: '1 INVITE', ends, headers, body });
};

/**
 * Gives up, after any provisional answer. Two workers of the PBX may send both answers in either order.
 * @param crossed where it goes on when it was refused as busy at the same moment; without, that is a failure
 */
export const cancel = (crossed?: string): Step[] => [
  request('CANCEL', { uri: callee, cseq: '1 CANCEL', ends: first, isSameTransaction: true }),
  receiveReply(487, { isOptional: true, next: 'terminated' }),
  receiveReply(200),
  ...(crossed === undefined ? [] : [receiveReply(486, { isOptional: true, next: crossed })]),
  receiveReply(487),
  acknowledgeRefusal(),
  goTo('givenUp'),
  label('terminated'),
  acknowledgeRefusal(),
  receiveReply(200),
  label('givenUp'),
  wait(100),
];

export const progress = (patience: Wait = {}): Step[] =>
  [100, 180, 183].map((status) => receiveReply(status, { ...patience, isOptional: true }));

export const acknowledgeRefusal = (): Step =>
  request('ACK', { uri: callee, cseq: '1 ACK', isSameTransaction: true });

export const talkTo = (media: Media, headers?: string[]): Step[] => [
  invite({ media, headers }),
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

/** Calls, and talks until the other end hangs up. `headers`: of its INVITE; `answers`: of what it answers in the call. */
export const callingUntilHungUp = ({
  media = 'echo' as Media,
  headers = [] as string[],
  answers = [] as string[],
} = {}): Scenario =>
  scenario('caller', 'callingUntilHungUp', ...talkTo(media, headers), ...untilBye(media, answers));

/** Calls, and gives up while it rings. */
export const cancelling = ({ ringMs = 500 } = {}): Scenario =>
  scenario(
    'caller',
    'cancelling',
    invite(),
    receiveReply(100, { isOptional: true }),
    receiveReply(180),
    wait(ringMs),
    ...cancel(),
  );

/** Calls, and must be refused so. */
export const refusedWith = (status: number, headers?: string[]): Scenario =>
  scenario(
    'caller',
    `refusedWith${status}`,
    invite({ headers }),
    ...progress(),
    receiveReply(status),
    acknowledgeRefusal(),
  );
