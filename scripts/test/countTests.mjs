// Counts of a suite read from the JSON report of its runner, and the last lines of a run made of them. Pure.

/** @typedef {{ passed: number, failed: number, skipped: { name: string, reason: string }[], flaky?: string[] }} Counts */

const noReason = 'no reason given';

/** @returns {Counts} of Vitest's JSON report */
function countVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const isBrokenFile = ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    // A file that could not be read holds no failed test, and yet failed.
    failed:
      tests.filter(({ status }) => status === 'failed').length + testResults.filter(isBrokenFile).length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName, meta }) => ({ name: fullName, reason: meta?.skipReason || noReason })),
  };
}

const specsOf = (suite, names) => [
  ...(suite.specs ?? []).map((spec) => ({ name: [...names, spec.title].join(' › '), tests: spec.tests })),
  ...(suite.suites ?? []).flatMap((inner) => specsOf(inner, [...names, inner.title])),
];

/** @returns {Counts} of Playwright's JSON report */
function countPlaywright({ suites, errors = [] }) {
  const tests = suites
    .flatMap((suite) => specsOf(suite, [suite.title]))
    .flatMap(({ name, tests: runs }) => runs.map((run) => ({ ...run, name })));
  const reasonOf = ({ annotations = [] }) =>
    annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description || noReason;
  const failed = tests.filter(({ status }) => status === 'unexpected').length;
  return {
    flaky: tests.filter(({ status }) => status === 'flaky').map(({ name }) => name),
    passed: tests.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    failed: failed || errors.length,
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map((test) => ({ name: test.name, reason: reasonOf(test) })),
  };
}

/** @returns {Counts} */
export const countTests = (report) =>
  'testResults' in report ? countVitest(report) : countPlaywright(report);

/** @param {Counts[]} all @returns {Counts} */
export const sumCounts = (all) => ({
  passed: all.reduce((sum, { passed }) => sum + passed, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
  skipped: all.flatMap(({ skipped }) => skipped),
  flaky: all.flatMap(({ flaky = [] }) => flaky),
});

/** @param {Counts} counts @returns {string[]} the skipped with their reasons, then `N passed, N failed, N skipped` */
export const closingLines = ({ passed, failed, skipped, flaky = [] }) => [
  ...flaky.map((name) => `flaky, passed when run again: ${name}`),
  ...skipped.map(({ name, reason }) => `skipped: ${name} – ${reason}`),
  `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
];
