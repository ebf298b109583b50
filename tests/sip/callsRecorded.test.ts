// Recording of real calls: the program's own media page in Chromium, a plain phone, and what is in the file afterwards, judged
// by frequency.
import { expect } from 'vitest';
import { tonesIn } from './audio/hearing.ts';
import { decodeWebm } from './rig/decodeWebm.ts';
import { listen, untilHears } from './rig/listen.ts';
import { openMediaPage } from './rig/mediaPage.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import { openWorkstation } from './rig/workstation.ts';

const tones = [620, 1_000];

test('both sides are in the file, over a page loaded anew; muted is silent', async ({ rig }) => {
  const { pbx } = await rig.startMediaPbx();
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const desk = await openWorkstation(rig, pbx);
  await desk.client.call('company.savePreferences', { recordsCalls: 'each' });
  const page = await openMediaPage(rig, desk, 620);
  const callId = await desk.dial('201');
  await desk.untilCall('live', { isRecording: true });
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);
  const said = await listen(page, 3_000);
  expect(tonesIn(said, tones)).toEqual([1_000]);
  await page.reload();
  await desk.untilCall('live', { lostSince: null, isRecording: true });
  await Promise.all([untilHears(page, [1_000]), untilHears(phone, [620])]);
  await listen(page, 1_500);
  await desk.client.call('calls.mute', { callId, isMuted: true });
  await untilHears(phone, []);
  await listen(page, 800);
  await desk.client.call('calls.hangUp', { callId });
  const row = await until('the recording is kept', async () => {
    const [first] = await desk.journal();
    return first?.recording ? first : undefined;
  });
  const { hash, durationMs } = row.recording ?? expect.fail();
  const { sound, playedMs, soughtMs } = await decodeWebm(page, await desk.core.loadBlob(hash));
  // Both pieces: what was said before the page was loaded anew and after it.
  expect(durationMs).toBeGreaterThan(4_500);
  const seconds = sound.samples.length / sound.rate;
  expect(Math.abs(seconds * 1_000 - durationMs)).toBeLessThan(200);
  expect(tonesIn({ ...sound, samples: sound.samples.slice(sound.rate, sound.rate * 3) }, tones)).toEqual(
    tones,
  );
  expect(tonesIn({ ...sound, samples: sound.samples.slice(-sound.rate / 2) }, tones)).toEqual([1_000]);
  expect(playedMs).toBe(durationMs);
  expect(Math.abs(soughtMs - durationMs / 2)).toBeLessThan(50);
});
