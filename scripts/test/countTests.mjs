// Counts of a suite read from the JSON report of its runner, and the last lines of a run made of them. Pure.
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ name: string, reason: string }} Named */
/** @typedef {{ passed: number, failed: number, skipped: Named[], flaky?: string[], failures?: Named[] }} Counts */

const noReason = 'no reason given';
/** Of a message, what a line of a log can hold: colours and what follows the first line are in the output above. */
const firstLine = (message = '') =>
  stripVTControlCharacters(message).trim().split('\n')[0].slice(0, 300) || noReason;

/** @returns {Counts} of Vitest's JSON report */
function countVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  // A file that could not be read holds no failed test, and yet failed.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failures = [
    ...tests
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => ({
        name: fullName,
        reason: firstLine(failureMessages[0]),
      })),
    ...brokenFiles.map(({ name, message }) => ({ name, reason: firstLine(message) })),
  ];
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failures.length,
    failures,
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
  const failures = tests
    .filter(({ status }) => status === 'unexpected')
    .map(({ name, results = [] }) => ({
      name,
      reason: firstLine(results.find(({ error }) => error)?.error.message),
    }));
  const broken = errors.map(({ message }) => ({ name: 'the run', reason: firstLine(message) }));
  return {
    flaky: tests.filter(({ status }) => status === 'flaky').map(({ name }) => name),
    passed: tests.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    failed: failures.length || broken.length,
    failures: failures.length > 0 ? failures : broken,
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
  failures: all.flatMap(({ failures = [] }) => failures),
});

/**
 * The end of a log is what is read of it first, and sometimes all that is kept.
 * @param {Counts} counts
 * @returns {string[]} flaky, skipped and failed tests with their reasons, then `N passed, N failed, N skipped`
 */
export const closingLines = ({ passed, failed, skipped, flaky = [], failures = [] }) => [
  ...flaky.map((name) => `flaky, passed when run again: ${name}`),
  ...skipped.map(({ name, reason }) => `skipped: ${name} – ${reason}`),
  ...failures.map(({ name, reason }) => `failed: ${name} – ${reason}`),
  `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
];
