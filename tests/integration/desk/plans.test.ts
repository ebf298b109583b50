import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '#main/core/dispatch.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { deskHandlers } from '#main/desk/desk.handlers.ts';
import { interactionsHandlers } from '#main/interactions/interactions.handlers.ts';
import { tasksHandlers } from '#main/interactions/tasks.handlers.ts';
import type { Gate } from '#main/store/gate.ts';
import type { ReadSql, SqlParams } from '#main/store/sql.ts';
import { findCall } from '#shared/contract/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { actAs, addDocument, addInteraction, addPartner, addUser, seed } from './deskWorld.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  seed(t, (tx) => {
    addUser(tx, { id: 'u1', role: 'head' });
    actAs(tx, 'u1');
    addPartner(tx, 'p1');
    addInteraction(tx, 'i1', { plannedOn: '2026-11-23' });
    addDocument(tx, 'd1', { kind: 'invoice', totalMinor: 1 });
  });
});
afterEach(async () => {
  await t.close();
});

type Seen = { text: string; params: SqlParams | undefined };

/** The real handlers over the real store, with every statement they run noted. */
async function plansOf(name: string, input: unknown): Promise<string[]> {
  const seen: Seen[] = [];
  const { sql } = t.core.gate;
  const note = (text: string, params: SqlParams | undefined): string => {
    seen.push({ text, params });
    return text;
  };
  const noted: ReadSql = {
    all: (text, params) => sql.all(note(text, params), params),
    get: (text, params) => sql.get(note(text, params), params),
    iterate: (text, params) => sql.iterate(note(text, params), params),
  };
  const gate: Gate = { ...t.core.gate, read: () => ({ ...t.core.gate.read(), sql: noted }) };
  const handlers = {
    desk: deskHandlers,
    interactions: interactionsHandlers,
    tasks: tasksHandlers,
  } as Handlers;
  const dispatch = createDispatch({ handlers, gate, checksOutput: true });
  await dispatch({ name, input, commandId: 'none', signal: new AbortController().signal });
  return seen.flatMap(({ text, params }) =>
    sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, params).map((step) => step.detail),
  );
}

const day = { from: '2026-11-23', to: '2026-11-23', scope: 'all' };
const partnerId = 'p1';
const calls: [string, unknown][] = [
  ['desk.countEvents', day],
  ['desk.loadMonth', { month: '2026-11', scope: 'all' }],
  ['desk.listDayPartners', day],
  ['desk.listDayPartners', { ...day, sort: 'name' }],
  ['desk.listDayPartners', { ...day, filter: 'overdue' }],
  ['desk.listDayPartners', { ...day, text: '050 20' }],
  ['desk.loadClientSummary', { partnerId }],
  ['desk.loadFinance', { partnerId }],
  ['desk.listFinance', { partnerId }],
  ['desk.listFinance', { partnerId, state: 'paid' }],
  ['desk.search', { text: 'araz' }],
  ['interactions.list', { partnerId }],
  ['interactions.list', { partnerId, kinds: ['call'], status: 'done' }],
  ['interactions.load', { id: 'i1' }],
  ['tasks.list', { partnerId }],
];

/** Tables of few rows by nature, the list of the call's own ids (json_each), and a MATCH of a search index. */
const isCheap = (step: string): boolean =>
  /^SCAN (users|price_types|organizations|device)\b/.test(step) ||
  /VIRTUAL TABLE INDEX (1:|\d+:M)/.test(step);

describe('query plans', () => {
  it.each(calls)('%s %j reads no table from end to end', async (name, input) => {
    const steps = await plansOf(name, input);
    expect(steps.length).toBeGreaterThan(0);
    const scans = steps.filter((step) => step.startsWith('SCAN') && !isCheap(step));
    expect(scans).toEqual([]);
    expect(findCall(name)?.kind).toBe('query');
  });

  const indexesOf = async (name: string, input: unknown): Promise<string[]> => {
    const used = (await plansOf(name, input)).flatMap(
      (step) => /USING COVERING INDEX (\w+) \(owner_id=\?/.exec(step)?.[1] ?? [],
    );
    return [...new Set(used)].sort();
  };
  const open = ['interactions_open_at', 'interactions_open_on', 'tasks_open_at', 'tasks_open_on'];
  const planned = ['interactions_planned_at', 'interactions_planned_on', 'tasks_due_at', 'tasks_due_on'];

  it('counts the events of one from an index per leg, without their rows', async () => {
    const mine = { ...day, scope: 'mine' };
    expect(await indexesOf('desk.countEvents', mine)).toEqual([...open, ...planned].sort());
    expect(await indexesOf('desk.loadMonth', { month: '2026-11', scope: 'mine' })).toEqual(
      ['interactions_open_at', 'tasks_open_at', ...planned].sort(),
    );
  });

  it('lists events from an index per leg and owner, without their rows', async () => {
    expect(await indexesOf('desk.listDayPartners', day)).toEqual(planned);
    expect(await indexesOf('desk.listDayPartners', { ...day, filter: 'overdue' })).toEqual(open);
  });

  it("counts everybody's events without reading them, but for the quarter hour that runs", async () => {
    const steps = await plansOf('desk.countEvents', day);
    expect(steps.filter((step) => /^SEARCH e .*(planned_at|planned_on)[ (]/.test(step))).toEqual([]);
    expect(steps.filter((step) => /event_/.test(step))).toEqual([
      'SEARCH event_quarters USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
      expect.stringMatching(/^SEARCH event_days USING INDEX \w+ \(day>\? AND day<\?\)$/),
      'SEARCH event_quarters USING COVERING INDEX event_quarters_open (quarter<?)',
      'SEARCH event_days USING COVERING INDEX event_days_open (day<?)',
    ]);
  });
});
