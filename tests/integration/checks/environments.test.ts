// Each environment has its own tsconfig: what another environment owns is no name there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

let dir: string;
beforeEach(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  dir = mkdtempSync(join(root, '.cache/environment-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Lines of the planted file that do not compile in an environment. */
function refused(environment: string, lines: readonly string[]): number[] {
  const file = join(dir, 'planted.ts');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const config = {
    extends: join(root, environment, 'tsconfig.json'),
    compilerOptions: { noUnusedLocals: false, typeRoots: [join(root, 'node_modules/@types')] },
    include: [file, join(root, 'src-shared/universal.d.ts')],
  };
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify(config));
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', dir, '--pretty', 'false'], { encoding: 'utf8' });
  const found = [...stdout.matchAll(/planted\.ts[(:](\d+)/g)].map((match) => Number(match[1]));
  return [...new Set(found)].sort();
}

const shared = 'export const n: number = 1;';
const dom = 'export const d = document.title;';
const node = 'export const p = process.pid;';

it.each([
  ['src-shared', [2, 3]],
  ['src-main', [2]],
  ['src-renderer', [3]],
] as const)('%s knows only its own environment', (environment, lines) => {
  expect(refused(environment, [shared, dom, node])).toEqual(lines);
});
