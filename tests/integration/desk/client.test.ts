import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { actAs, addDocument, addInteraction, addPartner, addTask, addUser, seed } from './deskWorld.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
const today = '2026-11-23';
const hour = 3_600_000;

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seed(t, (tx) => {
    addUser(tx, { id: 'u1' });
    actAs(tx, 'u1');
    addPartner(tx, 'p1', { name: 'Araz' });
  });
});
afterEach(async () => {
  await t.close();
});

const summary = (partnerId = 'p1') => t.client.call('desk.loadClientSummary', { partnerId });
const finance = (rest: Partial<Input<'desk.listFinance'>> = {}) =>
  t.client.call('desk.listFinance', { partnerId: 'p1', ...rest });

describe('the client summary', () => {
  it('is empty for a new partner and refuses one that is gone', async () => {
    expect(await summary()).toEqual({
      partnerId: 'p1',
      workingSince: null,
      lastContactAt: null,
      saleCount: 0,
      averageCheck: [],
      totalSales: [],
      debt: [],
      overdue: [],
      nextEventAt: null,
      nextEventOn: null,
      nextEventSubject: '',
    });
    await expect(summary('nobody')).rejects.toMatchObject({ code: 'not_found', reason: 'partner_gone' });
  });

  it('tells first, last and next dealing', async () => {
    seed(t, (tx) => {
      addInteraction(tx, 'cancelled', { status: 'cancelled', plannedAt: Date.UTC(2020, 0, 1) });
      // 31 December 21:00 UTC is the first of January in Baku.
      addInteraction(tx, 'first', { status: 'done', happenedAt: Date.UTC(2025, 11, 31, 21) });
      addInteraction(tx, 'last', { status: 'done', happenedAt: nowMs - hour });
      addInteraction(tx, 'note', { kind: 'note', status: 'done', happenedAt: nowMs - 1 });
      addInteraction(tx, 'late', { plannedAt: nowMs - 2 * hour });
      addInteraction(tx, 'later', { plannedOn: '2026-11-24' });
      addTask(tx, 'next', { partnerId: 'p1', dueAt: nowMs + 2 * hour });
      addTask(tx, 'private', { partnerId: 'p1', dueAt: nowMs + hour, isPrivate: true, ownerId: 'u2' });
      addDocument(tx, 'd1', { kind: 'invoice', totalMinor: 5, date: '2026-02-01' });
      addDocument(tx, 'd2', { kind: 'invoice', totalMinor: 5, date: '2019-02-01', state: 'cancelled' });
    });
    const next = { nextEventAt: nowMs + 2 * hour, nextEventOn: null, nextEventSubject: 'Title of next' };
    expect(await summary()).toMatchObject({
      workingSince: '2026-01-01',
      lastContactAt: nowMs - hour,
      ...next,
    });
    seed(t, (tx) => addInteraction(tx, 'today', { plannedOn: today }));
    expect(await summary()).toMatchObject({
      nextEventAt: null,
      nextEventOn: today,
      nextEventSubject: 'Subject of today',
    });
    seed(t, (tx) => addDocument(tx, 'd3', { kind: 'order', totalMinor: 5, date: '2025-12-31' }));
    expect(await summary()).toMatchObject({ workingSince: '2025-12-31' });
  });
});

type Money = { currency: string; minor: number }[];
const money = (sums: Record<string, number>): Money =>
  ['AZN', 'USD']
    .filter((currency) => sums[currency])
    .map((currency) => ({ currency, minor: sums[currency] ?? 0 }));

/** Documents of p1 in two currencies: invoices with their shipments and payments, returns, drafts and cancelled ones. */
function seedDocuments(): void {
  const random = seededRandom(11);
  seed(t, (tx) => {
    for (let n = 0; n < 120; n++) {
      const currency = random.pick(['AZN', 'USD'] as const);
      const totalMinor = random.int(100, 99_999);
      const state = random.pick(['issued', 'issued', 'issued', 'draft', 'cancelled'] as const);
      const date = addDays(today, -random.int(0, 200));
      const dueOn = random.chance(0.8) ? addDays(date, 14) : null;
      addDocument(tx, `i${n}`, {
        kind: 'invoice',
        totalMinor,
        currency,
        state,
        date,
        dueOn,
        pdfHash: n % 2 ? 'a'.repeat(64) : null,
      });
      if (state !== 'issued') continue;
      if (random.chance(0.7))
        addDocument(tx, `s${n}`, { kind: 'shipment', totalMinor, currency, date, basisId: `i${n}`, dueOn });
      const paid = random.pick([0, 0.25, 1]);
      if (paid > 0)
        addDocument(tx, `m${n}`, {
          kind: 'receipt',
          totalMinor: Math.ceil(totalMinor * paid),
          currency,
          date,
          basisId: `i${n}`,
        });
      if (random.chance(0.1))
        addDocument(tx, `c${n}`, {
          kind: 'receipt',
          totalMinor,
          currency,
          date,
          basisId: `i${n}`,
          state: 'cancelled',
        });
    }
    addDocument(tx, 'o1', { kind: 'order', totalMinor: 7 });
    addPartner(tx, 'p2');
    addDocument(tx, 'foreign', { kind: 'shipment', totalMinor: 7, partnerId: 'p2' });
  });
}

type Plain = {
  id: string;
  kind: string;
  state: string;
  currency: string;
  total: number;
  date: string;
  due: string | null;
  basis: string | null;
};

/** The same figures by plain loops over plain rows. */
function recompute() {
  const rows = t.core.gate.sql.all<Plain>(
    'SELECT id, kind, state, currency, total_minor AS total, date, due_on AS due, basis_id AS basis FROM documents',
  );
  const own = rows.filter((row) => row.id !== 'foreign' && row.state === 'issued');
  const sales: Record<string, number> = {};
  const shipments: Record<string, number> = {};
  const debt: Record<string, number> = {};
  const overdue: Record<string, number> = {};
  const ageing: Record<string, number> = {};
  for (const row of own) {
    if (row.kind === 'shipment') {
      sales[row.currency] = (sales[row.currency] ?? 0) + row.total;
      shipments[row.currency] = (shipments[row.currency] ?? 0) + 1;
      debt[row.currency] = (debt[row.currency] ?? 0) + row.total;
    }
    if (row.kind === 'receipt') debt[row.currency] = (debt[row.currency] ?? 0) - row.total;
    if (row.kind !== 'invoice') continue;
    const paid = own
      .filter((r) => r.kind === 'receipt' && r.basis === row.id)
      .reduce((sum, r) => sum + r.total, 0);
    const late = row.due === null ? 0 : daysBetween(row.due, today);
    const bucket =
      late <= 0 ? 'notDue' : late <= 30 ? 'd1_30' : late <= 60 ? 'd31_60' : late <= 90 ? 'd61_90' : 'd91';
    if (paid < row.total)
      ageing[`${row.currency} ${bucket}`] = (ageing[`${row.currency} ${bucket}`] ?? 0) + row.total - paid;
    if (paid < row.total && late > 0) overdue[row.currency] = (overdue[row.currency] ?? 0) + row.total - paid;
  }
  const average = Object.fromEntries(
    Object.keys(shipments).map((c) => [c, Math.round((sales[c] ?? 0) / (shipments[c] ?? 1))]),
  );
  return { rows, sales, shipments, debt, overdue, ageing, average };
}

describe('figures against a plain recomputation', () => {
  it('sums sales, debt, what is overdue and its age, per currency', async () => {
    seedDocuments();
    const plain = recompute();
    expect(await summary()).toMatchObject({
      saleCount: Object.values(plain.shipments).reduce((sum, n) => sum + n, 0),
      totalSales: money(plain.sales),
      averageCheck: money(plain.average),
      debt: money(plain.debt),
      overdue: money(plain.overdue),
    });
    const { debt, overdue, ageing } = await t.client.call('desk.loadFinance', { partnerId: 'p1' });
    expect({ debt, overdue }).toEqual({ debt: money(plain.debt), overdue: money(plain.overdue) });
    expect(Object.fromEntries(ageing.map((row) => [`${row.currency} ${row.bucket}`, row.minor]))).toEqual(
      plain.ageing,
    );
  });

  it('lists documents newest first in pages, each invoice in its state', async () => {
    seedDocuments();
    const { rows } = recompute();
    const rids = new Map(
      t.core.gate.sql
        .all<{ id: string; rid: number }>('SELECT id, rid FROM documents')
        .map((r) => [r.id, r.rid]),
    );
    const stateOf = (row: Plain, paid: number): string => {
      if (row.kind !== 'invoice' || row.state !== 'issued') return row.state;
      if (paid >= row.total) return 'paid';
      if (row.due !== null && row.due < today) return 'overdue';
      return paid > 0 ? 'partPaid' : 'issued';
    };
    const expected = rows
      .filter((row) => row.id !== 'foreign')
      .toSorted((a, b) =>
        a.date === b.date ? (rids.get(b.id) ?? 0) - (rids.get(a.id) ?? 0) : a.date < b.date ? 1 : -1,
      )
      .map((row) => {
        const receipts = rows.filter(
          (r) => r.kind === 'receipt' && r.state === 'issued' && r.basis === row.id,
        );
        const paid = row.kind === 'invoice' ? receipts.reduce((sum, r) => sum + r.total, 0) : 0;
        return [row.id, stateOf(row, paid), paid];
      });
    const walk = async (rest: Partial<Input<'desk.listFinance'>>) => {
      const found: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await finance({ ...rest, limit: 17, cursor });
        found.push(...page.rows.map((row) => [row.id, row.state, row.paidMinor]));
        cursor = page.next;
      } while (cursor !== undefined);
      return found;
    };
    expect(await walk({})).toEqual(expected);
    for (const state of ['issued', 'partPaid', 'paid', 'overdue', 'cancelled'] as const) {
      expect(await walk({ state })).toEqual(expected.filter((row) => row[1] === state));
    }
    expect(await walk({ kind: 'shipment' })).toEqual(
      expected.filter((row) => String(row[0]).startsWith('s')),
    );
    expect((await finance({ kind: 'shipment', limit: 1 })).rows[0]).toMatchObject({
      basisNumber: expect.stringMatching(/^Y-i/),
      hasPdf: false,
    });
  });
});
