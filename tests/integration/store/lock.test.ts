// The folder is owned through a lock that the kernel releases, however its owner ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from '#main/store/companyFolder.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yolda-lock-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

it('another process is refused while the owner lives, and owns the folder the moment it is killed', async () => {
  const script = `
    const { lockFolder } = await import(${JSON.stringify(new URL('../../../src-main/store/companyFolder.ts', import.meta.url).href)});
    const held = lockFolder(${JSON.stringify(dir)});
    process.stdout.write('held');
    setInterval(() => held.open, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = await once(owner.stdout, 'data');
    expect(String(said)).toBe('held');
    expect(() => lockFolder(dir)).toThrow(expect.objectContaining({ code: 'busy', reason: 'folder_in_use' }));
  } finally {
    owner.kill('SIGKILL');
  }
  expect(await once(owner, 'exit')).toEqual([null, 'SIGKILL']);
  const mine = lockFolder(dir);
  expect(() => lockFolder(dir)).toThrow(expect.objectContaining({ code: 'busy' }));
  mine.close();
  lockFolder(dir).close();
});
