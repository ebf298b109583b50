// The set-up page: what is there, and what this computer is fit for.
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  await t.client.call('company.setUp', setUpInput());
});
afterEach(async () => {
  await t.close();
});

it('tells what of the company is there', async () => {
  expect(await t.client.call('setUp.loadProgress', {})).toEqual({
    ...{ hasTaxId: true, hasBankAccount: true, people: 1, comingDaysOff: 0, words: 0 },
    ...{ hasCatalogue: false, hasMailAccount: false, hasPhoneLine: false, hasHub: false },
    isRecoveryKeySaved: false,
  });
  await t.client.call('directories.loadReady', { trade: 'general', language: 'az' });
  await t.client.call('company.saveCalendar', { workDays: [1], holidays: ['2026-11-22', '2026-11-23'] });
  expect(await t.client.call('setUp.loadProgress', {})).toMatchObject({ words: 14, comingDaysOff: 1 });
});

it('looks at the disk, the folder, the keychain and the clock, and leaves nothing behind', async () => {
  const before = readdirSync(t.core.folder.staging);
  const { folder, checks } = await t.client.call('setUp.checkComputer', {});
  expect(folder).toBe(t.core.folder.dir);
  expect(checks.map(({ id, state }) => [id, state])).toEqual([
    ['disk', expect.stringMatching(/good|warn|bad/)],
    ['writing', 'good'],
    ['place', 'good'],
    ['secrets', 'good'],
    ['clock', 'good'],
  ]);
  expect(checks[0]?.amount).toBeGreaterThan(0);
  expect(readdirSync(t.core.folder.staging)).toEqual(before);
});
