import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WriteContext } from '#main/store/context.ts';
import { wrongCountsSql } from '#main/store/eventCounts.ts';
import { interactions, partners, tasks } from '#main/store/schema/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { actAs, addInteraction, addPartner, addTask, addUser, seed } from './deskWorld.ts';

const nowMs = Date.UTC(2026, 10, 23, 8, 7);
const today = '2026-11-23';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs, timeZone: 'Asia/Baku' });
  seed(t, (tx) => {
    addUser(tx, { id: 'u1', role: 'head' });
    addUser(tx, { id: 'u2' });
    actAs(tx, 'u1');
  });
});
afterEach(async () => {
  await t.close();
});

type Event = {
  table: 'interactions' | 'tasks';
  ownerId: string;
  partnerId: string;
  at: number | null;
  on: string | null;
  state: 'open' | 'done' | 'cancelled';
  isPrivate: boolean;
  isDeleted: boolean;
};

/** Around the quarter hours, the day's bounds and the present moment. */
const instants = [-1, 0, 1, 899_999, 900_000].flatMap((shift) =>
  [nowMs, Date.UTC(2026, 10, 22, 20), Date.UTC(2026, 10, 23, 8), Date.UTC(2026, 10, 23, 20)].map(
    (at) => at + shift,
  ),
);
const plan = fc.oneof(
  fc.constantFrom(...instants).map((at) => ({ at, on: null })),
  fc.constantFrom('2026-11-01', '2026-11-22', today, '2026-11-24').map((on) => ({ at: null, on })),
  fc.constant({ at: null, on: null }),
);
const event: fc.Arbitrary<Event> = fc
  .record({
    table: fc.constantFrom('interactions' as const, 'tasks' as const),
    ownerId: fc.constantFrom('u1', 'u2'),
    partnerId: fc.constantFrom('p0', 'p1', 'p2'),
    state: fc.constantFrom('open' as const, 'done' as const, 'cancelled' as const),
    isPrivate: fc.boolean(),
    isDeleted: fc.boolean(),
    plan,
  })
  .map(({ plan: { at, on }, ...rest }) => ({ ...rest, at, on }));

type Write =
  | { do: 'write'; id: number; event: Event }
  | { do: 'remove'; id: number; table: Event['table'] }
  | { do: 'partner'; id: string; is: 'living' | 'deleted' | 'absent' };
type Step = Write | { do: 'revert'; by: 'undo' | 'redo' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), id: fc.nat(7), event }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('remove' as const),
      id: fc.nat(7),
      table: fc.constantFrom('interactions' as const, 'tasks' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('partner' as const),
      id: fc.constantFrom('p0', 'p1', 'p2'),
      is: fc.constantFrom('living' as const, 'deleted' as const, 'absent' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('revert' as const),
      by: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const),
    }),
  },
);

function writeEvent(tx: WriteContext, id: string, { table, ...given }: Event): void {
  const { ownerId, partnerId, isPrivate } = given;
  const deletedAt = given.isDeleted ? 5 : null;
  if (table === 'interactions') {
    const status = given.state === 'open' ? ('planned' as const) : given.state;
    const values = { ownerId, partnerId, status, plannedAt: given.at, plannedOn: given.on, deletedAt };
    if (tx.orm.select().from(interactions).where(eq(interactions.id, id)).get())
      tx.orm.update(interactions).set(values).where(eq(interactions.id, id)).run();
    else addInteraction(tx, id, values);
    return;
  }
  const values = {
    ownerId,
    partnerId,
    status: given.state,
    dueAt: given.at,
    dueOn: given.on,
    isPrivate,
    deletedAt,
  };
  if (tx.orm.select().from(tasks).where(eq(tasks.id, id)).get())
    tx.orm.update(tasks).set(values).where(eq(tasks.id, id)).run();
  else addTask(tx, id, values);
}

function placePartner(tx: WriteContext, id: string, is: 'living' | 'deleted' | 'absent'): void {
  const deletedAt = is === 'deleted' ? 5 : null;
  if (is === 'absent') tx.orm.delete(partners).where(eq(partners.id, id)).run();
  else if (tx.orm.select().from(partners).where(eq(partners.id, id)).get())
    tx.orm.update(partners).set({ deletedAt }).where(eq(partners.id, id)).run();
  else addPartner(tx, id, { deletedAt });
}

let writes = 0;
function write(taken: Write): void {
  writes += 1;
  const asStep = { command: 'test.step', commandId: `step-${writes}`, isUndoable: true };
  t.core.gate.write(asStep, (tx) => {
    if (taken.do === 'write') writeEvent(tx, `e${taken.id}`, taken.event);
    else if (taken.do === 'partner') placePartner(tx, taken.id, taken.is);
    else tx.sql.run(`DELETE FROM ${taken.table} WHERE id = ?`, [`e${taken.id}`]);
  });
}

/** @returns false when there is nothing to undo, or a later change stands on the row */
async function revert(call: 'undo' | 'redo'): Promise<boolean> {
  try {
    await t.core.call(`operations.${call}`, {});
    return true;
  } catch {
    return false;
  }
}

/** Events that a user may count, one by one. */
function countSlowly(scope: 'mine' | 'all'): { total: number; done: number; overdue: number; today: number } {
  const gone = new Set(
    t.core.gate.sql
      .all<{ id: string }>('SELECT id FROM partners WHERE deleted_at IS NOT NULL')
      .map((p) => p.id),
  );
  const rows = t.core.gate.sql
    .all<{
      owner: string;
      partner: string;
      status: string;
      at: number | null;
      on: string | null;
      hidden: number;
    }>(
      `SELECT owner_id AS owner, partner_id AS partner, status, planned_at AS at, planned_on AS "on", 0 AS hidden
         FROM interactions WHERE deleted_at IS NULL
       UNION ALL SELECT owner_id, partner_id, status, due_at, due_on, is_private FROM tasks WHERE deleted_at IS NULL`,
    )
    .filter(
      (row) =>
        (row.at !== null || row.on !== null) &&
        row.status !== 'cancelled' &&
        !gone.has(row.partner) &&
        (row.owner === 'u1' || (scope === 'all' && row.hidden === 0)),
    );
  const [from, to] = [Date.UTC(2026, 10, 22, 20), Date.UTC(2026, 10, 23, 20)];
  const ofDay = rows.filter((row) => (row.at === null ? row.on === today : row.at >= from && row.at < to));
  const isLate = (row: (typeof rows)[number]): boolean =>
    row.status !== 'done' && (row.at === null ? (row.on ?? today) < today : row.at < nowMs);
  return {
    total: ofDay.length,
    done: ofDay.filter((row) => row.status === 'done').length,
    overdue: rows.filter(isLate).length,
    today: ofDay.filter(isLate).length,
  };
}

describe('event counts', () => {
  it('equal a recount after any edits, deletions, partners gone and back, undo and redo', async () => {
    let reverted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        for (const taken of steps) {
          if (taken.do === 'revert') reverted += Number(await revert(taken.by));
          else write(taken);
        }
        expect(t.core.gate.sql.get(wrongCountsSql)).toEqual({ n: 0 });
        for (const scope of ['mine', 'all'] as const) {
          const { today: lateToday, ...counted } = countSlowly(scope);
          expect(await t.core.call('desk.countEvents', { from: today, to: today, scope })).toEqual(counted);
          const { days } = await t.core.call('desk.loadMonth', { month: '2026-11', scope });
          const { total, done } = counted;
          expect(days.find((day) => day.date === today)).toEqual(
            total === 0 ? undefined : { date: today, total, open: total - done, overdue: lateToday },
          );
        }
      }),
      { numRuns: 60, seed: 20_261_123 },
    );
    expect(reverted).toBeGreaterThan(50);
  });

  it('keep no row of a place without events', () => {
    write({ do: 'partner', id: 'p1', is: 'living' });
    seed(t, (tx) => {
      addInteraction(tx, 'i1', { plannedAt: nowMs });
      addTask(tx, 't1', { dueOn: today, partnerId: 'p1' });
    });
    const places = () =>
      t.core.gate.sql.get(
        'SELECT (SELECT count(*) FROM event_quarters) AS quarters, (SELECT count(*) FROM event_days) AS days',
      );
    expect(places()).toEqual({ quarters: 1, days: 1 });
    write({ do: 'partner', id: 'p1', is: 'deleted' });
    expect(places()).toEqual({ quarters: 0, days: 0 });
  });

  it('are checked by doctor', async () => {
    const check = async () =>
      (await t.core.call('maintenance.check', {})).findings.find(({ check: name }) => name === 'eventCounts');
    seed(t, (tx) => addInteraction(tx, 'i1', { plannedOn: today }));
    expect(await check()).toMatchObject({ isOk: true });
    seed(t, (tx) => tx.sql.run('UPDATE event_days SET open = 7'));
    expect(await check()).toMatchObject({ isOk: false, count: 1 });
  });
});
