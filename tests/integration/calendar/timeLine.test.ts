// A series on its client's time line: what is ahead is one row, what has passed and what is done are rows of their own.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestCore } from '#tests/tools/testCore.ts';
import { openCalendar, weekly } from './calendarWorld.ts';

let t: TestCore;
let partnerId: string;
beforeEach(async () => {
  ({ t, partnerId } = await openCalendar());
});
afterEach(() => t.close());

const rows = async () => (await t.client.call('interactions.list', { partnerId })).rows;

it('folds into its next occurrence, which says how many come after it', async () => {
  await t.client.call('calendar.planSeries', { ...weekly(partnerId), rule: 'FREQ=WEEKLY;COUNT=5' });
  await t.client.call('calendar.planSeries', {
    ...weekly(partnerId),
    ...{ subject: 'Aylıq', rule: 'FREQ=MONTHLY;COUNT=2' },
  });
  const line = await rows();
  expect(line.map(({ subject, occurrenceOn, series }) => ({ subject, occurrenceOn, series }))).toEqual([
    {
      subject: 'Aylıq',
      occurrenceOn: '2026-11-30',
      series: { rule: 'FREQ=MONTHLY;COUNT=2', later: 1 },
    },
    {
      subject: 'Həftəlik görüş',
      occurrenceOn: '2026-11-30',
      series: { rule: 'FREQ=WEEKLY;COUNT=5', later: 4 },
    },
  ]);
  await t.client.call('interactions.complete', { id: line[1]?.id ?? '', result: 'ok' });
  const after = await rows();
  expect(after.map(({ status, occurrenceOn, series }) => [status, occurrenceOn, series?.later])).toEqual([
    ['planned', '2026-12-07', 3],
    ['planned', '2026-11-30', 1],
    ['done', '2026-11-30', undefined],
  ]);
});

it('one that has passed and is still open is not hidden by those to come', async () => {
  await t.client.call('calendar.planSeries', { ...weekly(partnerId), startOn: '2026-11-16' });
  const line = await rows();
  expect(line.map(({ occurrenceOn, isOverdue }) => [occurrenceOn, isOverdue])).toEqual([
    ['2026-11-30', false],
    ['2026-11-23', true],
    ['2026-11-16', true],
  ]);
});
