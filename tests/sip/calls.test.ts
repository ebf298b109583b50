// Calls of the program at a real PBX: signalling only, the media on paper. What is heard is callsHeard.test.ts's.
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation, servePaper, type Workstation } from './rig/workstation.ts';
import { answering, answeringBriefly, refusing, ringing } from './sipp/calledScenarios.ts';
import { calling, callingUntilHungUp, cancelling, refusedWith } from './sipp/callerScenarios.ts';

describe('a call that goes out', () => {
  test('is dialed, answered, hung up, wrapped up and written down', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(answering());
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('+994 (50) 123-45-67');
    const live = await desk.untilCall('live');
    expect(live).toMatchObject({ id: callId, direction: 'out', number: '+994501234567', reason: '' });
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
    expect(await desk.call()).toMatchObject({ state: 'wrapUp', reason: '' });
    await desk.client.call('calls.hangUp', { callId });
    expect(await desk.calls()).toEqual([]);
    expect(await desk.journal()).toMatchObject([
      { id: callId, direction: 'out', number: '+994501234567', result: 'talked' },
    ]);
  });

  test('is hung up by the other side', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(answeringBriefly({ talkMs: 100 }));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    await desk.dial('900');
    await desk.untilCall('wrapUp', { reason: '' });
    await party.finished();
  });

  test.for([
    [486, 'Busy Here', 'busy', 'busy'],
    [603, 'Decline', 'declined', 'declined'],
    [404, 'Not Found', 'unknown_number', 'failed'],
    [480, 'Temporarily Unavailable', 'no_answer', 'noAnswer'],
    [503, 'Service Unavailable', 'pbx_unavailable', 'failed'],
  ] as const)('is refused by %i %s', async ([status, words, reason, result], { rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(refusing(status, words));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    await desk.dial('900');
    await desk.untilCall('failed', { reason });
    await party.finished();
    expect(await desk.journal()).toMatchObject([{ result, reason }]);
  });

  test('is cancelled while it rings', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(ringing());
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
    expect(await desk.call()).toMatchObject({ state: 'failed', reason: 'cancelled' });
  });

  test('is hung up at any moment of its beginning, and stands at neither end', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const one = await openWorkstation(rig, pbx, { user: '101' });
    const other = await openWorkstation(rig, pbx, { user: '102' });
    await Promise.all([servePaper(one), servePaper(other)]);
    other.client.on('calls.changed', ({ calls }) => {
      for (const { id: callId, state } of calls)
        if (state === 'ringing') other.client.call('calls.answer', { callId }).catch(() => undefined);
    });
    const standing = async (desk: Workstation) =>
      (await desk.calls()).filter(({ state }) => state !== 'wrapUp' && state !== 'failed');
    for (let ms = 0; ms < 60; ms += 4) {
      const dialed = one.dial('102');
      await pause(ms);
      for (const { id: callId } of await standing(one)) await one.client.call('calls.hangUp', { callId });
      const callId = await dialed;
      if ((await standing(one)).length > 0) await one.client.call('calls.hangUp', { callId });
      await until(`nobody talks, hung up after ${ms} ms`, async () => {
        const both = await Promise.all([one, other].map(standing));
        return both.flat().length === 0;
      });
    }
  });

  test('goes through a PBX that asks for SHA-256 digests', async ({ rig }) => {
    const pbx = await rig.startPbx({ isSha256: true });
    const party = await rig.startSipp(answering());
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live');
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });

  test('is none without a page, a line, a number', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    await expect(desk.dial('900')).rejects.toMatchObject({ reason: 'no_media_page' });
    const page = await servePaper(desk);
    await expect(desk.dial('900;phone-context=x')).rejects.toMatchObject({ reason: 'bad_number' });
    page.answerWith = () => ({ type: 'failed', reason: 'microphone_denied' });
    await desk.dial('900');
    await desk.untilCall('failed', { reason: 'microphone_denied' });
    await pbx.kill();
    await desk.untilLost();
    await expect(desk.dial('900')).rejects.toMatchObject({ reason: 'not_registered' });
  });
});

describe('a call that comes in', () => {
  test('rings under its name, is answered and hung up by us', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const party = await rig.startSipp(callingUntilHungUp(), {
      from: '"Əli  Həsənov" <sip:+994501234567@pbx.test>',
    });
    const { id: callId } = await desk.untilCall('ringing', {
      ...{ number: '+994501234567', remoteName: 'Əli Həsənov', direction: 'in' },
    });
    await desk.client.call('calls.answer', { callId });
    await desk.untilCall('live');
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
    expect(await desk.journal()).toMatchObject([{ direction: 'in', result: 'talked' }]);
  });

  test('is hung up by the caller', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const party = await rig.startSipp(calling({ talkMs: 100 }));
    const { id: callId } = await desk.untilCall('ringing');
    await desk.client.call('calls.answer', { callId });
    await party.finished();
    await desk.untilCall('wrapUp', { reason: '' });
  });

  test('is given up by the caller: missed', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    const party = await rig.startSipp(cancelling({ ringMs: 100 }));
    await desk.untilCall('ringing');
    await party.finished();
    await desk.untilNoCall();
    expect(await desk.journal()).toMatchObject([{ result: 'missed', reason: 'cancelled' }]);
  });

  test('is declined', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    const party = await rig.startSipp(refusedWith(603));
    const { id: callId } = await desk.untilCall('ringing');
    await desk.client.call('calls.decline', { callId });
    await party.finished();
    expect(await desk.journal()).toMatchObject([{ result: 'declined', reason: 'declined' }]);
  });

  test('rings on when there is no microphone', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    const page = await servePaper(desk);
    page.answerWith = () => ({ type: 'failed', reason: 'no_microphone' });
    const party = await rig.startSipp(callingUntilHungUp());
    const { id: callId } = await desk.untilCall('ringing');
    await expect(desk.client.call('calls.answer', { callId })).rejects.toMatchObject({
      reason: 'no_microphone',
    });
    page.answerWith = undefined;
    await desk.client.call('calls.answer', { callId });
    await desk.untilCall('live');
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });
});
