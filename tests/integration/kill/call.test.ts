// A program that is really killed in the midst of a call: the next start closes the call with what is known, and the client's
// card has it with the note that was being typed.
import { afterAll, expect, test } from 'vitest';
import { callBy, killInCall } from '#tests/tools/killInCall.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { makePlace } from '#tests/tools/yoldaProcess.ts';

const place = makePlace();
afterAll(place.remove);

test('killed while talking', async () => {
  await callBy(place, 'company.setUp', setUpInput());
  const { id: partnerId } = await callBy(place, 'partners.create', { name: 'Əliyev ticarət MMC' });
  await killInCall(place, [partnerId], 'talking');

  const [row] = (await callBy(place, 'callLog.list', {})).rows;
  expect(row).toMatchObject({ id: 'call', result: 'talked', reason: 'connection_lost', note: 'Yarımçıq' });
  expect(row?.endedAt).toBeGreaterThanOrEqual((row?.startedAt ?? 0) + 300_000);
  const { rows } = await callBy(place, 'interactions.list', { partnerId });
  expect(rows).toMatchObject([
    { id: row?.interactionId, kind: 'call', content: 'Yarımçıq', result: 'Danışıldı' },
  ]);
  expect(rows[0]?.durationMin).toBeGreaterThanOrEqual(5);
});
