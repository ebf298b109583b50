// Series over the contract: rows and what is only expected, this/following/all with undo, the keeper, bad input, whom one sees.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '#shared/contract/index.ts';
import { addDays } from '#shared/domain/dates.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import type { TestCore } from '#tests/tools/testCore.ts';
import { nowMs, openCalendar, serviceOf, weekly } from './calendarWorld.ts';

const dayMs = 86_400_000;
let t: TestCore;
let userId: string;
let partnerId: string;
beforeEach(async () => {
  ({ t, userId, partnerId } = await openCalendar());
});
afterEach(() => t.close());

type Row = Output<'calendar.listEvents'>['rows'][number];
const list = async (
  from: string,
  to: string,
  rest: Partial<Input<'calendar.listEvents'>> = {},
): Promise<Row[]> => (await t.client.call('calendar.listEvents', { from, to, limit: 200, ...rest })).rows;

/** 10:00 in Baku that day. */
const at = (day: string, hour = 10): number => Date.parse(`${day}T00:00:00Z`) + (hour - 4) * 3_600_000;
const when = (rows: readonly Row[]): string[] =>
  rows.map(
    (row) =>
      `${row.on ?? new Date((row.at ?? 0) + 4 * 3_600_000).toISOString().slice(0, 16)}${row.isExpected ? ' ?' : ''}`,
  );
const december = () => list('2026-11-30', '2026-12-31');

/** The command is undone byte for byte, and done again likewise. */
async function expectUndo(run: () => Promise<unknown>): Promise<void> {
  const before = dumpTables(t.core.gate);
  await run();
  const after = dumpTables(t.core.gate);
  await t.client.call('operations.undo', {});
  expect(dumpTables(t.core.gate)).toBe(before);
  await t.client.call('operations.redo', {});
  expect(dumpTables(t.core.gate)).toBe(after);
}

describe('a series', () => {
  it('is rows for a quarter, which counters and the day know, and is expected beyond', async () => {
    const { seriesId, warnings } = await t.client.call('calendar.planSeries', weekly(partnerId));
    expect(warnings).toEqual([]);
    expect(when(await december())).toEqual([
      '2026-11-30T10:00',
      '2026-12-07T10:00',
      '2026-12-14T10:00',
      '2026-12-21T10:00',
      '2026-12-28T10:00',
    ]);
    const counts = await t.client.call('desk.countEvents', { from: '2026-11-30', to: '2026-12-31' });
    expect(counts).toEqual({ total: 5, done: 0, overdue: 0 });
    expect(when(await list('2027-02-20', '2027-03-10'))).toEqual([
      '2027-02-22T10:00',
      '2027-03-01T10:00 ?',
      '2027-03-08T10:00 ?',
    ]);
    // Far ahead costs no more.
    const [far] = await list('2090-01-01', '2090-01-08');
    expect(far).toMatchObject({
      seriesId,
      isExpected: true,
      partnerName: 'Əliyev ticarət MMC',
      durationMin: 60,
    });
    expect(await t.client.call('calendar.loadSeries', { seriesId })).toMatchObject({
      ...{ rule: 'FREQ=WEEKLY', startTime: '10:00', timeZone: 'Asia/Baku', untilOn: null, reminderMin: 15 },
    });
  });

  it('is one page after another the same list, whole days first of their day', async () => {
    await t.client.call('calendar.planSeries', weekly(partnerId));
    await t.client.call('calendar.planSeries', {
      ...weekly(partnerId),
      rule: 'FREQ=DAILY;COUNT=5',
      startTime: null,
    });
    await t.client.call('calendar.planSeries', {
      ...weekly(partnerId),
      rule: 'FREQ=DAILY',
      startTime: '00:00',
    });
    await t.client.call('tasks.create', { title: 'A', due: { at: at('2026-12-01') } });
    await t.client.call('tasks.create', { title: 'B', due: { on: '2026-12-01' } });
    const whole = await december();
    for (const limit of [1, 3, 7]) {
      const paged: Row[] = [];
      for (let cursor: string | undefined, page = 0; page === 0 || cursor !== undefined; page += 1) {
        const answer: Output<'calendar.listEvents'> = await t.client.call('calendar.listEvents', {
          ...{ from: '2026-11-30', to: '2026-12-31', limit },
          ...(cursor === undefined ? {} : { cursor }),
        });
        paged.push(...answer.rows);
        cursor = answer.next;
      }
      expect(paged).toEqual(whole);
    }
    expect(when(whole).slice(0, 3)).toEqual(['2026-11-30', '2026-11-30T00:00', '2026-11-30T10:00']);
  });

  it('that runs into a day goes on in it', async () => {
    await t.client.call('interactions.plan', {
      ...({ partnerId, kind: 'meeting', subject: 'Sərgi', durationMin: 3 * 24 * 60 } as const),
      planned: { at: at('2026-12-08') },
    });
    expect([await list('2026-12-10', '2026-12-10'), await list('2026-12-12', '2026-12-12')]).toMatchObject([
      [{ subject: 'Sərgi' }],
      [],
    ]);
  });
});

describe('moved by drag', () => {
  let seriesId: string;
  beforeEach(async () => {
    ({ seriesId } = await t.client.call('calendar.planSeries', weekly(partnerId)));
  });
  const move = (
    scope: 'this' | 'following' | 'all',
    planned: Input<'calendar.move'>['planned'],
    occurrenceOn = '2026-12-14',
  ) => t.client.call('calendar.move', { event: { seriesId, occurrenceOn }, planned, durationMin: 30, scope });

  it('this one alone, with its length and its reminder', async () => {
    await expectUndo(() => move('this', { at: at('2026-12-15', 12) }));
    const moved = (await december()).find((row) => row.occurrenceOn === '2026-12-14');
    expect(moved).toMatchObject({ at: at('2026-12-15', 12), durationMin: 30, isExpected: false });
    expect(
      t.core.gate.sql.get('SELECT remind_at AS at FROM interactions WHERE id = ?', [moved?.id ?? '']),
    ).toEqual({ at: at('2026-12-15', 12) - 15 * 60_000 });
    expect(await december()).toHaveLength(5);
  });

  it('one that is only expected becomes a row', async () => {
    await expectUndo(() => move('this', { at: at('2027-06-08', 12) }, '2027-06-07'));
    expect(when(await list('2027-06-01', '2027-06-15'))).toEqual(['2027-06-08T12:00', '2027-06-14T10:00 ?']);
  });

  it('this and following, to another day and hour', async () => {
    await expectUndo(() => move('following', { at: at('2026-12-15', 12) }));
    expect(when(await december())).toEqual([
      '2026-11-30T10:00',
      '2026-12-07T10:00',
      '2026-12-15T12:00',
      '2026-12-22T12:00',
      '2026-12-29T12:00',
    ]);
    expect(when(await list('2027-06-01', '2027-06-10'))).toEqual([
      '2027-06-01T12:00 ?',
      '2027-06-08T12:00 ?',
    ]);
  });

  it('all that are open: what was done and what was moved by hand stays', async () => {
    const [first, second] = await december();
    await t.client.call('interactions.complete', { id: first?.id ?? '' });
    await t.client.call('interactions.move', { id: second?.id ?? '', planned: { on: '2026-12-09' } });
    await expectUndo(() => move('all', { at: at('2026-12-16', 9) }));
    expect(when(await december())).toEqual([
      '2026-11-30T10:00',
      '2026-12-09',
      '2026-12-16T09:00',
      '2026-12-23T09:00',
      '2026-12-30T09:00',
    ]);
  });

  it('to whole days and back', async () => {
    await move('all', { on: '2026-12-14' });
    expect(when(await december())[2]).toBe('2026-12-14');
  });

  it('is refused where nobody knows what the rule should become, and nothing is left behind', async () => {
    const rule = 'FREQ=MONTHLY;BYDAY=-1FR';
    const made = await t.client.call('calendar.planSeries', { ...weekly(partnerId), rule });
    const before = dumpTables(t.core.gate);
    const event = { seriesId: made.seriesId, occurrenceOn: '2026-12-25' };
    const call = t.client.call('calendar.move', { event, planned: { at: at('2026-12-24') }, scope: 'all' });
    await expect(call).rejects.toMatchObject({ code: 'invalid_input', reason: 'rule_not_movable' });
    expect(dumpTables(t.core.gate)).toBe(before);
  });

  it('is refused for what is done or repeats no more', async () => {
    const { id } = await t.client.call('interactions.plan', {
      ...({ partnerId, kind: 'call', subject: 'Zəng', planned: { on: '2026-12-01' } } as const),
    });
    const event = { source: 'interaction', id } as const;
    const planned = { on: '2026-12-02' };
    await expect(t.client.call('calendar.move', { event, planned, scope: 'all' })).rejects.toMatchObject({
      reason: 'not_series',
    });
    await t.client.call('interactions.complete', { id });
    await expect(t.client.call('calendar.move', { event, planned })).rejects.toMatchObject({
      reason: 'not_planned',
    });
    const none = { seriesId, occurrenceOn: '2026-12-15' };
    await expect(t.client.call('calendar.move', { event: none, planned })).rejects.toMatchObject({
      reason: 'occurrence_gone',
    });
  });
});

describe('changed and ended', () => {
  it('from an occurrence on, with what is left of its COUNT', async () => {
    const rule = 'FREQ=WEEKLY;COUNT=5';
    const { seriesId } = await t.client.call('calendar.planSeries', { ...weekly(partnerId), rule });
    const changes = { subject: 'Yeni', startTime: '12:00' };
    const ask = { seriesId, occurrenceOn: '2026-12-14', scope: 'following', changes } as const;
    await expectUndo(() => t.client.call('calendar.changeSeries', ask));
    const rows = await list('2026-11-30', '2027-01-20');
    expect(rows.map((row) => row.subject)).toEqual([
      ...['Həftəlik görüş', 'Həftəlik görüş', 'Yeni', 'Yeni', 'Yeni'],
    ]);
    expect(when(rows).at(-1)).toBe('2026-12-28T12:00');
  });

  it('ends before an occurrence, or with all that are open', async () => {
    const { seriesId } = await t.client.call('calendar.planSeries', weekly(partnerId));
    const ask = { seriesId, occurrenceOn: '2026-12-14' };
    await expectUndo(() => t.client.call('calendar.endSeries', { ...ask, scope: 'following' }));
    expect(when(await list('2026-11-30', '2027-01-20'))).toEqual(['2026-11-30T10:00', '2026-12-07T10:00']);
    const rest = { seriesId, occurrenceOn: '2026-12-07', scope: 'all' } as const;
    await expectUndo(() => t.client.call('calendar.endSeries', rest));
    expect(await list('2026-11-30', '2027-01-20')).toEqual([]);
    await expect(t.client.call('calendar.endSeries', rest)).rejects.toMatchObject({ reason: 'series_gone' });
  });
});

describe('the keeper', () => {
  it('makes what comes into the quarter, and never again what somebody deleted', async () => {
    await t.client.call('calendar.planSeries', weekly(partnerId));
    const [first] = await december();
    await t.client.call('interactions.delete', { id: first?.id ?? '' });
    const service = serviceOf(t);
    const before = dumpTables(t.core.gate);
    service.keepSeries();
    expect(dumpTables(t.core.gate)).toBe(before);
    t.platform.advance(30 * dayMs);
    service.keepSeries();
    const last = t.core.gate.sql.get<{ on: string }>('SELECT max(occurrence_on) AS "on" FROM interactions');
    expect(last).toEqual({ on: '2027-03-22' });
    expect((await list('2026-11-30', '2026-12-06')).length).toBe(0);
  });

  it('takes back what it made of a series whose planning was undone', async () => {
    await t.client.call('calendar.planSeries', weekly(partnerId));
    t.platform.advance(30 * dayMs);
    const service = serviceOf(t);
    service.keepSeries();
    await t.client.call('operations.undo', {});
    service.keepSeries();
    expect(await list('2027-03-01', '2027-03-31')).toEqual([]);
  });

  it('makes up for a laptop that was closed for a month', async () => {
    const rule = 'FREQ=DAILY';
    await t.client.call('calendar.planSeries', { ...weekly(partnerId), rule });
    t.platform.advance(120 * dayMs);
    serviceOf(t).keepSeries();
    const day = addDays('2026-11-26', 100);
    expect(when(await list(day, day))).toEqual([`${day}T10:00`]);
  });
});

describe('bad input', () => {
  it.each([
    [{ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, 'rule_never'],
    [{ rule: 'FREQ=DAILY;COUNT=1000000' }, 'rule_too_many'],
    [{ rule: 'FREQ=MINUTELY' }, 'rule_too_often'],
    [{ rule: 'hər gün' }, 'rule_bad'],
    [{ startOn: '2026-02-30' }, 'bad_date'],
    [{ timeZone: 'Mars/Olympus' }, 'bad_time_zone'],
  ])('%j is refused with %s', async (wrong, reason) => {
    const before = dumpTables(t.core.gate);
    const call = t.client.call('calendar.planSeries', { ...weekly(partnerId), ...wrong });
    await expect(call).rejects.toMatchObject({ code: 'invalid_input', reason });
    expect(dumpTables(t.core.gate)).toBe(before);
  });

  it('of an hour that is not there, or twice, is told and held', async () => {
    const night = { ...weekly(partnerId), rule: 'FREQ=DAILY', startOn: '2027-03-26', startTime: '02:30' };
    t.platform.setNow(Date.UTC(2027, 2, 20));
    const { warnings } = await t.client.call('calendar.planSeries', { ...night, timeZone: 'Europe/Berlin' });
    expect(warnings).toEqual([{ code: 'hour_skipped', on: '2027-03-28' }]);
    expect((await list('2027-03-28', '2027-03-28'))[0]?.at).toBe(Date.UTC(2027, 2, 28, 1, 30));
    const preview = await t.client.call('calendar.previewRule', { ...night, timeZone: 'Europe/Berlin' });
    expect(preview.warnings[0]).toEqual({ code: 'hour_skipped', on: '2027-03-28' });
    expect(preview.dates).toHaveLength(10);
  });

  it('of a range that is too long or turned round is refused', async () => {
    await expect(list('2026-01-01', '2026-12-31')).rejects.toMatchObject({ reason: 'range_too_long' });
    await expect(list('2026-12-31', '2026-12-30')).rejects.toMatchObject({ reason: 'range_too_long' });
  });
});

describe('several owners', () => {
  it('stand side by side for the head; a rep sees himself', async () => {
    const who = { name: 'Orxan', language: 'az', timeZone: 'Asia/Baku' } as const;
    const { id: colleague } = await t.client.call('company.saveUser', { ...who, role: 'rep' });
    await t.client.call('calendar.planSeries', weekly(partnerId));
    await t.client.call('calendar.planSeries', {
      ...weekly(partnerId),
      ownerId: colleague,
      startTime: '11:00',
    });
    const owners = [userId, colleague];
    const both = await list('2026-11-30', '2026-11-30', { owners });
    expect(both.map((row) => row.ownerId)).toEqual(owners);
    expect(await list('2026-11-30', '2026-11-30')).toHaveLength(1);
    t.core.gate.write({ command: 'test', commandId: 'act', isUndoable: false }, (tx) => {
      tx.sql.run('UPDATE device SET user_id = ?', [colleague]);
      tx.touch('device');
    });
    await expect(list('2026-11-30', '2026-11-30', { owners })).rejects.toMatchObject({
      ...{ code: 'forbidden', reason: 'not_head' },
    });
    expect((await list('2026-11-30', '2026-11-30')).map((row) => row.ownerId)).toEqual([colleague]);
  });

  it('have hours of their own, or the company’s, and its holidays', async () => {
    await t.client.call('company.saveCalendar', { workDays: [1, 2, 3, 4, 5], holidays: ['2027-03-20'] });
    const hours = { workDays: [6, 1, 2], workFrom: '10:00', workTo: '19:00' };
    await expectUndo(() => t.client.call('calendar.saveWorkHours', { ownerId: userId, hours }));
    expect(await t.client.call('calendar.loadWorkHours', {})).toEqual({
      rows: [{ ownerId: userId, isOwn: true, ...hours, workDays: [1, 2, 6] }],
      holidays: ['2027-03-20'],
      workDates: [],
    });
    await t.client.call('calendar.saveWorkHours', { ownerId: userId, hours: null });
    const { rows } = await t.client.call('calendar.loadWorkHours', {});
    expect(rows).toMatchObject([{ isOwn: false, workFrom: '09:00' }]);
    const wrong = { ownerId: userId, hours: { ...hours, workTo: '09:00' } };
    await expect(t.client.call('calendar.saveWorkHours', wrong)).rejects.toMatchObject({ reason: 'fields' });
  });
});

it('the clock of these tests stands', () => expect(t.core.gate.read().now).toBe(nowMs));
