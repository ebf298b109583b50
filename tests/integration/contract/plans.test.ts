// The index of each list: no query of the contract reads a large table from end to end, and no page of a large list
// is sorted before it is cut.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCalls, type Call, type Input, type Query } from '#shared/contract/index.ts';
import { queryInputs } from '#tests/tools/contractInputs.ts';
import type { Seeded } from '#tests/tools/seedCompany.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';
import { planOf, statementsRun } from '#tests/tools/tablesRead.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

const queries = allCalls().flatMap(([name, def]) => (def.kind === 'query' ? [name as Query] : []));

/** Tables that stay small whatever the company: a scan or a sort costs less than an index. */
const small =
  `device local_settings settings users departments directory_entries organizations bank_accounts mail_accounts phone_lines letter_templates
  price_types warehouses warehouse_groups units item_groups properties sync_state sync_snapshots dial_sessions
  drafts long_work`.split(/\s+/);

/** Rows of one item, letter or partner, cut to those by an index before they are sorted. */
const ofOneOwner =
  'contact_points item_barcodes item_pictures item_property_values letter_attachments files'.split(' ');

/** What is left, each with its reason. `table: step`. */
const excused = [
  'items: SCAN', // one row is asked for: is there any
  'operations: SCAN', // newest first by the key, stops at the first step that can be undone
  'documents: SCAN', // newest first by the key, a page long
  'tasks: GROUP',
  'interactions: GROUP', // one person's events of the days asked for, from his covering index
  'jobs: SCAN', // done ones are forgotten after a week
  'jobs: TEMP B-TREE',
];

/** `table: step` of a plan that reads or sorts more than it answers. */
function costly(text: string, plan: readonly string[]): string[] {
  const first = /\bfrom "?(\w+)/i.exec(text)?.[1] ?? '';
  const isOfGivenIds =
    /json_each/.test(text) && plan.some((step) => /SCAN \w+ VIRTUAL TABLE INDEX 1:/.test(step));
  // Tables that the statement itself makes, of rows found by an index.
  const own = [...text.matchAll(/(?:\bWITH|,)\s+(\w+)\s*\([^)]*\)\s+AS\b/gi)].map(
    ([, name]) => `SCAN ${name}`,
  );
  const scans = plan.filter(
    (step) =>
      /^SCAN/.test(step) &&
      !/VIRTUAL TABLE INDEX (1:|\d+:M)/.test(step) &&
      ![...own, 'SCAN CONSTANT ROW'].includes(step),
  );
  const sorts = plan.filter((step) => /TEMP B-TREE/.test(step));
  return [
    ...(small.includes(first) ? [] : scans.map(() => `${first}: SCAN`)),
    ...([...small, ...ofOneOwner].includes(first) || isOfGivenIds
      ? []
      : sorts.map((step) => `${first}: ${/GROUP BY/.test(step) ? 'GROUP' : 'TEMP B-TREE'}`)),
  ];
}

const found = new Set<string>();

let folder: SeededFolder;
let t: TestCore;
beforeAll(async () => {
  folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  t = await folder.open();
  await t.core.call('company.loadState', {});
});
afterAll(async () => {
  await t.close();
  folder.remove();
});

describe('the plan of every statement of', () => {
  it.each(queries)('%s has its index', async (name) => {
    const inputs = (queryInputs[name] as (s: Seeded) => Input<Call>[])(folder.seeded);
    const ran = await statementsRun(async () => {
      for (const input of inputs) await t.core.call(name as Call, input);
    });
    const all = ran.flatMap((one) => costly(one.text, planOf(one)));
    for (const one of all) found.add(one);
    expect(all.filter((one) => !excused.includes(one))).toEqual([]);
  });

  it('every list, and excuses nothing that needs no excuse', () => {
    expect(excused.filter((one) => !found.has(one))).toEqual([]);
  });
});
