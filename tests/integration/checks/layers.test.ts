import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Report = { read: number; held: number; violations: { rule: string; from: string; to: string }[] };
type LayersModule = { checkLayers: (root: string) => Promise<Report> };

const script = new URL('../../../scripts/checks/layers.mjs', import.meta.url);
const config = new URL('../../../scripts/checks/dependencyCruiser.config.mjs', import.meta.url);
const own = fileURLToPath(new URL('../../..', import.meta.url));

/** Two folders up, which our own sources may not write. */
const up = ['..', '..'].join('/');

/** One forbidden import a row of the table: [rule, file, what it imports]. */
const planted: [string, string, string][] = [
  ['shared-domain', 'src-shared/domain/a.ts', "import { x } from '../rpc/x.ts'; export const a = x;"],
  ['shared-contract', 'src-shared/contract/b.ts', "import type { X } from '../rpc/x.ts'; export type B = X;"],
  [
    'shared-rpc-sync',
    'src-shared/rpc/c.ts',
    `import { x } from '${up}/src-main/store/x.ts'; export const c = x;`,
  ],
  ['store', 'src-main/store/d.ts', "import { x } from '../partners/index.ts'; export const d = x;"],
  ['jobs', 'src-main/jobs/e.ts', "import { x } from '../partners/index.ts'; export const e = x;"],
  [
    'area-by-its-door',
    'src-main/sales/f.ts',
    "import { x } from '../partners/inner.ts'; export const f = x;",
  ],
  ['area', 'src-main/sales/g.ts', "import { x } from '../hosts/node/x.ts'; export const g = x;"],
  [
    'only-repo-touches-drizzle',
    'src-main/sales/h.ts',
    "import { eq } from 'drizzle-orm'; export const h = eq;",
  ],
  ['core', 'src-main/core/i.ts', "import { x } from '../hosts/node/x.ts'; export const i = x;"],
  [
    'hosts-electron',
    'src-main/hosts/electron/j.ts',
    `import { x } from '${up}/store/x.ts'; export const j = x;`,
  ],
  [
    'hosts-node',
    'src-main/hosts/node/k.ts',
    `import { x } from '${up}/partners/index.ts'; export const k = x;`,
  ],
  [
    'platform-memory',
    'src-main/platform/memory/l.ts',
    `import { x } from '${up}/store/x.ts'; export const l = x;`,
  ],
  ['cli', 'src-main/cli/m.ts', "import { x } from '../store/x.ts'; export const m = x;"],
  ['hub', 'src-hub/n.ts', "import { x } from '../src-main/store/x.ts'; export const n = x;"],
  ['renderer-ui-i18n', 'src-renderer/ui/o.ts', "import { x } from '../rpc/x.ts'; export const o = x;"],
  ['renderer-rpc', 'src-renderer/rpc/p.ts', "import { x } from '../ui/x.ts'; export const p = x;"],
  ['renderer-data', 'src-renderer/data/q.ts', "import { x } from '../ui/x.ts'; export const q = x;"],
  [
    'renderer-features',
    'src-renderer/features/desk/r.ts',
    `import { x } from '${up}/rpc/x.ts'; export const r = x;`,
  ],
  [
    'feature-by-its-door',
    'src-renderer/features/desk/s.ts',
    "import { x } from '../sell/inner.ts'; export const s = x;",
  ],
  [
    'renderer-app',
    'src-renderer/app/t.ts',
    `import { x } from '${up}/src-main/store/x.ts'; export const t = x;`,
  ],
  ['renderer-no-node', 'src-renderer/app/u.ts', "import { join } from 'node:path'; export const u = join;"],
  ['shared-no-node', 'src-shared/lib/v.ts', "import type { Stats } from 'node:fs'; export type V = Stats;"],
  ['renderer-media', 'src-renderer/media/x1.ts', "import { x } from '../data/x.ts'; export const x1 = x;"],
  [
    'hosts-electron',
    'src-main/platform/electron/x2.ts',
    `import type { X } from '${up}/hosts/node/x.ts'; export type X2 = X;`,
  ],
  [
    'only-electron-host-imports-electron',
    'src-main/core/x3.ts',
    "import { app } from 'electron'; export const x3 = app;",
  ],
  [
    'renderer-no-electron',
    'src-renderer/app/x4.ts',
    "import type { IpcRenderer } from 'electron'; export type X4 = IpcRenderer;",
  ],
  ['shared-pure-libraries', 'src-shared/domain/x5.ts', "import pino from 'pino'; export const x5 = pino;"],
  ['no-unresolved', 'src-shared/domain/x6.ts', "import { x } from './nowhere.ts'; export const x6 = x;"],
  ['no-cycles', 'src-shared/lib/w1.ts', "import { w2 } from './w2.ts'; export const w1 = () => w2;"],
];

const innocent: [string, string][] = [
  ['src-shared/rpc/x.ts', 'export const x = 1; export type X = number;'],
  ['src-shared/lib/w2.ts', "import { w1 } from './w1.ts'; export const w2 = () => w1;"],
  ['src-main/store/x.ts', 'export const x = 1;'],
  ['src-main/partners/index.ts', "export { x } from './inner.ts';"],
  ['src-main/partners/inner.ts', 'export const x = 1;'],
  ['src-main/hosts/node/x.ts', 'export const x = 1; export type X = number;'],
  ['src-renderer/rpc/x.ts', 'export const x = 1;'],
  ['src-renderer/ui/x.ts', 'export const x = 1;'],
  ['src-renderer/data/x.ts', 'export const x = 1;'],
  ['src-renderer/features/sell/inner.ts', 'export const x = 1;'],
];

describe('the layers check', () => {
  let root: string;
  let layers: LayersModule;
  beforeAll(async () => {
    layers = (await import(script.href)) as LayersModule;
    root = mkdtempSync(join(own, '.cache-layers-'));
    for (const [file, text] of [
      ...innocent,
      ...planted.map(([, file, text]): [string, string] => [file, text]),
    ]) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('finds one planted violation for each row of the table, type-only imports too', async () => {
    const { violations, read, held } = await layers.checkLayers(root);
    const found = new Set(violations.map((v) => `${v.rule} ${v.from}`));
    expect(planted.filter(([rule, file]) => !found.has(`${rule} ${file}`))).toEqual([]);
    expect(read).toBe(held);
  });

  it('plants a violation for every rule there is', async () => {
    const { forbidden } = (await import(config.href)) as { forbidden: { name: string }[] };
    const rules = new Set(planted.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !rules.has(name))).toEqual([]);
  });

  it('fails when it read fewer files than the tree holds', () => {
    const unreadable = join(root, 'src-shared/lib/unreadable.ts');
    writeFileSync(unreadable, 'export const = ;;; {{{');
    const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(script), root], {
      encoding: 'utf8',
    });
    rmSync(unreadable);
    expect({ status, said: `${stdout}${stderr}` }).toMatchObject({ status: 1 });
  });

  it('passes on our own tree, having read every file', async () => {
    const { violations, read, held } = await layers.checkLayers(own);
    expect({ violations, unread: held - read }).toEqual({ violations: [], unread: 0 });
  });
});
