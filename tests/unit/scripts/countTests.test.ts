import { describe, expect, it } from 'vitest';

type Counts = {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
  flaky?: string[];
  failures?: { name: string; reason: string }[];
};
type Module = {
  countTests(report: unknown): Counts;
  sumCounts(all: Counts[]): Counts;
  closingLines(counts: Counts): string[];
};

const script = new URL('../../../scripts/test/countTests.mjs', import.meta.url);
const { countTests, sumCounts, closingLines }: Module = await import(script.href);

const vitest = {
  testResults: [
    {
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'a one' },
        {
          status: 'failed',
          fullName: 'a two',
          failureMessages: ['\u001b[31mError: 1 is not 2\u001b[39m\n at x'],
        },
        { status: 'skipped', fullName: 'a three', meta: { skipReason: 'no mount' } },
        { status: 'todo', fullName: 'a four', meta: {} },
      ],
    },
    { status: 'failed', name: 'b.test.ts', message: 'cannot be read', assertionResults: [] },
  ],
};

const playwright = {
  errors: [],
  suites: [
    {
      title: 'x.spec.ts',
      specs: [
        {
          title: 'top',
          tests: [
            { status: 'expected' },
            { status: 'unexpected', results: [{}, { error: { message: 'late' } }] },
          ],
        },
      ],
      suites: [
        {
          title: 'inner',
          specs: [
            { title: 'flaky', tests: [{ status: 'flaky' }] },
            {
              title: 'not here',
              tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no namespaces' }] }],
            },
          ],
        },
      ],
    },
  ],
};

describe('the counts of a run', () => {
  it('come from a report of Vitest; a file that cannot be read is a failure', () => {
    expect(countTests(vitest)).toEqual({
      passed: 1,
      failed: 2,
      failures: [
        { name: 'a two', reason: 'Error: 1 is not 2' },
        { name: 'b.test.ts', reason: 'cannot be read' },
      ],
      skipped: [
        { name: 'a three', reason: 'no mount' },
        { name: 'a four', reason: 'no reason given' },
      ],
    });
  });

  it('come from a report of Playwright', () => {
    expect(countTests(playwright)).toEqual({
      passed: 2,
      failed: 1,
      failures: [{ name: 'x.spec.ts › top', reason: 'late' }],
      skipped: [{ name: 'x.spec.ts › inner › not here', reason: 'no namespaces' }],
      flaky: ['x.spec.ts › inner › flaky'],
    });
    expect(countTests({ suites: [], errors: [{ message: 'no display' }] })).toMatchObject({
      failed: 1,
      failures: [{ name: 'the run', reason: 'no display' }],
    });
  });

  it('end in the skipped with their reasons, and one plain line', () => {
    expect(closingLines(sumCounts([countTests(vitest), countTests(playwright)]))).toEqual([
      'flaky, passed when run again: x.spec.ts › inner › flaky',
      'skipped: a three – no mount',
      'skipped: a four – no reason given',
      'skipped: x.spec.ts › inner › not here – no namespaces',
      'failed: a two – Error: 1 is not 2',
      'failed: b.test.ts – cannot be read',
      'failed: x.spec.ts › top – late',
      '3 passed, 3 failed, 3 skipped',
    ]);
    expect(closingLines(sumCounts([]))).toEqual(['0 passed, 0 failed, 0 skipped']);
  });
});
