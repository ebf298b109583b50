// A program that is really killed while it records: the next start closes what is there, and it is with the client's call.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { callBy, killInCall } from '#tests/tools/killInCall.ts';
import { makeWebm } from '#tests/tools/makeWebm.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { makePlace } from '#tests/tools/yoldaProcess.ts';

const place = makePlace();
afterAll(place.remove);

test('killed while recording', async () => {
  await callBy(place, 'company.setUp', setUpInput());
  const { id: partnerId } = await callBy(place, 'partners.create', { name: 'Əliyev ticarət MMC' });
  const webm = join(place.root, 'said.webm');
  writeFileSync(webm, makeWebm(500));
  await killInCall(place, [partnerId, webm], 'recorded');
  const made = join(place.data, 'staging/recordings/call.rec');
  const raw = readFileSync(made);
  expect(raw.includes('frame 1')).toBe(false);
  // As if the machine had lost its power while the last chunk was written.
  writeFileSync(made, raw.subarray(0, -10));

  const [row] = (await callBy(place, 'callLog.list', {})).rows;
  expect(row).toMatchObject({ id: 'call', result: 'talked' });
  // Less than the last second of ten.
  expect(row?.recording?.durationMs).toBeGreaterThan(9_000);
  expect(row?.recording?.durationMs).toBeLessThan(10_000);
  const interaction = await callBy(place, 'interactions.load', { id: row?.interactionId ?? '' });
  expect(interaction.recording).toEqual(row?.recording);
  expect(readdirSync(join(place.data, 'staging/recordings'))).toEqual([]);
});
