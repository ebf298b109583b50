// Real small and read-only file systems for tests. Needs root and the right to mount: without it the tests are skipped,
// saying so; with CI=true they run and fail.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function mount(...args: string[]): void {
  execFileSync('mount', args, { stdio: 'pipe' });
}

function probe(): boolean {
  try {
    mountSmall(1).unmount();
    return true;
  } catch {
    return false;
  }
}

/** A file system of its own in memory, so many MB large. */
export function mountSmall(sizeMb: number): { dir: string; unmount(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'yolda-small-'));
  try {
    mount('-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', dir);
  } catch (error) {
    rmSync(dir, { recursive: true });
    throw error;
  }
  return { dir, unmount: () => unmount(dir) };
}

/** The same folder seen through a read-only mount: even root cannot write there. */
export function mountReadOnly(source: string): { dir: string; allowWrites(): void; unmount(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'yolda-readonly-'));
  mount('--bind', source, dir);
  mount('-o', 'remount,bind,ro', dir);
  return {
    dir,
    allowWrites: () => mount('-o', 'remount,bind,rw', dir),
    unmount: () => unmount(dir),
  };
}

function unmount(dir: string): void {
  // Lazily: a thread that is just ending may still hold a file.
  execFileSync('umount', ['-l', dir]);
  rmSync(dir, { recursive: true });
}

const canMount = probe();
if (!canMount)
  console.log('no right to mount: the tests of full and read-only disks need root (CAP_SYS_ADMIN)');

/** Whether tests that mount must be skipped here. */
export const cannotMount = !canMount && process.env.CI !== 'true';
