// The house check finds one planted breach of each of its rules, and passes on our own tree.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Report = { files: number; errors: string[]; warnings: string[] };
type HouseModule = { checkHouse: (root: string, options?: { isWhole: boolean }) => Report };

const script = new URL('../../../scripts/checks/house.mjs', import.meta.url);
const own = fileURLToPath(new URL('../../..', import.meta.url));
const far = ['..', '..', 'lib', 'x.ts'].join('/');

/** [file, text, what is said of it] */
const planted: [string, string, string][] = [
  ['src-renderer/ui/a.ts', '// A.\nconst a = x.toLocaleString();\n', 'src-renderer/ui/a.ts:2: bare-intl'],
  [
    'src-renderer/ui/b.ts',
    '// B.\nnames.sort((p, q) => p.localeCompare(q));\n',
    'src-renderer/ui/b.ts:2: bare-intl',
  ],
  ['src-main/sales/c.ts', '// C.\nnew Intl.NumberFormat("az");\n', 'src-main/sales/c.ts:2: bare-intl'],
  ['src-main/sales/d.ts', '// D.\nconst key = name.toLowerCase();\n', 'src-main/sales/d.ts:2: bare-case'],
  ['src-main/store/e.ts', '// E.\nconst plain = db.serialize();\n', 'src-main/store/e.ts:2: serialize'],
  ['src-main/sales/f.ts', '// F.\ndb.exec("DELETE FROM items");\n', 'src-main/sales/f.ts:2: round-the-gate'],
  ['src-main/sales/g.ts', '// G.\nconst db = new Database(path);\n', 'src-main/sales/g.ts:2: round-the-gate'],
  ['src-main/sales/h.ts', '// H.\nconst sql = createSql(db);\n', 'src-main/sales/h.ts:2: writable-sql'],
  [
    'src-main/sales/deep/i.ts',
    `// I.\nimport { x } from '${far}';\n`,
    'src-main/sales/deep/i.ts:2: no-far-relative-import',
  ],
  [
    'src-main/sales/j.ts',
    "// J.\nimport { x } from './x';\n",
    'src-main/sales/j.ts:2: no-import-without-extension',
  ],
  ['src-main/sales/k.ts', `// K.\n${'\n'.repeat(400)}`, 'src-main/sales/k.ts: 401 lines, at most 400'],
  [
    'src-shared/contract/l.ts',
    `// L.\n${'\n'.repeat(600)}`,
    'src-shared/contract/l.ts: 601 lines, at most 600',
  ],
  ['src-renderer/ui/s.module.css', '\n'.repeat(401), 'src-renderer/ui/s.module.css: 401 lines, at most 400'],
  ['tests/unit/m.test.ts', '\n'.repeat(601), 'tests/unit/m.test.ts: 601 lines, at most 600'],
  ['src-main/sales/utils.ts', '// N.\n', 'src-main/sales/utils.ts: a file of that name owns nothing'],
  ['src-main/sales/bad-name.ts', '// O.\n', 'src-main/sales/bad-name.ts: name'],
  ['src-main/sales/p.helper.ts', '// P.\n', 'src-main/sales/p.helper.ts: name'],
  [
    'src-main/sales/q.ts',
    'export const q = 1;\n',
    'src-main/sales/q.ts: opens without a word on what it owns',
  ],
];

describe('the house check', () => {
  let root: string;
  let house: HouseModule;
  beforeAll(async () => {
    house = (await import(script.href)) as HouseModule;
    root = mkdtempSync(join(tmpdir(), 'yolda-house-'));
    const long: [string, string] = ['src-main/sales/r.ts', `// R.\n${'\n'.repeat(300)}`];
    for (const [file, text] of [...planted, long]) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('finds one planted breach of each rule, and warns above 300 lines', () => {
    const { errors, warnings, files } = house.checkHouse(root, { isWhole: false });
    expect(errors.sort()).toEqual(planted.map(([, , said]) => said).sort());
    expect(warnings).toEqual(['src-main/sales/r.ts: 301 lines, better 300']);
    expect(files).toBe(planted.length + 1);
  });

  it('passes on our own tree', () => {
    expect(house.checkHouse(own).errors).toEqual([]);
  });
});
