// What our locks bring: each package names a licence under which anybody may use it, and is known by its hash. The packages
// that the bench compares with have a lock of their own, so that `npm ci` of the program brings none of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Package = { version: string; license?: string; integrity?: string; hasInstallScript?: boolean };

const root = join(import.meta.dirname, '../../..');
const bench = 'tests/bench/pouch/package-lock.json';
const locks = ['package-lock.json', bench];

const allowed = new Set(
  `0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC MIT MIT-0 MPL-2.0 OFL-1.1 Python-2.0 Unlicense
   WTFPL Zlib`.split(/\s+/),
);

/** What old packages say in words of their own, or only in a file of theirs: read by hand. */
const readByHand: Readonly<Record<string, string>> = {
  'end-stream@0.1.0': 'MIT',
  'esprima-fb@15001.1.0-dev-harmony-fb': 'BSD-2-Clause',
  'level-write-stream@1.0.0': 'MIT',
  'png-js@2.0.0': 'MIT',
  'readable-stream@0.0.4': 'BSD-2-Clause',
  'tiny-queue@0.2.1': 'Apache-2.0',
  'write-stream@0.4.3': 'MIT',
};

function packagesOf(lock: string): [string, Package][] {
  const { packages } = JSON.parse(readFileSync(join(root, lock), 'utf8')) as {
    packages: Record<string, Package>;
  };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, one]) => [`${path.split('node_modules/').at(-1)}@${one.version}`, one]);
}

/** Of `A OR B` one suffices, of `A AND B` both have to be allowed. */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(/ or /i)
    .some((choice) => choice.split(/ and /i).every((one) => allowed.has(one)));

describe('the packages of our locks', () => {
  it.each(locks)('%s: each has a licence that we may use', (lock) => {
    const others = packagesOf(lock).filter(
      ([name, { license }]) => !isAllowed(readByHand[name] ?? license ?? 'none'),
    );
    expect(others.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
  });

  it.each(locks)('%s: each is known by its hash', (lock) => {
    const unknown = packagesOf(lock).filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(unknown.map(([name]) => name)).toEqual([]);
  });

  it('the bench brings two packages with an install script, which it does not run: ready binaries lie inside', () => {
    const scripted = packagesOf(bench).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(scripted.map(([name]) => name).sort()).toEqual(['leveldown@5.6.0', 'leveldown@6.1.1']);
  });

  it('the program brings nothing that only the bench compares with', () => {
    expect(packagesOf('package-lock.json').filter(([name]) => /pouchdb|leveldown/.test(name))).toEqual([]);
  });
});
