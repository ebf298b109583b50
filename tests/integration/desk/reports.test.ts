// The events report in a real core: figures equal the rows behind them and the desk's counters; printed pages read back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { cannotRead, textOfPages } from '../pdf/popplerTools.ts';
import { actAs, addInteraction, addPartner, addTask, addUser, seed } from './deskWorld.ts';

const nowMs = Date.UTC(2026, 10, 26, 8);
let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seed(t, (tx) => {
    addUser(tx, { id: 'u1' });
    addUser(tx, { id: 'head', role: 'head' });
    actAs(tx, 'u1');
    addPartner(tx, 'p1', { name: 'Əliyev MMC' });
    addPartner(tx, 'gone', { deletedAt: 5 });
    const at = (hour: number) => Date.UTC(2026, 10, 26, hour);
    addInteraction(tx, 'i1', { plannedAt: at(7) });
    addInteraction(tx, 'i2', { plannedAt: at(9), kind: 'meeting' });
    addInteraction(tx, 'i3', { plannedOn: '2026-11-26', status: 'done', result: 'Razılaşdıq\nsabah' });
    addInteraction(tx, 'i4', { plannedOn: '2026-11-20' });
    addInteraction(tx, 'i5', { plannedAt: at(6), partnerId: 'gone' });
    addInteraction(tx, 'i6', { plannedAt: at(6), status: 'cancelled' });
    addInteraction(tx, 'i7', { plannedOn: '2026-11-26', ownerId: 'head' });
    addTask(tx, 't1', { dueOn: '2026-11-26' });
    addTask(tx, 't2', { dueOn: '2026-11-26', ownerId: 'head', isPrivate: true });
  });
});
afterEach(async () => {
  await t.close();
});

type Filter = Omit<Input<'reports.countEvents'>, 'groupBy'>;
const day: Filter = { from: '2026-11-26', to: '2026-11-26' };
const groupings = ['day', 'kind', 'result', 'owner'] as const;

describe('the events report', () => {
  it.each<[string, Filter, string[]]>([
    ['today', day, ['i3', 't1', 'i1', 'i2']],
    ['late', { ...day, isLate: true }, ['i4', 'i1']],
    ['the week', { from: '2026-11-20', to: '2026-11-26' }, ['i4', 'i3', 't1', 'i1', 'i2']],
    ['calls', { ...day, kind: 'call' }, ['i3', 'i1']],
    ['done', { ...day, state: 'done' }, ['i3']],
    ['a rep who asks for all gets his own', { ...day, scope: 'all' }, ['i3', 't1', 'i1', 'i2']],
  ])('%s: rows in order of time, and every figure opens as many', async (_what, filter, ids) => {
    const { rows } = await t.client.call('reports.listEvents', filter);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    for (const groupBy of groupings) {
      const counted = await t.client.call('reports.countEvents', { ...filter, groupBy });
      expect(counted.count).toBe(ids.length);
      const opened = await Promise.all(
        counted.groups.map(({ key }) =>
          t.client.call('reports.listEvents', { ...filter, groupBy, group: key }),
        ),
      );
      expect(opened.map((page) => page.rows.length)).toEqual(counted.groups.map(({ count }) => count));
    }
  });

  it('agrees with the counters of the desk, for the rep and for the head', async () => {
    for (const [user, scope] of [
      ['u1', 'mine'],
      ['head', 'mine'],
      ['head', 'all'],
    ] as const) {
      seed(t, (tx) => actAs(tx, user));
      const { total, done, overdue } = await t.client.call('desk.countEvents', { ...day, scope });
      const counted = await t.client.call('reports.countEvents', { ...day, scope, groupBy: 'owner' });
      const late = await t.client.call('reports.countEvents', {
        ...day,
        scope,
        isLate: true,
        groupBy: 'owner',
      });
      expect([counted.count, counted.done, late.count]).toEqual([total, done, overdue]);
    }
  });

  it('shows a row whole, groups by owner with names, by result with its first words', async () => {
    const { rows } = await t.client.call('reports.listEvents', { ...day, limit: 1 });
    expect(rows).toEqual([
      {
        id: 'i3',
        source: 'interaction',
        kind: 'call',
        subject: 'Subject of i3',
        result: 'Razılaşdıq\nsabah',
        partnerId: 'p1',
        partnerName: 'Əliyev MMC',
        ownerId: 'u1',
        ownerName: 'Name of u1',
        at: null,
        on: '2026-11-26',
        state: 'done',
      },
    ]);
    const byOwner = await t.client.call('reports.countEvents', { ...day, groupBy: 'owner' });
    expect(byOwner.groups).toEqual([{ key: 'u1', name: 'Name of u1', count: 4, open: 3, late: 1, done: 1 }]);
    const byResult = await t.client.call('reports.countEvents', { ...day, groupBy: 'result' });
    expect(byResult.groups.map(({ key }) => key)).toEqual(['late', 'open', 'done:Razılaşdıq']);
  });

  it('pages by the place of the last row', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await t.client.call('reports.listEvents', { ...day, limit: 1, cursor });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== undefined && seen.length < 10);
    expect(seen).toEqual(['i3', 't1', 'i1', 'i2']);
  });

  it.each([
    { from: '2026-11-26', to: '2026-11-25' },
    { from: '2020-01-01', to: '2026-11-25' },
  ])('refuses days that are none: %o', async (range) => {
    await expect(t.client.call('reports.listEvents', range)).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'bad_range',
    });
  });
});

describe.skipIf(cannotRead)('on paper', () => {
  const pagesOf = (hash: string) => textOfPages(t.core.blobs.load(hash));

  it.each([
    ['az', ['26.11.2026', 'Hadisələr: 4', 'Zəng', 'Görüş', 'Əliyev MMC', 'Gecikib: 1', 'Səhifə 1 / 1']],
    ['ru', ['26.11.2026', 'Событий: 4', 'Звонок', 'Встреча', 'Просрочено: 1', 'Страница 1 из 1']],
    ['en', ['26/11/2026', 'Events: 4', 'Meeting – 1', 'Overdue: 1', 'Page 1 of 1']],
  ] as const)('the report in %s has title, figures, groups and rows', async (language, parts) => {
    const { hash } = await t.client.call('reports.printEvents', {
      ...day,
      groupBy: 'kind',
      title: 'Hesabat',
      language,
    });
    const text = pagesOf(hash).join('\n');
    for (const part of ['Hesabat', 'Subject of i1', 'Title of t1', ...parts]) expect(text).toContain(part);
  });

  it('a long one goes over pages with its head again on each, and no row is lost', async () => {
    seed(t, (tx) => {
      for (let i = 0; i < 120; i += 1)
        addTask(tx, `long-${String(i).padStart(3, '0')}`, { dueOn: '2026-11-27' });
    });
    const { hash } = await t.client.call('reports.printEvents', {
      ...{ from: '2026-11-27', to: '2026-11-27' },
      ...{ groupBy: 'kind', title: 'T', language: 'en' },
    });
    const pages = pagesOf(hash);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain('Subject');
    expect(pages.join('\n').match(/Title of long-/g)).toHaveLength(120);
  });

  it('a client’s card has contacts, figures and the latest interactions', async () => {
    const { hash } = await t.client.call('reports.printClient', { partnerId: 'p1', language: 'ru' });
    const text = pagesOf(hash).join('\n');
    for (const part of ['Əliyev MMC', 'Последние взаимодействия', 'Subject of i3', 'Name of u1']) {
      expect(text).toContain(part);
    }
    await expect(
      t.client.call('reports.printClient', { partnerId: 'gone', language: 'en' }),
    ).rejects.toMatchObject({
      reason: 'partner_gone',
    });
  });
});
