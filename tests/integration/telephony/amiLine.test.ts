// A telephone on the desk at an Asterisk: its line, its test, and its calls out and in, with the real core and a manager made
// from the documented dialogue.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSelfSigned } from '#hub/tls/selfSigned.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { AmiServer, type AmiServerOptions, channel, dialed } from '#tests/tools/amiServer.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

type Call = Output<'calls.listLive'>['calls'][number];

let t: TestCore;
let pbx: AmiServer;
const secrets = new Map<string, string>();

async function start(options: AmiServerOptions = {}): Promise<void> {
  pbx = await new AmiServer(options).start();
}

const line = (more: Partial<Input<'telephony.saveLine'>> = {}): Input<'telephony.saveLine'> => ({
  ...{ name: 'Stol', kind: 'ami', url: pbx.url, user: 'PJSIP/101', authUser: 'yolda', password: 'gizli' },
  ...{ context: 'from-internal' },
  ...more,
});

const lineState = async () => (await t.client.call('telephony.listLines', {})).rows[0]?.live;
const calls = async () => (await t.client.call('calls.listLive', {})).calls;
const journal = async () => (await t.client.call('callLog.list', {})).rows;

/** A line that is logged in. */
async function ready(options: AmiServerOptions = {}, more: Partial<Input<'telephony.saveLine'>> = {}) {
  await start(options);
  await t.client.call('telephony.saveLine', line(more));
  await expect.poll(lineState).toMatchObject({ state: 'registered' });
}

const untilCall = (wanted: Partial<Call>) => expect.poll(calls).toMatchObject([wanted]);

/** Asked for; @returns the id of the call and that of its channel. */
async function dial(number: string): Promise<{ callId: string; id: string }> {
  const { callId } = await t.client.call('calls.dial', { number });
  return { callId, id: pbx.last('Originate')?.ChannelId ?? '' };
}

const own = 'PJSIP/101-0000002a';
const other = 'PJSIP/trunk-0000002b';

const rings = (id: string): void => {
  pbx.tell('Newchannel', channel(id, own));
  pbx.tell('Newstate', channel(id, own, { ChannelState: '5', ChannelStateDesc: 'Ringing' }));
};
const isUp = (id: string): void =>
  pbx.tell('Newstate', channel(id, own, { ChannelState: '6', ChannelStateDesc: 'Up' }));
const dialsOther = (id: string): void =>
  pbx.tell('DialBegin', { ...channel(id, own), ...dialed('other', other) });
const dialEnded = (id: string, status: string): void =>
  pbx.tell('DialEnd', { ...channel(id, own), ...dialed('other', other), DialStatus: status });
const hungUp = (id: string, cause = '16'): void =>
  pbx.tell('Hangup', { ...channel(id, own), Cause: cause, 'Cause-txt': 'x' });
/** Somebody calls the telephone. */
const arrives = (id: string, number: string, name = ''): void =>
  pbx.tell('DialBegin', {
    ...channel(`${id}-caller`, other, { CallerIDNum: number, CallerIDName: name }),
    ...dialed(id, own),
  });

beforeEach(async () => {
  secrets.clear();
  t = await openTestCore({ secrets, runsJobs: true });
});
afterEach(async () => {
  await t.close();
  await pbx.stop();
});

describe('a line of a telephone', () => {
  it('logs in with a challenge, its password in no word on the wire nor in a row', async () => {
    await ready();
    expect(pbx.last('Login')).toMatchObject({ AuthType: 'MD5', Username: 'yolda' });
    const rows = t.core.gate.sql.all('SELECT * FROM phone_lines');
    expect(JSON.stringify([pbx.asked, rows, t.platform.lines])).not.toContain('gizli');
  });

  it('logs in by the password itself where no challenge is offered, on this computer', async () => {
    await ready({ hasMd5: false });
    expect(pbx.last('Login')).toMatchObject({ Secret: 'gizli' });
  });

  it('says what fails, and comes back by itself when the connection breaks', async () => {
    await start();
    await t.client.call('telephony.saveLine', line({ password: 'yanlış' }));
    await expect.poll(lineState).toMatchObject({ state: 'failed', reason: 'wrong_login' });
    const [row] = (await t.client.call('telephony.listLines', {})).rows;
    await t.client.call('telephony.saveLine', line({ id: row?.id ?? '' }));
    await expect.poll(lineState).toMatchObject({ state: 'registered' });
    const before = pbx.asked.filter(({ Action }) => Action === 'Login').length;
    pbx.cut();
    await expect
      .poll(() => pbx.asked.filter(({ Action }) => Action === 'Login').length, { timeout: 5_000 })
      .toBeGreaterThan(before);
    await expect.poll(lineState).toMatchObject({ state: 'registered' });
  });

  it.for([
    ['a mail server', '220 mail ESMTP\r\n'],
    ['a line without an end', 'x'.repeat(20_000)],
  ])('tells %s from a manager', async ([, banner]) => {
    await start({ banner: banner ?? '' });
    await t.client.call('telephony.saveLine', line());
    await expect.poll(lineState).toMatchObject({ state: 'failed', reason: 'not_ami' });
  });

  it('is refused with the field that is wrong', async () => {
    await start();
    for (const [more, path, code] of [
      [{ url: 'http://pbx' }, 'url', 'bad_manager'],
      [{ url: 'ami://a:b@pbx' }, 'url', 'bad_manager'],
      [{ user: '101' }, 'user', 'bad_channel'],
      [{ user: 'PJSIP/101\r\nAction: Command' }, 'user', 'bad_channel'],
      [{ context: 'a b' }, 'context', 'bad_context'],
      [{ authUser: '' }, 'authUser', 'too_small'],
    ] as const)
      await expect(t.client.call('telephony.saveLine', line(more))).rejects.toMatchObject({
        details: { fields: [{ path, code }] },
      });
  });
});

describe('a test of it', () => {
  const steps = async (more: Partial<Input<'telephony.saveLine'>> = {}) =>
    (await t.client.call('telephony.testLine', line(more))).steps.map(({ step, reason }) => reason || step);

  it('goes through all steps and logs off', async () => {
    await start();
    expect(await steps()).toEqual(['dns', 'connect', 'greeting', 'login', 'phone']);
    expect(pbx.asked.at(-1)).toMatchObject({ Action: 'Logoff' });
  });

  it('says which step fails', async () => {
    await start({
      answer: ({ Action }) => (Action === 'Getvar' ? { Response: 'Success', Value: 'INVALID' } : undefined),
    });
    expect((await steps()).at(-1)).toBe('unknown_user');
    expect((await steps({ password: 'yanlış' })).at(-1)).toBe('wrong_login');
    await pbx.stop();
    expect((await steps()).at(-1)).toBe('refused');
  });
});

describe('a test of it over TLS', () => {
  it('shows the certificate that nobody vouches for, and goes on once it is trusted', async () => {
    const now = Date.now();
    await start({ pem: makeSelfSigned(['127.0.0.1'], { from: now - 3_600_000, until: now + 86_400_000 }) });
    const refused = await t.client.call('telephony.testLine', line());
    expect(refused.steps.at(-1)).toMatchObject({ step: 'tls', reason: 'tls_untrusted' });
    expect(pbx.asked).toEqual([]);
    const { isOk, steps } = await t.client.call('telephony.testLine', line({ pin: refused.fingerprint }));
    expect(steps.map(({ step }) => step)).toEqual(['dns', 'connect', 'tls', 'greeting', 'login', 'phone']);
    expect(isOk).toBe(true);
  });

  it('ends when its caller gives up on a manager that says nothing', async () => {
    await start({ answer: () => 'silence' });
    const abort = new AbortController();
    const testing = t.client.call('telephony.testLine', line(), { signal: abort.signal });
    testing.catch(() => undefined);
    await expect.poll(() => pbx.last('Challenge')).toBeDefined();
    abort.abort();
    await expect(testing).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a call that goes out', () => {
  it('rings here, then there, is talked, hung up here, wrapped up and written down', async () => {
    await ready();
    const { callId, id } = await dial('+994 (50) 123-45-67');
    expect(pbx.last('Originate')).toMatchObject({
      ...{ Channel: 'PJSIP/101', Exten: '+994501234567', Context: 'from-internal', Priority: '1' },
      ...{ Async: 'true', CallerID: '"+994501234567" <+994501234567>', ActionID: id },
    });
    await untilCall({ id: callId, state: 'dialing', number: '+994501234567', isAtPhone: true });
    rings(id);
    isUp(id);
    await untilCall({ state: 'early' });
    dialsOther(id);
    dialEnded(id, 'ANSWER');
    await untilCall({ state: 'live' });
    await t.client.call('calls.hangUp', { callId });
    await untilCall({ state: 'wrapUp', reason: '' });
    await expect.poll(() => pbx.last('Hangup')).toMatchObject({ Channel: own });
    hungUp(id);
    expect(await journal()).toMatchObject([{ id: callId, direction: 'out', result: 'talked' }]);
  });

  it('shows the extension of its number, to be pressed at the telephone', async () => {
    await ready();
    const { callId } = await dial('+994 50 123-45-67 daxili 12');
    expect(pbx.last('Originate')).toMatchObject({ Exten: '+994501234567' });
    const { calls } = await t.client.call('calls.listLive', {});
    expect(calls.find(({ id }) => id === callId)?.extension).toEqual({ tones: '12', state: 'byHand' });
    await t.client.call('calls.hangUp', { callId });
  });

  it.for([
    ['BUSY', 'busy', 'busy'],
    ['NOANSWER', 'no_answer', 'noAnswer'],
    ['CHANUNAVAIL', 'pbx_unavailable', 'failed'],
  ] as const)('ends with %s', async ([status, reason, result]) => {
    await ready();
    const { id } = await dial('900');
    isUp(id);
    dialsOther(id);
    dialEnded(id, status);
    hungUp(id);
    await untilCall({ state: 'failed', reason });
    expect(await journal()).toMatchObject([{ reason, result }]);
  });

  it('that nobody picked up here says nothing of the client', async () => {
    await ready();
    const { id } = await dial('900');
    rings(id);
    pbx.tell('OriginateResponse', { ActionID: id, Response: 'Failure', Reason: '3', Uniqueid: '<null>' });
    await untilCall({ state: 'failed', reason: 'own_phone' });
    expect(await journal()).toMatchObject([{ result: 'failed' }]);
  });

  it('that the PBX refuses says why', async () => {
    await ready({
      answer: ({ Action }) =>
        Action === 'Originate' ? { Response: 'Error', Message: 'Permission denied' } : undefined,
    });
    await dial('900');
    await untilCall({ state: 'failed', reason: 'forbidden' });
  });

  it('cancelled before its channel is known is hung up as soon as it is', async () => {
    await ready();
    const { callId, id } = await dial('900');
    await t.client.call('calls.hangUp', { callId });
    await untilCall({ state: 'failed', reason: 'cancelled' });
    expect(pbx.last('Hangup')).toBeUndefined();
    rings(id);
    await expect.poll(() => pbx.last('Hangup')).toMatchObject({ Channel: own });
  });

  it('is followed whatever the order of its events', async () => {
    await ready();
    const { id } = await dial('900');
    dialEnded(id, 'ANSWER');
    isUp(id);
    pbx.tell('BridgeEnter', { BridgeUniqueid: 'b', ...channel(id, own) });
    rings(id);
    await untilCall({ state: 'live' });
    hungUp(id);
    isUp(id);
    arrives(id, '0501234567');
    await untilCall({ state: 'wrapUp' });
  });

  it('carries nothing but a number', async () => {
    await ready();
    for (const number of ['900\r\nAction: Command', '900\nExten: 1', '900,Application', '101@pbx'])
      await expect(t.client.call('calls.dial', { number })).rejects.toMatchObject({ reason: 'bad_number' });
    expect(pbx.last('Originate')).toBeUndefined();
    expect(await calls()).toEqual([]);
  });

  it('is muted, held and handed on at the telephone only, which is said', async () => {
    await ready();
    const { callId, id } = await dial('900');
    dialEnded(id, 'ANSWER');
    await untilCall({ state: 'live' });
    const refused = { code: 'conflict', reason: 'at_phone' };
    const { client } = t;
    await expect(client.call('calls.hold', { callId })).rejects.toMatchObject(refused);
    await expect(client.call('calls.mute', { callId, isMuted: true })).rejects.toMatchObject(refused);
    await expect(client.call('calls.sendDtmf', { callId, tones: '1' })).rejects.toMatchObject(refused);
    await expect(client.call('calls.transfer', { callId, to: { number: '7' } })).rejects.toMatchObject(
      refused,
    );
    await untilCall({ state: 'live' });
  });

  it('waits for a link that broke, and goes on', async () => {
    await ready();
    const { id } = await dial('900');
    pbx.tell('Newchannel', channel(id, own));
    dialEnded(id, 'ANSWER');
    await untilCall({ state: 'live' });
    const asked = pbx.asked.length;
    pbx.cut();
    await expect
      .poll(() => pbx.asked.slice(asked).map(({ Action }) => Action), { timeout: 5_000 })
      .toContain('Status');
    await untilCall({ state: 'live', lostSince: null });
    expect(pbx.last('Hangup')).toBeUndefined();
    hungUp(id);
    await untilCall({ state: 'wrapUp', reason: '' });
  });

  it('that ended while the link was away is found to be over', async () => {
    await ready({
      answer: ({ Action }) =>
        Action === 'Status' ? { Response: 'Error', Message: 'No such channel' } : undefined,
    });
    const { id } = await dial('900');
    pbx.tell('Newchannel', channel(id, own));
    dialEnded(id, 'ANSWER');
    await untilCall({ state: 'live' });
    pbx.cut();
    await expect.poll(calls, { timeout: 5_000 }).toMatchObject([{ state: 'wrapUp' }]);
  });

  it('goes on at the telephone when its line is removed', async () => {
    await ready();
    const { id } = await dial('900');
    pbx.tell('Newchannel', channel(id, own));
    dialEnded(id, 'ANSWER');
    await untilCall({ state: 'live' });
    const [row] = (await t.client.call('telephony.listLines', {})).rows;
    await t.client.call('telephony.removeLine', { id: row?.id ?? '' });
    await untilCall({ state: 'wrapUp' });
    expect(pbx.last('Hangup')).toBeUndefined();
  });
});

describe('a call that comes', () => {
  it('is shown while the telephone rings, answered there, and written down', async () => {
    await ready();
    arrives('7.1', '+994501234567', 'Əli\u202e');
    await untilCall({
      ...{ state: 'ringing', direction: 'in', number: '+994501234567', remoteName: 'Əli' },
      ...{ isAtPhone: true, isSilenced: true },
    });
    const [{ id: callId } = { id: '' }] = await calls();
    await expect(t.client.call('calls.answer', { callId })).rejects.toMatchObject({ reason: 'at_phone' });
    // The same once more, as Asterisk tells it.
    pbx.tell('Newstate', channel('7.1', own, { ChannelState: '5', ConnectedLineNum: '+994501234567' }));
    isUp('7.1');
    await untilCall({ state: 'live' });
    hungUp('7.1');
    await untilCall({ state: 'wrapUp' });
    expect(await journal()).toMatchObject([{ direction: 'in', result: 'talked' }]);
  });

  it.for([
    ['given up', 'CANCEL', '16', 'missed'],
    ['answered by a colleague', 'CANCEL', '26', 'cancelled'],
    ['declined at the telephone', 'BUSY', '21', 'declined'],
    ['not answered', 'NOANSWER', '19', 'missed'],
  ])('that is %s leaves the list', async ([, status, cause, result]) => {
    await ready();
    arrives('7.1', '900');
    await untilCall({ state: 'ringing' });
    pbx.tell('DialEnd', { ...channel('c', other), ...dialed('7.1', own), DialStatus: status ?? '' });
    hungUp('7.1', cause);
    await expect.poll(calls).toEqual([]);
    expect(await journal()).toMatchObject([{ result }]);
  });

  it('is declined from here', async () => {
    await ready();
    arrives('7.1', '900');
    await untilCall({ state: 'ringing' });
    const [{ id: callId } = { id: '' }] = await calls();
    await t.client.call('calls.decline', { callId });
    await expect.poll(() => pbx.last('Hangup')).toMatchObject({ Channel: own, Cause: '21' });
    expect(await journal()).toMatchObject([{ result: 'declined' }]);
  });

  it('of another telephone is nobody’s here, one like ours included', async () => {
    await ready();
    for (const name of ['PJSIP/1011-00000001', 'PJSIP/101-x-00000001', 'SIP/101-00000001'])
      pbx.tell('DialBegin', { ...channel('c', other, { CallerIDNum: '900' }), ...dialed(name, name) });
    arrives('7.1', '901');
    await untilCall({ number: '901' });
  });

  it('beside another one waits, and both are told apart', async () => {
    await ready();
    const { id } = await dial('900');
    dialEnded(id, 'ANSWER');
    await untilCall({ state: 'live' });
    arrives('7.1', '901');
    await expect.poll(calls).toMatchObject([{ state: 'live' }, { state: 'waiting', number: '901' }]);
    hungUp(id);
    await expect.poll(calls).toMatchObject([{ state: 'wrapUp' }, { state: 'ringing' }]);
    isUp('7.1');
    await expect.poll(calls).toMatchObject([{ state: 'wrapUp' }, { state: 'live' }]);
  });
});

describe('what a manager says', () => {
  it('floods nothing: at most four calls at once, and the line stays', async () => {
    await ready();
    for (let index = 0; index < 2_000; index += 1) arrives(`7.${index}`, String(1_000 + index));
    await expect.poll(calls).toHaveLength(4);
    expect(await lineState()).toMatchObject({ state: 'registered' });
  });

  it('ends the link when it is nonsense, and the line comes back', async () => {
    await ready();
    const logins = () => pbx.asked.filter(({ Action }) => Action === 'Login').length;
    pbx.say(`Event: Newchannel\r\nChannel: ${'x'.repeat(40_000)}\r\n\r\n`);
    await expect.poll(logins, { timeout: 5_000 }).toBe(2);
    await expect.poll(lineState).toMatchObject({ state: 'registered' });
    pbx.say('A: b\r\n'.repeat(1_000));
    await expect.poll(logins, { timeout: 5_000 }).toBe(3);
    await expect.poll(lineState).toMatchObject({ state: 'registered' });
    pbx.say('Event: constructor\r\n\r\nEvent\r\n\r\n: :\r\n\r\nEvent: Hangup\r\n\r\n\u0000\r\n\r\n');
    arrives('7.1', '900');
    await untilCall({ number: '900' });
  });
});
