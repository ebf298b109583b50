// A seeded company made once and copied for each test: what a test changes stays in its own copy.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Seeded, seedCompany } from './seedCompany.ts';
import { openTestCore, type TestCore, type TestCoreOptions } from './testCore.ts';

export type SeededFolder = {
  seeded: Seeded;
  /** A core on a fresh copy; closing it removes the copy. */
  open(options?: TestCoreOptions): Promise<TestCore>;
  remove(): void;
};

export async function makeSeededFolder(options: TestCoreOptions): Promise<SeededFolder> {
  const dir = mkdtempSync(join(tmpdir(), 'yolda-seed-'));
  const keys = new Map<string, Uint8Array>();
  const secrets = new Map<string, string>();
  const first = await openTestCore({ ...options, dir, keys, secrets });
  const seeded = await seedCompany(first);
  first.client.close();
  await first.core.close();
  return {
    seeded,
    open(more) {
      const copy = mkdtempSync(join(tmpdir(), 'yolda-copy-'));
      cpSync(dir, copy, { recursive: true });
      return openTestCore({ ...options, ...more, dir: copy, keys, secrets: new Map(secrets) });
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
