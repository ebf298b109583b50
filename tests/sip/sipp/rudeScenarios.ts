// What comes over the outside line and should not: broken bodies, huge heads, numbers out of order, unknown methods, a
// flood of calls. Each ends well when it is refused, or rings and is given up; to be answered by a call is a failure. Pure.

import { realm } from '../rig/ports.ts';
import { acknowledgeRefusal, cancel, invite, progress, talkTo } from './callerScenarios.ts';
import { callee, goTo, label, receiveReply, request, type Step, type Wait, wait } from './messages.ts';
import { type Scenario, scenario } from './scenario.ts';

const refusals = [400, 404, 413, 415, 420, 480, 481, 482, 486, 488, 491, 500, 501, 503, 513, 600, 603, 606];

/** Any of them goes on at `next`. */
const refusedTo = (next: string, patience: Wait = {}): Step[] =>
  refusals.map((status) => receiveReply(status, { ...patience, isOptional: true, next }));

function refusedOrGivenUp(name: string, offer: Step, ringMs: number): Scenario {
  // sipp heeds the time limit of the step where it stands, and that is the first of the optional ones.
  const patience = { timeoutMs: ringMs, onTimeout: 'giveUp' };
  return scenario(
    'caller',
    name,
    offer,
    ...progress(patience),
    ...refusedTo('refused', patience),
    receiveReply(487, { ...patience, next: 'refused' }),
    label('giveUp'),
    ...cancel('refused'),
    goTo('over'),
    label('refused'),
    acknowledgeRefusal(),
    label('over'),
    wait(100),
  );
}

export const brokenBodies = {
  garbage: 'v=0\n}{%%%\u0001 not SDP at all\nm=\n',
  noMedia: 'v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0',
  badPort: 'v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 99999999 RTP/AVP 0',
  noCodec:
    'v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 16000 RTP/AVP 77\na=rtpmap:77 NOPE/1',
};
export type BrokenBody = keyof typeof brokenBodies;

/** An INVITE with a body that is no offer. */
export const brokenSdp = (kind: BrokenBody, { ringMs = 800 } = {}): Scenario =>
  refusedOrGivenUp(`brokenSdp-${kind}`, invite({ body: brokenBodies[kind] }), ringMs);

/** An INVITE with headers of that many bytes. */
export const hugeHeaders = ({ bytes = 30_000, ringMs = 800 } = {}): Scenario => {
  const line = `X-Rude: ${'é"<>;%'.repeat(100)}`;
  const headers = Array.from({ length: Math.ceil(bytes / Buffer.byteLength(line)) }, () => line);
  return refusedOrGivenUp('hugeHeaders', invite({ headers }), ringMs);
};

/** A call that is given up after a while; run with `calls: 100` it is a flood. `from`: another name for each of them. */
export const pestering = ({ ringMs = 1_000, from = undefined as string | undefined } = {}): Scenario =>
  refusedOrGivenUp('pestering', invite({ from }), ringMs);

const hangUp = (cseq: number): Step[] => [request('BYE', { cseq: `${cseq} BYE` }), receiveReply(200)];

/** Within a call: a request whose number is older than the last; refused, and the call goes on. */
export const wrongCseq = (): Scenario =>
  scenario(
    'caller',
    'wrongCseq',
    ...talkTo('echo'),
    request('INFO', { cseq: '9 INFO' }),
    receiveReply(200, { isOptional: true, next: 'older' }),
    ...refusedTo('older'),
    receiveReply(405),
    label('older'),
    request('INFO', { cseq: '3 INFO' }),
    ...refusedTo('over'),
    receiveReply(405),
    label('over'),
    ...hangUp(10),
  );

/** Within a call: a method that nobody knows; refused, and the call goes on. */
export const unknownMethod = (): Scenario =>
  scenario(
    'caller',
    'unknownMethod',
    ...talkTo('echo'),
    request('FROBNICATE', { cseq: '2 FROBNICATE' }),
    ...refusedTo('over'),
    receiveReply(405),
    label('over'),
    ...hangUp(3),
  );

const alone = (name: string, method: string, headers: string[] = []): Scenario =>
  scenario(
    'caller',
    name,
    request(method, {
      uri: callee,
      cseq: `1 ${method}`,
      ends: { from: '[from];tag=rude', to: `To: <${callee}>` },
      headers,
    }),
    ...refusedTo('over'),
    receiveReply(405),
    label('over'),
    wait(100),
  );

/** Outside of any call: a method that nobody knows. */
export const unknownMethodAlone = (): Scenario => alone('unknownMethodAlone', 'FROBNICATE');

/** Outside of any call: a wish that we call somebody. */
export const referAlone = (): Scenario => alone('referAlone', 'REFER', [`Refer-To: <sip:102@${realm}>`]);
