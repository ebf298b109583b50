// Strangers that send what is no SIP, that lure us, and that flood us: refused, and the calls that matter go on. Signalling, the
// media on paper.
import { describe, expect } from 'vitest';
import { realm } from './rig/ports.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation, servePaper } from './rig/workstation.ts';
import { answering, answeringNonsense, luringCaller } from './sipp/calledScenarios.ts';
import { callingUntilHungUp, cancelling, refusedWith } from './sipp/callerScenarios.ts';
import {
  brokenBodies,
  brokenSdp,
  hugeHeaders,
  pestering,
  referAlone,
  unknownMethod,
  unknownMethodAlone,
  wrongCseq,
} from './sipp/rudeScenarios.ts';

describe('a stranger', () => {
  test.for([
    brokenSdp('garbage'),
    brokenSdp('noMedia'),
    brokenSdp('badPort'),
    brokenSdp('noCodec', { ringMs: 200 }),
    hugeHeaders({ ringMs: 200 }),
    unknownMethodAlone(),
    referAlone(),
    { ...refusedWith(420, ['Require: 100rel']), name: 'a wish for reliable ringing' },
    { ...refusedWith(481, ['Replaces: other;to-tag=a;from-tag=b']), name: 'a stranger’s Replaces' },
  ])('sends $name', async (scenario, { rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    await (await rig.startSipp(scenario)).finished();
    await desk.untilNoCall();
    const party = await rig.startSipp(cancelling({ ringMs: 100 }), { number: '901' });
    await desk.untilCall('ringing');
    await party.finished();
  });

  test.for([wrongCseq(), unknownMethod()])('$name within a call', async (scenario, { rig }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const party = await rig.startSipp(scenario);
    const { id: callId } = await desk.untilCall('ringing');
    await desk.client.call('calls.answer', { callId });
    await party.finished();
    await desk.untilCall('wrapUp');
  });

  test.for(['garbage', 'noMedia', 'badPort'] as const)('answers with %s', async (kind, { rig }) => {
    const pbx = await rig.startPbx();
    const party = await rig.startSipp(answeringNonsense(brokenBodies[kind]));
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    await desk.dial('900');
    await party.finished();
    expect(['failed', 'wrapUp']).toContain((await desk.call()).state);
    expect((await desk.call()).reason).toBe('media_failed');
  });

  test.for([`sip:+994900123456@${realm}`, `sip:0900@${realm}`, 'sip:905@evil.example'])(
    'who talks with us would have us call %s: we do not, and talk on',
    async (address, { rig }) => {
      const pbx = await rig.startPbx();
      const party = await rig.startSipp(luringCaller(address));
      const desk = await openWorkstation(rig, pbx);
      await servePaper(desk);
      const callId = await desk.dial('900');
      await desk.untilCall('live');
      await until('it was refused', () => /SIP\/2\.0 603/.test(party.messages()));
      expect(await desk.call()).toMatchObject({ id: callId, state: 'live' });
      await desk.client.call('calls.hangUp', { callId });
      await party.finished();
    },
  );

  test('calls a hundred times at once: two ring, the others are busy, one of them is named, we call and talk on', async ({
    rig,
  }) => {
    const pbx = await rig.startPbx();
    await rig.startSipp(answering(), { number: '902' });
    const desk = await openWorkstation(rig, pbx);
    await servePaper(desk);
    const party = await rig.startSipp(callingUntilHungUp(), { number: '901' });
    const { id: callId } = await desk.untilCall('ringing');
    await desk.client.call('calls.answer', { callId });
    await desk.untilCall('live');
    let most = 0;
    desk.client.on('calls.changed', ({ calls }) => {
      most = Math.max(most, calls.filter(({ number }) => number === '900').length);
    });
    const flood = await rig.startSipp(pestering({ ringMs: 2_500 }), { calls: 100 });
    await desk.untilCall('waiting');
    const second = await desk.dial('902');
    await desk.untilCall('live', { id: second });
    await flood.finished();
    expect(most).toBeLessThanOrEqual(3);
    const rows = (await desk.journal()).filter(({ number }) => number === '900');
    expect(rows.map(({ reason }) => reason).sort()).toEqual(['busy', 'cancelled', 'cancelled']);
    await desk.untilCall('held', { id: callId });
    await desk.client.call('calls.hangUp', { callId });
    await party.finished();
  });

  test('calls under a hundred names at once: four places are taken, twenty of the rest are named', async ({
    rig,
  }) => {
    const pbx = await rig.startPbx();
    const desk = await openWorkstation(rig, pbx);
    await (
      await rig.startSipp(pestering({ ringMs: 2_500, from: '<sip:+99450200[call_number]@pbx.test>' }), {
        calls: 100,
      })
    ).finished();
    await desk.untilNoCall();
    const rows = await desk.journal();
    const named = (wanted: string): number => rows.filter(({ reason }) => reason === wanted).length;
    expect([named('busy'), named('cancelled') >= 4, rows.length <= 40]).toEqual([20, true, true]);
  });
});
