// What of a call reaches colleagues: its interaction and its task. The journal stays on the workstation whose phone rang.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logOf, makeCall } from '#tests/tools/callLog.ts';
import { seedCompany } from '#tests/tools/seedCompany.ts';
import { type Office, openOfficeWith, waitingIn } from '#tests/tools/syncOffice.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let office: Office;
let a: TestCore;
let b: TestCore;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ office, a, b, close } = await openOfficeWith('a', 'b'));
});
afterEach(() => close());

test('a missed call is an interaction and one task everywhere; whoever talks has it done for all', async () => {
  const { userId, partnerId, taskId } = await seedCompany(a);
  const laptopA = await office.join(a, userId, { brings: true });
  await laptopA.cycle();
  const laptopB = await office.join(b, userId);
  await laptopB.cycle();
  const calls = ({ core }: TestCore) => core.gate.sql.all('SELECT id FROM phone_calls');
  const tasksOf = async ({ client }: TestCore) =>
    (await client.call('tasks.list', { partnerId })).rows.filter(({ id }) => id !== taskId);
  expect(calls(b)).toEqual([]);

  const callId = makeCall(a, { partnerId });
  const { interactionId } = await a.client.call('callLog.load', { id: callId });
  await a.client.call('callLog.finish', { callId, outcome: 'callBack', note: 'Geri zəng' });
  // A step that nobody else has anything of sends nothing.
  await a.client.call('callLog.finish', { callId: makeCall(a, { talkedMs: 1 }), outcome: 'wrongNumber' });
  await laptopA.cycle();
  expect(waitingIn(a)).toBe(0);
  await laptopB.cycle();
  expect(await b.client.call('interactions.load', { id: interactionId ?? '' })).toMatchObject({
    ...{ kind: 'call', direction: 'in', partnerId, content: 'Geri zəng' },
  });
  expect(await tasksOf(b)).toEqual(await tasksOf(a));
  expect(await tasksOf(b)).toHaveLength(1);
  expect(calls(b)).toEqual([]);

  const recording = { hash: 'a'.repeat(64), durationMs: 1_000 };
  logOf(a).keepRecording(callId, recording);
  await laptopA.cycle();
  await laptopB.cycle();
  expect((await b.client.call('interactions.load', { id: interactionId ?? '' })).recording).toEqual(
    recording,
  );
  const queued = ({ core }: TestCore) =>
    core.gate.sql.all('SELECT direction FROM sync_blobs WHERE hash = ?', [recording.hash]);
  expect(queued(a)).toEqual([{ direction: 'up' }]);
  // Heard when somebody asks for it, as one that is in the office.
  expect(queued(b)).toEqual([]);

  // The same client rings the colleague's phone in vain too, then he calls back.
  makeCall(b, { partnerId });
  expect(await tasksOf(b)).toHaveLength(1);
  makeCall(b, { partnerId, direction: 'out', talkedMs: 1_000 });
  await laptopB.cycle();
  await laptopA.cycle();
  expect(await tasksOf(a)).toEqual([]);
});
