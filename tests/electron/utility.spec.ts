// The product's own way to a core – Electron's utility process and a transferred port – on the real Electron.
// Only the database is missing in it: Electron 33 cannot load it.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { expect, test } from './program.ts';
import { giveAway, makeProgram, root, sandboxUser, testElectron } from './testElectron.ts';

test('a utility process takes a window’s port, answers on it, ends it when told, and stops', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'yolda-utility-'));
  try {
    const bundle = await rolldown({
      cwd: root,
      input: ['main', 'child'].map((name) => join(root, `tests/electron/utility/${name}.ts`)),
      platform: 'node',
      external: [/^node:/, 'electron'],
      transform: { target: 'node20' },
    });
    await bundle.write({ dir, format: 'esm', entryFileNames: '[name].js' });
    writeFileSync(join(dir, 'package.json'), '{ "name": "utility", "type": "module", "main": "main.js" }');
    giveAway(dir);
    const { uid, gid, isSandboxed } = sandboxUser();
    const { stdout } = await promisify(execFile)(
      makeProgram(testElectron, 'utility', dir),
      ['--disable-gpu', ...(isSandboxed ? [] : ['--no-sandbox'])],
      { uid, gid, cwd: dir, env: { ...process.env, HOME: dir }, timeout: 50_000 },
    );
    const seen: unknown = JSON.parse(/^SEEN (.*)$/m.exec(stdout)?.[1] ?? 'null');
    expect(seen).toEqual(
      expect.arrayContaining([{ bytes: { '0': 1, '1': 2 } }, { t: 'portClosed', id: 1 }, 'closed', 'exit']),
    );
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
});
