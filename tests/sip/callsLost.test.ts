// Calls and what may happen to them: the PBX killed or frozen, and back; the page gone, the program closed, a colleague
// quicker. Signalling, the media on paper.
import { describe, expect } from 'vitest';
import { hurry } from './rig/clock.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation, servePaper } from './rig/workstation.ts';
import { answering, ringing } from './sipp/calledScenarios.ts';
import { callingUntilHungUp, cancelling } from './sipp/callerScenarios.ts';

describe('a call whose PBX is killed', () => {
  test('is taken up again once it is back, as it was', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(answering());
    const desk = await openWorkstation(rig, pbx);
    const page = await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live');
    await desk.client.call('calls.hold', { callId });
    await pbx.kill();
    await desk.untilCall('reconnecting');
    expect((await desk.call()).lostSince).not.toBeNull();
    await pbx.start();
    await desk.untilCall('held', { lostSince: null });
    expect(page.last('makeOffer')).toMatchObject({ isIceRestart: true, isHeld: true });
    await desk.client.call('calls.resume', { callId });
    await desk.untilCall('live');
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });

  test('and is hung up meanwhile, is hung up there once it is back', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(answering());
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live');
    await pbx.kill();
    await desk.untilCall('reconnecting');
    await desk.client.call('calls.hangUp', { callId });
    expect(await desk.call()).toMatchObject({ state: 'wrapUp' });
    await pbx.start();
    await party.finished();
  });

  test('between two of ours is taken up by both', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const one = await openWorkstation(rig, pbx, { user: '101' });
    const other = await openWorkstation(rig, pbx, { user: '102' });
    await Promise.all([servePaper(one), servePaper(other)]);
    await one.dial('102');
    const { id: callId } = await other.untilCall('ringing');
    await other.client.call('calls.answer', { callId });
    await Promise.all([one.untilCall('live'), other.untilCall('live')]);
    await pbx.kill();
    await Promise.all([one.untilCall('reconnecting'), other.untilCall('reconnecting')]);
    await pbx.start();
    await Promise.all([one.untilCall('live'), other.untilCall('live')]);
    await other.client.call('calls.hangUp', { callId });
    await one.untilCall('wrapUp', { reason: '' });
  });

  test('while it is dialed or rings, comes to nothing', async ({ rig }) => {
    const pbx = await rig.startPbx();
    await rig.startSipp(ringing());
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    await desk.dial('900');
    await rig.startSipp(cancelling({ ringMs: 3_000 }), { number: '901' });
    await desk.untilCall('waiting');
    await pbx.kill();
    await desk.untilCall('failed', { reason: 'connection_lost' });
    expect(await desk.calls()).toHaveLength(1);
    expect((await desk.journal()).map(({ result, reason }) => [result, reason])).toEqual([
      ['missed', 'connection_lost'],
      ['failed', 'connection_lost'],
    ]);
  });
});

test('a call whose PBX is frozen is noticed, kept, and taken up once it goes on; frozen for too long it ends', async ({
  rig,
}) => {
  const pbx = await rig.startPbx();
  const party = await rig.startSipp(answering(), { patienceMs: 20_000 });
  const desk = await openWorkstation(rig, pbx);
  await servePaper(desk);
  await desk.dial('900');
  await desk.untilCall('live');
  pbx.freeze();
  await desk.untilCall('reconnecting');
  expect((await desk.call()).lostSince).not.toBeNull();
  pbx.resume();
  await desk.untilCall('live', { lostSince: null });
  hurry(rig, { fromMs: 30_000, factor: 20 });
  pbx.freeze();
  await desk.untilCall('wrapUp', { reason: 'connection_lost' });
  expect(await desk.journal()).toMatchObject([{ result: 'talked', reason: 'connection_lost' }]);
  // Whoever was there is told as soon as it can be.
  pbx.resume();
  await party.finished();
  await desk.untilRegistered();
});

describe('a call whose page', () => {
  test('is loaded anew goes on by the new one, muted as before', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(answering());
    const desk = await openWorkstation(rig, pbx);
    const before = await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live');
    await desk.client.call('calls.mute', { callId, isMuted: true });
    before.leave();
    await desk.untilCall('reconnecting');
    const after = await servePaper(desk);
    await desk.untilCall('live');
    await until('it is muted again', () => after.last('mute'));
    expect(after.asked.map(({ type }) => type)).toEqual(['makeOffer', 'takeAnswer', 'mute']);
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });

  test('is closed goes on by another one that waited for its turn', async ({ rig }) => {
    const pbx = await rig.startPbx();
    await rig.startSipp(answering());
    const desk = await openWorkstation(rig, pbx);
    const first = await servePaper(desk);
    const second = await servePaper(desk);
    await desk.dial('900');
    await desk.untilCall('live');
    expect(second.asked).toEqual([]);
    first.leave();
    await until('the other one serves', () => second.last('takeAnswer'));
    await desk.untilCall('live');
  });

  test('does not come back is over after ten seconds', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(answering());
    const desk = await openWorkstation(rig, pbx);
    hurry(rig, { fromMs: 10_000, factor: 20 });
    const page = await servePaper(desk);
    await desk.dial('900');
    await desk.untilCall('live');
    page.leave();
    await party.finished();
    await desk.untilCall('wrapUp', { reason: 'media_lost' });
    expect(await desk.journal()).toMatchObject([{ result: 'talked', reason: 'media_lost' }]);
  });

  test('says nothing is none, and nobody is called', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    hurry(rig, { fromMs: 5_000, factor: 20 });
    const page = await servePaper(desk);
    page.answerWith = () => 'silence';
    await desk.dial('900');
    expect(await desk.call()).toMatchObject({ state: 'failed', reason: 'media_failed' });
  });
});

test('a call ends with the program, and is written down', async ({ rig }) => {
  const pbx = await rig.startPbx();
  const party = await rig.startSipp(answering());
  const desk = await openWorkstation(rig, pbx);
  await servePaper(desk);
  await desk.dial('900');
  await desk.untilCall('live');
  const again = await desk.reopen();
  rig.add({ name: 'again', log: () => '', stop: () => again.close() });
  await party.finished();
  expect((await again.client.call('callLog.list', {})).rows).toMatchObject([
    { result: 'talked', reason: '' },
  ]);
});

test('of two desks of one extension one answers, and for the other it is no missed call', async ({ rig }) => {
  const pbx = await rig.startPbx();
  const one = await openWorkstation(rig, pbx, { user: '101' });
  const other = await openWorkstation(rig, pbx, { user: '101' });
  await Promise.all([servePaper(one), servePaper(other)]);
  const party = await rig.startSipp(callingUntilHungUp());
  const [{ id: callId }] = await Promise.all([one.untilCall('ringing'), other.untilCall('ringing')]);
  await one.client.call('calls.answer', { callId });
  await one.untilCall('live');
  await other.untilNoCall();
  await one.client.call('calls.hangUp', { callId });
  await party.finished();
  expect(await other.journal()).toMatchObject([{ reason: 'elsewhere' }]);
});
