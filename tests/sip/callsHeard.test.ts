// What is heard in calls of the program: its own media page in Chromium, rtpengine, plain phones; judged by frequency.
import { expect } from 'vitest';
import { untilHears } from './rig/listen.ts';
import { openMediaPage } from './rig/mediaPage.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation } from './rig/workstation.ts';
import { speakingEarly } from './sipp/calledScenarios.ts';

test('a call over a killed PBX and a page that is loaded anew: heard before and after, held and taken back', async ({
  rig,
}) => {
  const { pbx } = await rig.startMediaPbx();
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const desk = await openWorkstation(rig, pbx);
  const page = await openMediaPage(rig, desk, 620);
  const callId = await desk.dial('201');
  await desk.untilCall('live');
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);

  await desk.client.call('calls.hold', { callId });
  await Promise.all([untilHears(page, []), untilHears(phone, [])]);
  await desk.client.call('calls.resume', { callId });
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);

  await desk.client.call('calls.sendDtmf', { callId, tones: '42#' });
  const pressed = (): string =>
    phone
      .control()
      .events.filter(({ type }) => type === 'CALL_DTMF_START')
      .map(({ param }) => param)
      .join('');
  await until('42#', () => pressed() === '42#');

  await page.reload();
  await desk.untilCall('live', { lostSince: null });
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);

  // The phone holds, and takes back.
  await phone.hold();
  await desk.untilCall('live', { isHeldThere: true });
  await untilHears(phone, []);
  await phone.resumeCall();
  await desk.untilCall('live', { isHeldThere: false });
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);

  await pbx.kill();
  await desk.untilCall('reconnecting');
  // Media goes on meanwhile.
  await untilHears(phone, [620]);
  await pbx.start();
  await desk.untilCall('live', { lostSince: null });
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);
  await desk.client.call('calls.hangUp', { callId });
  await phone.control().untilEvent('CALL_CLOSED');
});

test('two phones and the desk in conference: each hears both others', async ({ rig }) => {
  const { pbx } = await rig.startMediaPbx();
  const one = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const other = await rig.startBaresip({ user: '103', hz: 440, isAnswering: true });
  const desk = await openWorkstation(rig, pbx);
  const page = await openMediaPage(rig, desk, 620);
  const first = await desk.dial('201');
  await desk.untilCall('live', { id: first });
  const second = await desk.dial('103');
  await desk.untilCall('live', { id: second });
  await untilHears(other, [620]);
  await desk.client.call('calls.conference', { isOn: true });
  await Promise.all([untilHears(one, [440, 620]), untilHears(other, [620, 1_000])]);
  await desk.client.call('calls.conference', { isOn: false });
  await Promise.all([untilHears(one, []), untilHears(other, [620])]);
  expect(page.ears.length).toBeGreaterThanOrEqual(2);
});

test('what is said before the answer is heard, and goes on after it', async ({ rig }) => {
  const { pbx } = await rig.startMediaPbx();
  const party = await rig.startSipp(speakingEarly({ earlyMs: 3_000 }), { hz: 1_000 });
  const desk = await openWorkstation(rig, pbx);
  const page = await openMediaPage(rig, desk, 620);
  const callId = await desk.dial('900');
  await desk.untilCall('early');
  await untilHears(page, [1_000]);
  expect(await desk.call()).toMatchObject({ state: 'early' });
  await desk.untilCall('live');
  await untilHears(page, [1_000]);
  await desk.client.call('calls.hangUp', { callId });
  await party.finished();
});

test('two desks: a call is sent on to a phone after asking, and both talk', async ({ rig }) => {
  const { pbx } = await rig.startMediaPbx({ isAnchor: true });
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const desk = await openWorkstation(rig, pbx, { user: '101' });
  const other = await openWorkstation(rig, pbx, { user: '102' });
  const [page, otherPage] = [await openMediaPage(rig, desk, 620), await openMediaPage(rig, other, 440)];
  const toOther = await desk.dial('102');
  const { id: there } = await other.untilCall('ringing');
  await other.client.call('calls.answer', { callId: there });
  await desk.untilCall('live', { id: toOther });
  await Promise.all([untilHears(page, [440]), untilHears(otherPage, [620])]);
  await desk.client.call('calls.transfer', { callId: toOther, to: { number: '201' } });
  await Promise.all([untilHears(otherPage, [1_000]), untilHears(phone, [440])]);
  expect((await desk.calls()).map(({ state }) => state)).toEqual(['wrapUp']);
});
