// The bench's verdicts and its lines: limit, floor, ratio to a tenth of the size.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { planOf } from '#tests/bench/company.ts';
import { failed, judge, printed } from '#tests/bench/judge.ts';
import { MissingPart } from '#tests/bench/measure.ts';

const timing = (p95: number) => ({ p50: p95 / 2, p95 });

describe('the companies of the bench', () => {
  it('have the sizes that issue 3 names, and a tenth of them', () => {
    const sizes = { partners: 200_000, interactions: 1_000_000, items: 50_000, documents: 300_000 };
    const each = { priceTypes: 3, warehouses: 2 };
    expect(planOf('big')).toMatchObject({ ...sizes, ...each });
    const tenth = Object.fromEntries(Object.entries(sizes).map(([table, count]) => [table, count / 10]));
    expect(planOf('tenth')).toMatchObject({ ...tenth, ...each });
  });
});

describe('a row of the bench', () => {
  it('prints p50 and p95, the limit, the floor beside, and the ratio to a tenth of the size', () => {
    const row = judge('desk.open', { timing: timing(6), floor: timing(1.5), tenth: timing(5) });
    expect(row).toMatchObject({
      p50: 3,
      p95: 6,
      limit: 15,
      floor: 1.5,
      ratio: 1.2,
      better: 'lower',
      ok: true,
    });
    expect(printed('desk.open', row)).toMatch(
      /^ {2}ok {2}desk\.open +p50 3 {2}p95 6 ms +limit 15 {2}floor 1\.5 {2}× tenth 1\.2$/,
    );
  });

  it('of one value prints that, with a tenth of one value and notes', () => {
    const row = judge('exchange.commercemlImport', { value: 9, tenth: 0.75, notes: ['aim 10 s'] });
    expect(printed('exchange.commercemlImport', row)).toMatch(
      /^ {2}ok {2}exchange\.commercemlImport +9 s +limit 15 {2}× tenth 12\n {8}aim 10 s$/,
    );
  });

  it('fails over its limit, over 5 × its floor + 2 ms, or unmeasured, and says which', () => {
    const lines = [
      judge('desk.search', { timing: timing(10.01) }),
      judge('desk.search', { timing: timing(7.01), floor: timing(1) }),
      failed('desk.search', new Error('the core is gone')),
    ].map((row) => [row.ok, printed('desk.search', row)]);
    expect(lines).toEqual([
      [false, expect.stringMatching(/^FAIL .*limit 10 {2}over the limit$/)],
      [false, expect.stringMatching(/^FAIL .*floor 1 {2}over 5 × its floor \+ 2 ms$/)],
      [false, expect.stringMatching(/^FAIL .*– ms.* the core is gone$/)],
    ]);
    expect(judge('desk.search', { timing: timing(7), floor: timing(1) }).ok).toBe(true);
  });

  it('in seconds has the same 2 ms; a rate fails under its limit or under a fifth of its floor', () => {
    const lines = [
      judge('sync.firstComplete', { value: 4.99, floor: 1 }),
      judge('sync.firstComplete', { value: 4.99, floor: 0.99 }),
      judge('sync.rowsPerSecond', { value: 20_000, floor: 100_000 }),
      judge('sync.rowsPerSecond', { value: 20_000, floor: 100_001 }),
      judge('sync.rowsPerSecond', { value: 19_999, floor: 20_000 }),
    ].map(({ reason, floor }) => ({ reason, floor }));
    expect(lines).toEqual([
      { reason: undefined, floor: 1 },
      { reason: 'over 5 × its floor + 2 ms', floor: 0.99 },
      { reason: undefined, floor: 100_000 },
      { reason: 'under a fifth of its floor', floor: 100_001 },
      { reason: 'under the limit', floor: 20_000 },
    ]);
  });

  it('that only compares has no limit and fails nobody', () => {
    const row = judge('sync.pouchFirst', { value: 0.01, notes: ['PouchDB 1 s, ours 100 s'] });
    expect([row.ok, row.limit]).toEqual([true, null]);
    expect(printed('sync.pouchFirst', row)).toMatch(
      /^ {2}ok {2}sync\.pouchFirst +0\.01 × +\n {8}PouchDB 1 s, ours 100 s$/,
    );
  });
});

describe('a part that this machine lacks', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['', true, 'skip'],
    ['true', false, 'FAIL'],
  ])('with CI=%s: ok %s, shown as %s', (ci, isOk, mark) => {
    vi.stubEnv('CI', ci);
    const row = failed('sync.pouchFirst', new MissingPart('npm could not install it'));
    expect(row.ok).toBe(isOk);
    expect(printed('sync.pouchFirst', row)).toMatch(new RegExp(`^${mark} .* npm could not install it$`));
    expect(failed('sync.pouchFirst', new Error('it ended')).ok).toBe(false);
  });
});
