// Calls that stand: held, second ones, transferred, mixed, in a glare. Signalling, the media on paper.
import { describe, expect } from 'vitest';
import { hurry } from './rig/clock.ts';
import type { Pbx } from './rig/pbx.ts';
import { realm } from './rig/ports.ts';
import type { Rig } from './rig/rig.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation, servePaper, type Workstation } from './rig/workstation.ts';
import {
  answering,
  beingTransferred,
  glaring,
  holding,
  speakingEarly,
  transferringCaller,
} from './sipp/calledScenarios.ts';
import { cancelling } from './sipp/callerScenarios.ts';

/** Of each INFO once, by its number: the PBX sends it again where an answer over UDP is late. */
function digitsTold(messages: string): (string | undefined)[] {
  const infos = messages.split(/^INFO /m).slice(1);
  return [
    ...new Map(infos.map((info) => [/^CSeq: \d+/m.exec(info)?.[0], /Signal=./.exec(info)?.[0]])).values(),
  ];
}

async function openDesk(rig: Rig, pbx: Pick<Pbx, 'wsUrl'>, user: string): Promise<Workstation> {
  const desk = await openWorkstation(rig, pbx, { user });
  await servePaper(desk);
  return desk;
}

/** Each with a page. */
async function twoDesks(rig: Rig): Promise<readonly [Workstation, Workstation]> {
  const pbx = await rig.startPbx();
  return [await openDesk(rig, pbx, '101'), await openDesk(rig, pbx, '102')];
}

async function threeDesks(rig: Rig): Promise<readonly [Workstation, Workstation, Workstation]> {
  const pbx = await rig.startPbx();
  const [one, other] = [await openDesk(rig, pbx, '101'), await openDesk(rig, pbx, '102')];
  return [one, other, await openDesk(rig, pbx, '103')];
}

/** @returns the id of the call at each end */
async function talk(from: Workstation, to: Workstation, number: string): Promise<[string, string]> {
  const here = await from.dial(number);
  const { id: there } = await to.untilCall('ringing');
  await to.client.call('calls.answer', { callId: there });
  await Promise.all([from.untilCall('live', { id: here }), to.untilCall('live', { id: there })]);
  return [here, there];
}

describe('a call that stands', () => {
  test('is held and taken back, at either end', async ({ rig }) => {
    const [one, other] = await twoDesks(rig);
    const [here, there] = await talk(one, other, '102');
    await one.client.call('calls.hold', { callId: here });
    await other.untilCall('live', { isHeldThere: true });
    expect(await one.call()).toMatchObject({ state: 'held', isHeldThere: false });
    await other.client.call('calls.hold', { callId: there });
    await other.untilCall('held');
    await one.client.call('calls.resume', { callId: here });
    expect(await one.call()).toMatchObject({ state: 'live' });
    await other.client.call('calls.resume', { callId: there });
    await Promise.all([one, other].map((desk) => desk.untilCall('live', { isHeldThere: false })));
    await other.client.call('calls.hangUp', { callId: there });
    await one.untilCall('wrapUp');
  });

  test('is held at both ends at the same moment, and lives', async ({ rig }) => {
    const [one, other] = await twoDesks(rig);
    const [here, there] = await talk(one, other, '102');
    // RFC 3261 §14.1: two to four seconds for the one, up to two for the other.
    hurry(rig, { fromMs: 2_000, factor: 4 });
    await Promise.all([
      one.client.call('calls.hold', { callId: here }),
      other.client.call('calls.hold', { callId: there }),
    ]);
    await Promise.all([one.untilCall('held'), other.untilCall('held')]);
    await Promise.all([
      one.client.call('calls.resume', { callId: here }),
      other.client.call('calls.resume', { callId: there }),
    ]);
    await Promise.all([one, other].map((desk) => desk.untilCall('live', { isHeldThere: false })));
  });

  test('meets a glare of a plain phone, and holds in the end', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(glaring({ media: 'echo' }));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live');
    hurry(rig, { fromMs: 2_000, factor: 4 });
    await desk.client.call('calls.hold', { callId });
    expect(await desk.call()).toMatchObject({ state: 'held' });
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });

  test('is held by a plain phone and taken back', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(holding({ talkMs: 100, holdMs: 300, media: 'echo' }));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live', { isHeldThere: true });
    await desk.untilCall('live', { isHeldThere: false });
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });

  test('takes digits as INFO, or asks the page for them', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(answering());
    const byInfo = await openWorkstation(rig, pbx, { user: '101', dtmf: 'info' });
    const page = await servePaper(byInfo);
    const callId = await byInfo.dial('900');
    await byInfo.untilCall('live');
    await byInfo.client.call('calls.sendDtmf', { callId, tones: '1#' });
    expect(digitsTold(party.messages())).toEqual(['Signal=1', 'Signal=#']);
    expect(page.last('sendTones')).toBeUndefined();
    await byInfo.client.call('calls.hangUp', { callId });
    await party.finished();

    await rig.startSipp(answering(), { number: '901' });
    const byRtp = await openWorkstation(rig, pbx, { user: '102' });
    const other = await servePaper(byRtp);
    const second = await byRtp.dial('901');
    await byRtp.untilCall('live');
    await byRtp.client.call('calls.sendDtmf', { callId: second, tones: '12*' });
    expect(other.last('sendTones')).toEqual({ type: 'sendTones', tones: '12*' });
  });

  test('is muted by the page, or says that it could not be', async ({ rig }) => {
    const [one, other] = await twoDesks(rig);
    const [callId] = await talk(one, other, '102');
    await one.client.call('calls.mute', { callId, isMuted: true });
    expect(await one.call()).toMatchObject({ isMuted: true });
    await expect(one.client.call('calls.mute', { callId: 'none', isMuted: true })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'call_gone',
    });
  });
});

test('what is said before the answer is heard', async ({ rig }) => {
  const pbx = await rig.startPbx();
  const party = await rig.startSipp(speakingEarly({ earlyMs: 400 }));
  const desk = await openWorkstation(rig, pbx);
  const page = await servePaper(desk);
  const callId = await desk.dial('900');
  await desk.untilCall('early');
  expect(page.last('takeAnswer')).toMatchObject({ isFinal: false });
  await desk.untilCall('live');
  expect(page.last('takeAnswer')).toMatchObject({ isFinal: true });
  await desk.client.call('calls.hangUp', { callId });
  await party.finished();
});

describe('a second call', () => {
  test('waits, is answered, and the first one is held until it is taken back', async ({ rig }) => {
    const [one, other, third] = await threeDesks(rig);
    const [first] = await talk(one, other, '102');
    await third.dial('101');
    const { id: second } = await one.untilCall('waiting');
    await one.client.call('calls.answer', { callId: second });
    await one.untilCall('live', { id: second });
    await one.untilCall('held', { id: first });
    await other.untilCall('live', { isHeldThere: true });
    await one.client.call('calls.resume', { callId: first });
    await one.untilCall('live', { id: first });
    await one.untilCall('held', { id: second });
    await one.client.call('calls.hangUp', { callId: second });
    await third.untilCall('wrapUp');
    await one.untilCall('live', { id: first });
  });

  test('rings once the first one is over', async ({ rig }) => {
    const [one, other] = await twoDesks(rig);
    const [, there] = await talk(one, other, '102');
    await rig.startSipp(cancelling({ ringMs: 3_000 }));
    await one.untilCall('waiting');
    await other.client.call('calls.hangUp', { callId: there });
    await one.untilCall('ringing');
  });

  test('is mixed with the first one, and parted again', async ({ rig }) => {
    const pbx = await rig.startPbx();
    await rig.startSipp(answering(), { number: '901' });
    await rig.startSipp(answering(), { number: '902' });
    const desk = await openWorkstation(rig, pbx);
    const page = await servePaper(desk);
    const mixes = () => page.asked.flatMap((ask) => (ask.type === 'mix' ? [ask.withCallIds] : []));
    const first = await desk.dial('901');
    await desk.untilCall('live', { id: first });
    await expect(desk.client.call('calls.conference', { isOn: true })).rejects.toMatchObject({
      reason: 'too_few_calls',
    });
    const second = await desk.dial('902');
    await desk.untilCall('live', { id: second });
    await desk.untilCall('held', { id: first });
    await desk.client.call('calls.conference', { isOn: true });
    expect((await desk.calls()).map(({ state, isInConference }) => [state, isInConference])).toEqual([
      ['live', true],
      ['live', true],
    ]);
    expect(mixes()).toEqual([[second], [first]]);
    await desk.client.call('calls.conference', { isOn: false });
    expect((await desk.calls()).map(({ state, isInConference }) => [state, isInConference])).toEqual([
      ['held', false],
      ['live', false],
    ]);
    await desk.client.call('calls.conference', { isOn: true });
    await desk.client.call('calls.hangUp', { callId: first });
    await desk.untilCall('live', { id: second, isInConference: false });
    expect(mixes().at(-1)).toEqual([]);
  });
});

describe('a transfer', () => {
  test('without asking: the other side is sent on, and ours ends', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(beingTransferred({ media: 'echo' }));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live');
    await desk.client.call('calls.transfer', { callId, to: { number: '905' } });
    expect(await desk.call()).toMatchObject({ state: 'wrapUp' });
    await party.finished();
    expect(party.messages()).toMatch(new RegExp(`Refer-To: <sip:905@${realm}>`));
  });

  test('that comes to nothing leaves the call as it was', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(beingTransferred({ media: 'echo', outcome: '486 Busy Here' }));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live');
    await expect(desk.client.call('calls.transfer', { callId, to: { number: '905' } })).rejects.toMatchObject(
      { reason: 'transfer_refused' },
    );
    expect(await desk.call()).toMatchObject({ state: 'live' });
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });

  test('by the other side: we call whom it names, and it leaves', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const away = await rig.startSipp(transferringCaller('905', { media: 'echo', talkMs: 200 }));
    const target = await rig.startSipp(answering(), { number: '905' });
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const first = await desk.dial('900');
    const { id: second } = await desk.untilCall('live', { number: '905' });
    await away.finished();
    await desk.untilCall('wrapUp', { id: first });
    await desk.client.call('calls.hangUp', { callId: second });
    await target.finished();
  });

  test('with asking, between two of ours: both others talk, and we are out', async ({ rig }) => {
    const [one, other, third] = await threeDesks(rig);
    const [toOther] = await talk(one, other, '102');
    const [toThird] = await talk(one, third, '103');
    await one.untilCall('held', { id: toOther });
    await one.client.call('calls.transfer', { callId: toOther, to: { callId: toThird } });
    expect((await one.calls()).map(({ state }) => state)).toEqual(['wrapUp', 'wrapUp']);
    const [between] = await Promise.all([
      other.untilCall('live', { direction: 'out' }),
      third.untilCall('live', { number: '102' }),
    ]);
    await other.client.call('calls.hangUp', { callId: between.id });
    await until('the third is alone', async () =>
      (await third.calls()).every(({ state }) => state === 'wrapUp'),
    );
  });
});
