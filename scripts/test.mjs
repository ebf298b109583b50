// `npm test`: sets up what it needs, then every check and suite in turn; stops at the first failure. With CI=true
// a missing real part is a failure; without, its suite is skipped, said and counted. The last line counts tests.
// `node scripts/test.mjs STEP…` runs some of the steps.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closingLines, countTests, sumCounts } from './test/countTests.mjs';
import { e2ePackages, electronPackages, installPackages, sipPackages } from './test/debianPackages.mjs';
import { namespaceReasonNot } from './test/inNamespace.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, '.cache/reports');
const isCi = process.env.CI === 'true';

/** `report`: the JSON report its runner writes into .cache/reports; `packages`: nothing of it runs without them. */
const steps = [
  { name: 'lint' },
  { name: 'typecheck' },
  { name: 'layers' },
  { name: 'test:unit', report: 'unit.json' },
  { name: 'build' },
  { name: 'test:integration', report: 'integration.json' },
  { name: 'test:simulator', report: 'simulator.json' },
  { name: 'test:sip', report: 'sip.json', packages: sipPackages, reasonNot: namespaceReasonNot },
  { name: 'test:install', report: 'install.json' },
  { name: 'test:e2e', report: 'e2e.json', packages: e2ePackages },
  {
    name: 'test:electron',
    report: 'electron.json',
    packages: electronPackages,
    reasonNot: electronReasonNot,
  },
  // Reads the reports of all of the above.
  { name: 'proofs' },
];

/** @returns {string | undefined} why the real Electron cannot be had */
function electronReasonNot() {
  const fetched = spawnSync(process.execPath, [join(root, 'scripts/electron/fetchTestElectron.mjs')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (fetched.status === 0) return undefined;
  const why = /^Error: (.*)$/m.exec(fetched.stderr)?.[1] ?? `exit ${fetched.status}`;
  return `the test Electron cannot be had (${why})`;
}

function reasonNotToRun({ packages = [], reasonNot }, missing) {
  const lacking = packages.filter((name) => missing.includes(name));
  return lacking.length > 0 ? `Debian packages are missing: ${lacking.join(' ')}` : reasonNot?.();
}

/** @returns counts of the step; a failed step without a report counts as one failure */
function runStep({ name, report }) {
  const file = report && join(reports, report);
  if (file) rmSync(file, { force: true });
  const startedAt = Date.now();
  const { status } = spawnSync('npm', ['run', '-s', name], { cwd: root, stdio: 'inherit' });
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(`— ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`);
  const counts =
    file && existsSync(file)
      ? countTests(JSON.parse(readFileSync(file, 'utf8')))
      : { passed: 0, failed: 0, skipped: [] };
  if (file && status === 0 && counts.passed === 0) throw new Error(`${name} ran no test: ${file}`);
  return { seconds, counts: status === 0 ? counts : { ...counts, failed: counts.failed || 1 } };
}

function chosenSteps() {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(' ')}`);
  return names.length > 0 ? steps.filter(({ name }) => names.includes(name)) : steps;
}

const missing = installPackages();
if (missing.length > 0) {
  process.stderr.write(
    `Tests need Debian packages that are not here: apt-get install ${missing.join(' ')}\n`,
  );
}
const done = [];
for (const step of chosenSteps()) {
  const reason = reasonNotToRun(step, missing);
  if (reason === undefined) done.push({ name: step.name, ...runStep(step) });
  else {
    process.stdout.write(`— ${step.name}: ${isCi ? 'FAILED' : 'skipped'}: ${reason}\n`);
    const counts = { passed: 0, failed: isCi ? 1 : 0, skipped: isCi ? [] : [{ name: step.name, reason }] };
    done.push({ name: step.name, seconds: 0, counts });
  }
  if (done.at(-1).counts.failed > 0) break;
}
const total = sumCounts(done.map(({ counts }) => counts));
const times = done.map(({ name, seconds }) => `${name} ${seconds}`).join(', ');
process.stdout.write(`\nseconds: ${times}\n${closingLines(total).join('\n')}\n`);
process.exit(total.failed > 0 ? 1 : 0);
