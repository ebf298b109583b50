// What is heard in calls of the program: its own media page in Chromium, rtpengine, plain phones; judged by frequency.
import { expect } from 'vitest';
import { hurry } from './rig/clock.ts';
import { listen, untilHears } from './rig/listen.ts';
import { openMediaPage } from './rig/mediaPage.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation, type Workstation } from './rig/workstation.ts';
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

test('three desks: a call is handed to the third after asking, then to a phone without; each time both others talk', async ({
  rig,
}) => {
  const { pbx } = await rig.startMediaPbx({ isAnchor: true });
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const desk = await openWorkstation(rig, pbx, { user: '101' });
  const other = await openWorkstation(rig, pbx, { user: '102' });
  const third = await openWorkstation(rig, pbx, { user: '103' });
  const [page, otherPage, thirdPage] = await Promise.all([
    openMediaPage(rig, desk, 620),
    openMediaPage(rig, other, 440),
    openMediaPage(rig, third, 800),
  ]);
  const answers = async (at: Workstation): Promise<string> => {
    const { id } = await at.untilCall('ringing');
    await at.client.call('calls.answer', { callId: id });
    return id;
  };
  const toOther = await desk.dial('102');
  await answers(other);
  await desk.untilCall('live', { id: toOther });
  await Promise.all([untilHears(page, [440]), untilHears(otherPage, [620])]);
  const toThird = await desk.dial('103');
  await answers(third);
  await desk.untilCall('live', { id: toThird });
  await Promise.all([untilHears(page, [800]), untilHears(thirdPage, [620]), untilHears(otherPage, [])]);
  await desk.client.call('calls.transfer', { callId: toOther, to: { callId: toThird } });
  await Promise.all([untilHears(otherPage, [800]), untilHears(thirdPage, [440])]);
  expect((await desk.calls()).map(({ state }) => state)).toEqual(['wrapUp', 'wrapUp']);

  const { id: between } = await other.untilCall('live');
  await other.client.call('calls.transfer', { callId: between, to: { number: '201' } });
  await Promise.all([untilHears(thirdPage, [1_000]), untilHears(phone, [800])]);
});

test('a certificate that changes in a talk: the line stops and says so, the talk goes on, and is taken up once it is trusted', async ({
  rig,
}) => {
  const { pbx } = await rig.startMediaPbx();
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const desk = await openWorkstation(rig, { wsUrl: pbx.wssUrl });
  const page = await openMediaPage(rig, desk, 620);
  const callId = await desk.dial('201');
  await desk.untilCall('live');
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);
  // Told every three seconds.
  await until('how it sounds', async () => (await desk.call()).quality !== null);
  hurry(rig, { fromMs: 30_000, factor: 60 });
  await pbx.kill();
  pbx.renewCertificate();
  await pbx.start();
  const line = async () => {
    const { rows } = await desk.client.call('telephony.listLines', {});
    return rows[0] ?? expect.fail('no line');
  };
  await until('the line stops', async () => (await line()).live.reason === 'tls_changed');
  await desk.untilCall('reconnecting');
  // As long as others, who hear nothing, would have been given up.
  await Promise.all([listen(page, 1_000), untilHears(page, [1_000]), untilHears(phone, [620])]);
  expect(await desk.call()).toMatchObject({ id: callId, state: 'reconnecting' });
  const { live: _live, isDefault: _isDefault, ...kept } = await line();
  const { fingerprint } = await desk.client.call('telephony.testLine', kept);
  await desk.client.call('telephony.saveLine', { ...kept, pin: fingerprint });
  await desk.untilCall('live', { lostSince: null });
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);
  await desk.client.call('calls.hangUp', { callId });
  await phone.control().untilEvent('CALL_CLOSED');
});
