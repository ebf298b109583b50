// The last step of `npm test`: holds docs/checks/*.md against what really ran. Fails on a line without a proof, on a
// test name that did not run or did not pass, on a bench row without a budget, on a script that is not there – and on
// a test file on disk that nobody ran. Reads .cache/reports/{unit,integration,simulator,sip,install,e2e,electron}.json.
// A suite that was not run at all is a failure with CI=true, else a warning: so are skipped tests.
// `--static` runs nothing and reads no report: a named test needs only to stand in its file, by its title.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Which report holds the tests of a file. */
const suites = [
  ['install', /^tests\/integration\/install\//],
  ['integration', /^tests\/integration\//],
  ['unit', /^tests\/unit\//],
  ['sip', /^tests\/sip\//],
  ['simulator', /^tests\/simulator\//],
  ['electron', /^tests\/electron\//],
  ['e2e', /^tests\/e2e\//],
];
const suiteOf = (file) => suites.find(([, pattern]) => pattern.test(file))?.[0];
const posix = (path) => path.split(sep).join('/');

/** @typedef {{ file: string, name: string, state: 'passed' | 'failed' | 'skipped' }} Ran */

/** Vitest's JSON. @returns {Ran[]} */
function fromVitest(report, root) {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      file: posix(relative(root, name)),
      name: [...ancestorTitles, title].join(' › '),
      state: status === 'passed' || status === 'failed' ? status : 'skipped',
    })),
  );
}

const playwrightStates = { expected: 'passed', flaky: 'passed', unexpected: 'failed', skipped: 'skipped' };

/** Playwright's JSON: suites within suites, the outermost one a file. @returns {Ran[]} */
function fromPlaywright(report, root) {
  const walk = (suite, titles) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({
        file: posix(relative(root, join(report.config.rootDir, spec.file))),
        name: [...titles, spec.title].join(' › '),
        state: playwrightStates[test.status] ?? 'failed',
      })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => walk(inner, [...titles, inner.title])),
  ];
  return report.suites.flatMap((file) => walk(file, []));
}

function readReports(root, dir) {
  const ran = [];
  const present = new Set();
  for (const [suite] of suites) {
    const path = join(dir, `${suite}.json`);
    if (!existsSync(path)) continue;
    present.add(suite);
    const report = JSON.parse(readFileSync(path, 'utf8'));
    ran.push(...('testResults' in report ? fromVitest(report, root) : fromPlaywright(report, root)));
  }
  return { ran, present };
}

/** Rows of the tables of a document: [line number, quoted line, proofs in backticks]. */
export function readRows(text) {
  return text.split('\n').flatMap((line, at) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
    if (cells.length < 4 || /^:?-+:?$/.test(cells[1]) || cells[1] === 'line') return [];
    const proofs = [...cells[2].matchAll(/`` ?(.+?) ?``|`([^`]+)`/g)].map((match) => match[1] ?? match[2]);
    return [{ at: at + 1, line: cells[1], proofs }];
  });
}

const escaped = (text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
/** `*` stands for anything: one name for a test of many cases. */
const globOf = (name) => new RegExp(`^(.* › )?${name.split('*').map(escaped).join('.*')}$`, 's');

/** The first argument of a call, or the first of a tuple: titles stand there. */
const quoted = /[([]\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`)/g;
/** Where Vitest and Playwright put a value into a title: `${x}`, `%s`, `$name`. */
const filledIn = /\$\{[^}]*\}|%[a-z]|\$[a-z.]+/gi;

/** What may be a title in the file, or in a suite that it imports from tests/. @returns {string[]} */
function titlesOf(root, file) {
  const text = readFileSync(join(root, file), 'utf8');
  const imported = [...text.matchAll(/from '#(tests\/[^']+Suite\.ts)'/g)];
  const own = [...text.matchAll(quoted)].map(([, single, double, back]) => single ?? double ?? back);
  return [
    ...own.map((title) => title.replace(/\\(.)/g, '$1').replace(filledIn, '*')),
    ...imported.flatMap(([, path]) => titlesOf(root, path)),
  ];
}

/** Each part of the name – groups, title – is a string of the file, or one with values filled in. */
function standsIn(root, file, name) {
  const titles = titlesOf(root, file);
  const isLike = (part) => (title) =>
    globOf(part).test(title) ||
    (/\*/.test(title) && title.replace(/\W/g, '').length >= 4 && globOf(title).test(part));
  return name.split(' › ').every((part) => titles.some(isLike(part)));
}

/** @returns {{ errors: string[], warnings: string[] }} what is wrong with one proof */
function judge(proof, world) {
  const bad = (message) => ({ errors: [message], warnings: [] });
  const soft = (message) => (world.isStrict ? bad(message) : { errors: [], warnings: [message] });
  const [kind, ...rest] = proof.split(' ');
  if (proof.startsWith('by hand: ')) return { errors: [], warnings: [] };
  if (kind === 'bench')
    return world.budgets.includes(rest.join(' '))
      ? { errors: [], warnings: [] }
      : bad(`no budget for ${rest.join(' ')}`);
  if (kind === 'npm')
    return world.scripts.includes(rest.at(-1))
      ? { errors: [], warnings: [] }
      : bad(`no script ${rest.at(-1)}`);
  const cut = proof.indexOf(' › ');
  if (cut < 0) return bad(`not a proof: ${proof}`);
  const file = proof.slice(0, cut);
  const suite = suiteOf(file);
  if (!suite || !existsSync(join(world.root, file))) return bad(`no such file: ${file}`);
  if (world.isStatic)
    return standsIn(world.root, file, proof.slice(cut + 3))
      ? { errors: [], warnings: [] }
      : bad(`not in its file: ${proof}`);
  if (!world.present.has(suite)) return soft(`${suite} was not run: ${proof}`);
  const pattern = globOf(proof.slice(cut + 3));
  const found = world.ran.filter((test) => test.file === file && pattern.test(test.name));
  if (found.length === 0) return bad(`did not run: ${proof}`);
  if (found.some(({ state }) => state === 'failed')) return bad(`did not pass: ${proof}`);
  if (found.some(({ state }) => state === 'skipped')) return soft(`was skipped: ${proof}`);
  return { errors: [], warnings: [] };
}

function judgeDocument(name, text, world) {
  const rows = readRows(text);
  const errors = rows.length === 0 ? [`${name}: no rows`] : [];
  const warnings = [];
  let count = 0;
  for (const { at, line, proofs } of rows) {
    if (proofs.length === 0) errors.push(`${name}:${at}: no proof for “${line}”`);
    for (const proof of proofs) {
      const found = judge(proof, world);
      errors.push(...found.errors.map((message) => `${name}:${at}: ${message}`));
      warnings.push(...found.warnings.map((message) => `${name}:${at}: ${message}`));
      count += 1;
    }
  }
  return { errors, warnings, lines: rows.length, proofs: count };
}

/** Test files on disk that no report names, where their suite ran at all. */
function unrun(root, { ran, present }) {
  const executed = new Set(ran.map(({ file }) => file));
  const testsDir = join(root, 'tests');
  if (!existsSync(testsDir)) return [];
  return readdirSync(testsDir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.tsx?$/.test(entry.name))
    .map((entry) => posix(relative(root, join(entry.parentPath, entry.name))))
    .filter((file) => !executed.has(file) && (!suiteOf(file) || present.has(suiteOf(file))))
    .map((file) => `${file}: no test of it ran`);
}

/** @returns {{ errors: string[], warnings: string[], lines: number, proofs: number }} */
export function checkProofs(root, { isStrict, isStatic = false, reports = join(root, '.cache/reports') }) {
  const read = isStatic ? { ran: [], present: new Set() } : readReports(root, reports);
  const world = {
    root,
    isStrict,
    isStatic,
    ...read,
    budgets: Object.keys(JSON.parse(readFileSync(join(root, 'tests/bench/budgets.json'), 'utf8'))),
    scripts: Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts),
  };
  const dir = join(root, 'docs/checks');
  const documents = readdirSync(dir)
    .filter((name) => /^issue-\d+\.md$/.test(name))
    .map((name) => judgeDocument(`docs/checks/${name}`, readFileSync(join(dir, name), 'utf8'), world));
  const missing = suites.map(([suite]) => suite).filter((suite) => !isStatic && !read.present.has(suite));
  const absent = missing.map((suite) => `the suite ${suite} was not run`);
  return {
    errors: [...documents.flatMap(({ errors }) => errors), ...unrun(root, read), ...(isStrict ? absent : [])],
    warnings: [...documents.flatMap(({ warnings }) => warnings), ...(isStrict ? [] : absent)],
    lines: documents.reduce((sum, { lines }) => sum + lines, 0),
    proofs: documents.reduce((sum, { proofs }) => sum + proofs, 0),
  };
}

if (process.argv[1]?.endsWith('proofs.mjs')) {
  const { errors, warnings, lines, proofs } = checkProofs(resolve('.'), {
    isStrict: process.env.CI === 'true',
    isStatic: process.argv.includes('--static'),
  });
  for (const warning of warnings) console.warn(`warning: ${warning}`);
  for (const error of errors) console.error(error);
  console.log(
    `proofs: ${lines} lines, ${proofs} proofs, ${errors.length} errors, ${warnings.length} warnings`,
  );
  process.exit(errors.length > 0 ? 1 : 0);
}
