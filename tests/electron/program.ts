// Starts the Electron program as a user would, and drives it through its remote debugging port.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, chromium, expect, type Page } from '@playwright/test';
import { builtProgram, coreNode, demand, giveAway, packedProgram, sandboxUser } from './testElectron.ts';

export type ProgramOptions = { program: 'built' | 'packed' };

export type Program = {
  page: Page;
  /** Opens one more window from the page, as a link in a new window does, and waits for its address. */
  openWindow(address: string): Promise<Page>;
  pid: number;
  /** Milliseconds from the start of the process to the page's first paint. */
  startedInMs: number;
  /** Closes the window, as a user does. @returns the exit code */
  close(): Promise<number | null>;
  /** Resolves when the program ends by itself. */
  exited(): Promise<number | null>;
  /** Process id of the running core. */
  corePid(): number | undefined;
};

/** A home of its own: settings, company, and a stand-in for the desktop's opener of links. */
export type Home = {
  dir: string;
  /** Where Electron keeps what belongs to the user. */
  userData: string;
  company: string;
  start(args?: readonly string[], options?: { hasKeys?: boolean }): Promise<Program>;
  /** A start that is expected to end by itself. @returns the exit code */
  startSecond(args?: readonly string[]): Promise<number | null>;
  /** Addresses handed to the operating system so far. */
  openedOutside(): string[];
  log(): string;
  dispose(): Promise<void>;
};

const exitOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', resolve));

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`Electron ended with ${code}:\n${text}`)));
  });
}

/** Children of the main process, by their command line. */
function corePid(pid: number): number | undefined {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return children
    .map(Number)
    .find(
      (child) =>
        existsSync(`/proc/${child}/cmdline`) &&
        readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('coreProcess.js'),
    );
}

/** Playwright misses the first navigation of a window that it meets while empty: it comes after it. */
async function waitForWindow(address: string): Promise<void> {
  const list = address.replace(/^ws:\/\/([^/]+)\/.*$/, 'http://$1/json/list');
  const isThere = async (): Promise<boolean> => {
    const targets = (await (await fetch(list)).json()) as { type: string; url: string; title: string }[];
    return targets.some(
      ({ type, url, title }) => type === 'page' && url.startsWith('app://yolda/') && title === 'Yolda',
    );
  };
  await expect.poll(isThere, { intervals: [20], timeout: 20_000 }).toBe(true);
}

async function attach(address: string): Promise<Page> {
  const browser = await chromium.connectOverCDP(address);
  const [page] = browser.contexts().flatMap((context) => context.pages());
  if (!page) throw new Error('Electron shows no page');
  const isPainted = (): boolean => performance.getEntriesByType('paint').length > 0;
  await page.waitForFunction(isPainted, undefined, { polling: 20 });
  return page;
}

async function openWindow(from: Page, address: string): Promise<Page> {
  const opened = from.context().waitForEvent('page');
  // The host makes the window; the page gets no hold of it.
  expect(await from.evaluate((url) => window.open(url) === null, address)).toBe(true);
  const page = await opened;
  await page.waitForURL(address);
  return page;
}

/** @param program which build; what it started ends with `dispose` */
export function createHome(program: ProgramOptions['program']): Home {
  const path = program === 'packed' ? packedProgram : builtProgram;
  demand(path, program === 'packed' ? 'npm run package:linux' : 'npm run test:electron');
  const running = new Set<ChildProcess>();
  const dir = mkdtempSync(join(tmpdir(), 'yolda-electron-'));
  const opened = join(dir, 'opened');
  for (const opener of ['xdg-open', 'xdg-email']) {
    writeFileSync(join(dir, opener), `#!/bin/sh\nprintf '%s\\n' "$1" >> '${opened}'\n`);
    chmodSync(join(dir, opener), 0o755);
  }
  giveAway(dir);
  const { uid, gid, isSandboxed } = sandboxUser();
  const userData = join(dir, 'config/Yolda');
  const launch = (args: readonly string[]): ChildProcess => {
    const child = spawn(path, ['--password-store=basic', ...(isSandboxed ? [] : ['--no-sandbox']), ...args], {
      uid,
      gid,
      cwd: dir,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        PATH: `${dir}:${process.env.PATH}`,
        HOME: dir,
        XDG_CONFIG_HOME: join(dir, 'config'),
        XDG_CACHE_HOME: join(dir, 'cache'),
        DBUS_SESSION_BUS_ADDRESS: 'disabled:',
        LANG: 'en_US.UTF-8',
      },
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };
  const start: Home['start'] = async (args = [], { hasKeys = true } = {}) => {
    const startedAt = performance.now();
    const child = launch([
      '--remote-debugging-port=0',
      '--use-fake-device-for-media-stream',
      // Under Xvfb one start of ten lost its GPU process and painted nothing (2 of 15; 0 of 50 so).
      '--disable-gpu',
      `--core-node=${coreNode}`,
      ...(hasKeys ? ['--plain-text-keys'] : []),
      ...args,
    ]);
    const address = await debuggingAddress(child);
    await waitForWindow(address);
    const page = await attach(address);
    const pid = child.pid ?? 0;
    return {
      page,
      openWindow: (opened) => openWindow(page, opened),
      pid,
      startedInMs: performance.now() - startedAt,
      corePid: () => corePid(pid),
      exited: () => exitOf(child),
      async close() {
        const exit = exitOf(child);
        await page.evaluate(() => window.close()).catch(() => undefined);
        return exit;
      },
    };
  };
  return {
    dir,
    userData,
    company: join(userData, 'company'),
    start,
    startSecond: (args = []) => exitOf(launch(args)),
    openedOutside: () => (existsSync(opened) ? readFileSync(opened, 'utf8').trim().split('\n') : []),
    log: () => readFileSync(join(userData, 'logs/yolda.log'), 'utf8'),
    async dispose() {
      for (const child of running) {
        const exit = exitOf(child);
        child.kill('SIGKILL');
        await exit;
      }
      rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

export const test = base.extend<ProgramOptions & { home: Home }>({
  program: ['built', { option: true }],
  home: async ({ program }, use) => {
    const home = createHome(program);
    await use(home);
    await home.dispose();
  },
});

export { expect };
