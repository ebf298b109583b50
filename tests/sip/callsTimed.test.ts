// Calls and their clocks: session timers over an hour and more, rings that nobody answers. Signalling, the media on paper; where
// hours are meant, the program's own timers are shortened.
import { describe, expect } from 'vitest';
import { hurry } from './rig/clock.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation, servePaper } from './rig/workstation.ts';
import { answering, forgetting, refreshing, ringing, wantingLongTerms } from './sipp/calledScenarios.ts';
import { callingUntilHungUp, refusedWith } from './sipp/callerScenarios.ts';

describe('a session timer', () => {
  test('keeps a call of an hour between two of ours: refreshed each quarter, held and taken back in between', async ({
    rig,
  }) => {
    const pbx = await rig.startPbx();
    const one = await openWorkstation(rig, pbx, { user: '101' });
    const other = await openWorkstation(rig, pbx, { user: '102' });
    await Promise.all([servePaper(one), servePaper(other)]);
    const here = await one.dial('102');
    const { id: there } = await other.untilCall('ringing');
    // A quarter of an hour is 900 ms.
    hurry(rig, { fromMs: 60_000, factor: 1_000 });
    const invites = (): number => pbx.log().match(/REQ INVITE/g)?.length ?? 0;
    await other.client.call('calls.answer', { callId: there });
    await Promise.all([one.untilCall('live'), other.untilCall('live')]);
    const before = invites();
    // A hold that crosses a refresh is tried again after seconds that are not hurried: the session would be over by then.
    const isAnswered = (): boolean => pbx.log().lastIndexOf('REQ ACK') > pbx.log().lastIndexOf('REQ INVITE');
    await until('half an hour', () => invites() >= before + 2 && isAnswered());
    // Whoever re-INVITEs in between, the same one goes on to refresh.
    await other.client.call('calls.hold', { callId: there });
    await other.client.call('calls.resume', { callId: there });
    await until('an hour', () => invites() >= before + 6);
    await Promise.all([one.untilCall('live', { id: here }), other.untilCall('live', { id: there })]);
    await one.client.call('calls.hangUp', { callId: here });
    await other.untilCall('wrapUp', { reason: '' });
  });

  test('is ours to keep in a call that we made, and ends one whose other side knows nothing of it', async ({
    rig,
  }) => {
    const pbx = await rig.startPbx();
    const headers = ['Session-Expires: 1;refresher=uac', 'Require: timer'];
    const party = await rig.startSipp(answering({ headers }));
    const forgetful = await rig.startSipp(forgetting(), { number: '901' });
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await until('it was refreshed three times', () => /CSeq: 5 ACK/.test(party.messages()));
    expect(await desk.call()).toMatchObject({ state: 'live' });
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();

    const second = await desk.dial('901');
    await desk.untilCall('wrapUp', { id: second, reason: 'connection_lost' });
    await forgetful.finished();
  });

  test('is ours to keep in a call that came in, where they ask for it', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const headers = ['Session-Expires: 1;refresher=uas', 'Supported: timer'];
    // Who refreshes is uas of the call, and uac of each refresh.
    const answers = ['Session-Expires: 1;refresher=uac'];
    const party = await rig.startSipp(callingUntilHungUp({ headers, answers }));
    const { id: callId } = await desk.untilCall('ringing');
    await desk.client.call('calls.answer', { callId });
    await until('it was refreshed twice', () => /CSeq: 2 ACK/.test(party.messages()));
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });

  test('ends a call that the other side was to refresh, as soon as it does so no more', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(refreshing({ termS: 2, times: 2 }));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    await desk.dial('900');
    await until('it was refreshed twice', () => /CSeq: 3 ACK/.test(party.messages()));
    expect(await desk.call()).toMatchObject({ state: 'live' });
    await desk.untilCall('wrapUp', { reason: 'connection_lost' });
    await party.finished();
  });

  test('whose term is too short for the other side is made longer: 422, before the call and within it', async ({
    rig,
  }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(wantingLongTerms({ minS: 3_600 }));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const callId = await desk.dial('900');
    await desk.untilCall('live');
    await desk.client.call('calls.hold', { callId });
    await desk.untilCall('held');
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
    const offers = party.messages().match(/^Session-Expires: \d+.*\r?\nMin-SE: \d+/gm);
    expect(offers?.map((offer) => offer.replace(/\r?\n/, ', '))).toEqual([
      'Session-Expires: 3600, Min-SE: 3600',
      // Within it, as agreed; then as long as they take.
      'Session-Expires: 3600;refresher=uac, Min-SE: 3600',
      'Session-Expires: 7200;refresher=uac, Min-SE: 7200',
    ]);
  });
});

describe('a ring that nobody answers ends by itself', () => {
  test('when the PBX has enough of it', async ({ rig }) => {
    const pbx = await rig.startPbx({ ringsMs: 1_000 });
    await rig.startSipp(ringing());
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    await desk.dial('900');
    await desk.untilCall('failed', { reason: 'no_answer' });
    const caller = await rig.startSipp(refusedWith(408), { number: '901' });
    await desk.untilCall('ringing');
    await caller.finished();
    await until('it rings no more', async () =>
      (await desk.calls()).every(({ state }) => state === 'failed'),
    );
    expect(
      (await desk.journal()).map(({ direction, result, reason }) => [direction, result, reason]),
    ).toEqual([
      ['in', 'missed', 'cancelled'],
      ['out', 'noAnswer', 'no_answer'],
    ]);
  });

  test('when we have: after three minutes', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    hurry(rig, { fromMs: 180_000, factor: 400 });
    await (await rig.startSipp(refusedWith(480))).finished();
    await desk.untilNoCall();
    expect(await desk.journal()).toMatchObject([{ result: 'missed', reason: 'no_answer' }]);
  });
});
