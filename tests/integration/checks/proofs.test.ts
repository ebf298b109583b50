// The check of proofs: what it refuses, over a small tree with made reports.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

type Found = { errors: string[]; warnings: string[]; lines: number; proofs: number };
type ProofsModule = {
  checkProofs: (root: string, options: { isStrict: boolean; isStatic?: boolean }) => Found;
};

const { checkProofs } = (await import(
  new URL('../../../scripts/checks/proofs.mjs', import.meta.url).href
)) as ProofsModule;

let root: string;
const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const doc = (...rows: [string, string][]): void =>
  put(
    'docs/checks/issue-0001.md',
    ['| line | proof |', '|---|---|', ...rows.map(([line, proof]) => `| ${line} | ${proof} |`)].join('\n'),
  );

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yolda-proofs-'));
  put('package.json', '{"scripts":{"layers":"x"}}');
  put('tests/bench/budgets.json', '{"desk.open":{}}');
  for (const file of ['unit/a', 'integration/b', 'e2e/c'])
    put(`tests/${file}${file.startsWith('e2e') ? '.spec' : '.test'}.ts`, '');
  const assertion = (title: string, status = 'passed') => ({ ancestorTitles: ['group'], title, status });
  const vitest = (file: string, ...assertionResults: unknown[]) =>
    JSON.stringify({ testResults: [{ name: join(root, file), assertionResults }] });
  put(
    '.cache/reports/unit.json',
    vitest(
      'tests/unit/a.test.ts',
      assertion('works'),
      assertion('case 1 | x'),
      assertion('case 2', 'failed'),
      assertion('later', 'skipped'),
    ),
  );
  put('.cache/reports/integration.json', vitest('tests/integration/b.test.ts', assertion('stores')));
  put(
    '.cache/reports/e2e.json',
    JSON.stringify({
      config: { rootDir: join(root, 'tests/e2e') },
      suites: [
        {
          title: 'c.spec.ts',
          specs: [{ title: 'shows', file: 'c.spec.ts', tests: [{ status: 'expected' }] }],
          suites: [
            {
              title: 'deep',
              specs: [{ title: 'fails', file: 'c.spec.ts', tests: [{ status: 'unexpected' }] }],
            },
          ],
        },
      ],
    }),
  );
});
afterEach(() => rmSync(root, { recursive: true }));

it('takes tests that passed, by whole name, last title or *, bench rows, scripts and what is done by hand', () => {
  doc(
    ['a', '`tests/unit/a.test.ts › group › works`, `tests/unit/a.test.ts › works`'],
    ['b', '`tests/unit/a.test.ts › case 1 \\| *`, `tests/integration/b.test.ts › stores`'],
    ['c', '`tests/e2e/c.spec.ts › shows`, `bench desk.open`, `npm run layers`, `by hand: looked at`'],
  );
  expect(checkProofs(root, { isStrict: false })).toMatchObject({ errors: [], lines: 3, proofs: 8 });
});

it('refuses a line without a proof, and a name that did not run or did not pass', () => {
  doc(
    ['nothing', ''],
    ['gone', '`tests/unit/a.test.ts › group › works no more`'],
    ['failed', '`tests/unit/a.test.ts › case *`'],
    ['failed deep', '`tests/e2e/c.spec.ts › deep › fails`'],
    ['no file', '`tests/unit/z.test.ts › works`'],
    ['no row', '`bench desk.close`'],
    ['no script', '`npm run layer`'],
    ['no kind', '`somehow`'],
  );
  expect(checkProofs(root, { isStrict: false }).errors).toEqual([
    'docs/checks/issue-0001.md:3: no proof for “nothing”',
    'docs/checks/issue-0001.md:4: did not run: tests/unit/a.test.ts › group › works no more',
    'docs/checks/issue-0001.md:5: did not pass: tests/unit/a.test.ts › case *',
    'docs/checks/issue-0001.md:6: did not pass: tests/e2e/c.spec.ts › deep › fails',
    'docs/checks/issue-0001.md:7: no such file: tests/unit/z.test.ts',
    'docs/checks/issue-0001.md:8: no budget for desk.close',
    'docs/checks/issue-0001.md:9: no script layer',
    'docs/checks/issue-0001.md:10: not a proof: somehow',
  ]);
});

it('warns of what was skipped or not run at all, and in CI refuses it', () => {
  put('tests/electron/d.spec.ts', '');
  doc(['skipped', '`tests/unit/a.test.ts › later`'], ['not run', '`tests/electron/d.spec.ts › starts`']);
  expect(checkProofs(root, { isStrict: false }).errors).toEqual([]);
  expect(checkProofs(root, { isStrict: true }).errors).toEqual([
    'docs/checks/issue-0001.md:3: was skipped: tests/unit/a.test.ts › later',
    'docs/checks/issue-0001.md:4: electron was not run: tests/electron/d.spec.ts › starts',
    'the suite install was not run',
    'the suite sip was not run',
    'the suite simulator was not run',
    'the suite electron was not run',
  ]);
});

it('refuses a test file that nobody ran', () => {
  put('tests/unit/forgotten.test.ts', '');
  doc(['a', '`tests/unit/a.test.ts › works`']);
  expect(checkProofs(root, { isStrict: false }).errors).toEqual([
    'tests/unit/forgotten.test.ts: no test of it ran',
  ]);
});

it('without a run holds names against the titles in the files', () => {
  put(
    'tests/unit/a.test.ts',
    `describe('group', () => {
      it('works', run);
      it.each(cases)('takes %s\\'s word', run);
      it(\`reads \${x} whole\`, run);
    });`,
  );
  doc(
    ['whole', '`tests/unit/a.test.ts › group › works`, `tests/unit/a.test.ts › group › *`'],
    ['filled in', "`tests/unit/a.test.ts › takes Əli's word`, `tests/unit/a.test.ts › reads * whole`"],
    ['gone', '`tests/unit/a.test.ts › group › works no more`'],
  );
  expect(checkProofs(root, { isStrict: false, isStatic: true })).toMatchObject({
    errors: ['docs/checks/issue-0001.md:5: not in its file: tests/unit/a.test.ts › group › works no more'],
    warnings: [],
  });
});
