// The register of crash points against the code and the kill tests: a point that nothing reaches, or that no test kills
// at, would be a promise nobody keeps.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { crashPoints } from '#main/core/crashPoints.ts';
import { syncCrashPoints } from '#main/sync/index.ts';
import { crashPointsOf, killTests } from '#tests/tools/crashes.ts';

const main = join(import.meta.dirname, '../../../src-main');

it('every registered point is reached by the code, and by nothing but its name', () => {
  const code = readdirSync(main, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'crashPoints.ts')
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  // A worker thread says where it is; the core's side reaches the point for it.
  const named = [...code.matchAll(/(?:reach(?:Of\(deps\))?\(|reached: )'([a-z][a-zA-Z.]+)'/g)].map(
    ([, point]) => point ?? '',
  );
  expect([...new Set(named)].toSorted()).toEqual([...crashPoints, ...syncCrashPoints].toSorted());
});

it('every registered point is one that a kill test goes through', () => {
  const families = Object.keys(killTests) as (keyof typeof killTests)[];
  expect(crashPointsOf(...families)).toEqual([...crashPoints]);
  for (const [family, file] of Object.entries(killTests)) {
    const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
    expect([family, text.match(/crashPointsOf\(([^)]*)\)/)?.[1]]).toEqual([
      family,
      expect.stringContaining(`'${family}'`),
    ]);
    expect([file, text.includes('expect(count.reached).toEqual(points)')]).toEqual([file, true]);
  }
});
