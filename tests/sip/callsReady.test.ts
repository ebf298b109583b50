// What is done before a call needs it: the journal's row before the INVITE, the page's answer while it rings, a peer
// connection before a number is dialed.
import { expect } from 'vitest';
import { untilHears } from './rig/listen.ts';
import { openMediaPage } from './rig/mediaPage.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation, servePaper } from './rig/workstation.ts';
import { callingUntilHungUp, cancelling } from './sipp/callerScenarios.ts';

test('a dialed call is written down before its INVITE, which waits for the page', async ({ rig }) => {
  const pbx = await rig.startPbx();
  const desk = await openWorkstation(rig, pbx);
  const page = await servePaper(desk);
  page.answerWith = ({ type }) => (type === 'makeOffer' ? 'silence' : undefined);
  const dialed = desk.dial('103');
  await until('the page is asked', () => page.last('makeOffer'));
  expect(await desk.journal()).toMatchObject([{ number: '103', direction: 'out', endedAt: null }]);
  expect(pbx.log()).not.toContain('REQ INVITE');
  await desk.client.call('calls.hangUp', { callId: (await desk.call()).id });
  page.leave();
  await dialed;
  expect(pbx.log()).not.toContain('REQ INVITE');
});

test('a page gets ready for what rings for a moment, and for nothing else', async ({ rig }) => {
  const pbx = await rig.startPbx();
  const desk = await openWorkstation(rig, pbx);
  const page = await servePaper(desk);
  const brief = await rig.startSipp(cancelling({ ringMs: 50 }), { to: '101' });
  await brief.finished();
  await desk.untilNoCall();
  expect(page.last('prepareAnswer')).toBeUndefined();

  page.answerWith = ({ type }) =>
    type === 'prepareAnswer' ? { type: 'failed', reason: 'media_failed' } : undefined;
  const caller = await rig.startSipp(callingUntilHungUp(), { to: '101' });
  const { id: callId } = await desk.untilCall('ringing');
  const { offer } = await until('the page is told', () => page.last('prepareAnswer'));
  expect(offer).toContain('m=audio');
  // It could not: then all is done at the answer.
  await desk.client.call('calls.answer', { callId });
  await desk.untilCall('live');
  expect(page.asked.map(({ type }) => type)).toEqual(['close', 'prepareAnswer', 'makeAnswer']);
  expect(page.last('makeAnswer')?.offer).toBe(offer);
  await desk.client.call('calls.hangUp', { callId });
  await caller.finished();
});

test('what a page made ready is heard: dialed, answered after a ring, over a page that was loaded anew', async ({
  rig,
}) => {
  const { pbx } = await rig.startMediaPbx();
  const phone = await rig.startBaresip({ user: '201', hz: 1_000 });
  const desk = await openWorkstation(rig, pbx);
  const page = await openMediaPage(rig, desk, 620);
  const ring = async (): Promise<string> => {
    const ears = page.ears.length;
    await phone.dial('101');
    const { id } = await desk.untilCall('ringing');
    // Its answer is set, and nothing is looked for or heard.
    await until('the page is ready', () => page.ears.length > ears);
    return id;
  };
  const talk = async (callId: string): Promise<void> => {
    await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);
    await desk.client.call('calls.hangUp', { callId });
    await until('it is over', async () => (await desk.call()).state === 'wrapUp');
    await desk.client.call('calls.hangUp', { callId });
  };
  const first = await ring();
  await desk.client.call('calls.answer', { callId: first });
  await talk(first);

  // The page that was ready is gone: the new one begins anew.
  const second = await ring();
  await page.reload();
  await desk.client.call('calls.answer', { callId: second });
  await talk(second);

  const third = await desk.dial('201');
  await phone.control().untilEvent('CALL_INCOMING');
  await phone.answer();
  await desk.untilCall('live', { id: third });
  await talk(third);
});
