// The two commands of a developer, as typed: `npm start` on a machine without a display, and `npm run dev` with
// a change of the page's sources and of the core's.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

type Command = { output(): string; address(): string | undefined; end(): Promise<number | null> };

const test = base.extend<{ run: (script: string, ...args: string[]) => Command }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of its fixtures here
  run: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'yolda-start-'));
    const running: { child: ChildProcess; exit: Promise<number | null> }[] = [];
    await use((script, ...args) => {
      const { DISPLAY: _x11, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
      const child = spawn(
        join(root, 'node_modules/node/bin/node'),
        [join(root, script), '--data', join(dir, 'company'), ...args],
        {
          cwd: dir,
          env: { ...env, YOLDA_CONFIG_DIR: join(dir, 'config') },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      const lines: string[] = [];
      createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
      const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
      running.push({ child, exit });
      return {
        output: () => lines.join('\n'),
        address: () =>
          /Yolda: (http\S+)/.exec(lines.findLast((line) => line.includes('Yolda: http')) ?? '')?.[1],
        async end() {
          child.kill('SIGTERM');
          return exit;
        },
      };
    });
    // Asked, not killed: a command takes the processes that it started with it.
    for (const { child, exit } of running) {
      child.kill('SIGTERM');
      const lastResort = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exit;
      clearTimeout(lastResort);
    }
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  },
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function openWelcome(page: Page, command: Command): Promise<string> {
  await expect.poll(command.address, { timeout: 50_000, intervals: [50] }).toBeDefined();
  const address = command.address() ?? '';
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Welcome to Yolda' })).toBeVisible();
  return address;
}

test('npm start shows the welcome in a browser, says why, and says where on a second start', async ({
  page,
  run,
}) => {
  const first = run('scripts/start.mjs');
  const address = await openWelcome(page, first);
  expect(first.output()).toContain(
    'Yolda runs in your browser, not in a window of its own: there is no display.',
  );
  const second = run('scripts/start.mjs');
  await expect.poll(second.address, { intervals: [50] }).toBe(address);
  expect(second.output()).toContain('Yolda is already running on this company.');
  expect(await first.end()).toBe(0);
});

test('npm run dev reloads the page and restarts the core on change', async ({ page, run }) => {
  // The page stays at its address over the restart, so the port must be known.
  const dev = run('scripts/dev.mjs', '--port', String(await freePort()));
  const address = await openWelcome(page, dev);
  // A page that is just going tells nothing.
  const loadedAt = () => page.evaluate(() => performance.timeOrigin).catch(() => 0);
  const touch = (file: string) => utimesSync(join(root, file), new Date(), new Date());

  const before = await loadedAt();
  touch('src-renderer/app/main.tsx');
  await expect.poll(loadedAt, { timeout: 30_000 }).toBeGreaterThan(before);
  await expect(page.getByRole('heading', { name: 'Welcome to Yolda' })).toBeVisible();

  const reloadedAt = await loadedAt();
  touch('src-main/cli/yolda.ts');
  await expect.poll(dev.address, { timeout: 30_000 }).not.toBe(address);
  await expect.poll(loadedAt, { timeout: 30_000 }).toBeGreaterThan(reloadedAt);
  await expect(page.getByRole('heading', { name: 'Welcome to Yolda' })).toBeVisible();
});
