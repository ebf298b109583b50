// Each test has a program of its own: a data folder, a node host on the built bundle, a page let in by its token.
// Any console error or CSP violation fails the test.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import type { Call, Input, Output } from '#shared/contract/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = join(root, 'node_modules/node/bin/node');
const cli = join(root, 'dist/node/yolda.js');

export type Running = {
  url: string;
  token: string;
  pid: number;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

export type App = {
  page: Page;
  dir: string;
  /** One contract call over HTTP, as a second client beside the page. */
  call<N extends Call>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Opens the program in the page, at a hash route. */
  open(route?: string): Promise<void>;
  /** Ends the core without a word, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port. */
  start(env?: Record<string, string>): Promise<void>;
  /** Faults seen on the page so far that the test expects and takes away. */
  takeFaults(): string[];
};

async function startHost(dir: string, port: number, env: Record<string, string>): Promise<Running> {
  const child = spawn(node, [cli, 'serve', '--data', dir, '--port', String(port)], {
    cwd: root,
    env: {
      ...process.env,
      YOLDA_CONFIG_DIR: join(dir, '../config'),
      YOLDA_LOG: 'error',
      TZ: 'Asia/Baku',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${errors}`)));
  });
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  return {
    url,
    token,
    pid: child.pid ?? 0,
    stop: (signal) =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.once('exit', () => resolve());
        child.kill(signal);
      }),
  };
}

async function httpCall(host: Running, name: string, input: unknown): Promise<unknown> {
  const response = await fetch(`${host.url}/call`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${host.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, input }),
  });
  const body = (await response.json()) as {
    value?: unknown;
    error?: { code: string; reason: string; details?: unknown };
  };
  if (body.error)
    throw Object.assign(
      new Error(
        `${name}: ${body.error.code}/${body.error.reason} ${JSON.stringify(body.error.details ?? {})}`,
      ),
      body.error,
    );
  return body.value;
}

export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const scratch = mkdtempSync(join(tmpdir(), 'yolda-e2e-'));
    const dir = join(scratch, 'company');
    let host = await startHost(dir, 0, {});
    const port = Number(new URL(host.url).port);
    let faults: string[] = [];
    let isExpectingLoss = false;
    page.on('console', (message) => {
      // A lost core shows as failed requests of the reconnecting page: expected while it is down.
      if (
        message.type() === 'error' &&
        !(isExpectingLoss && /WebSocket|Failed to load|ERR_CONNECTION/.test(message.text()))
      ) {
        faults.push(message.text());
      }
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    const app: App = {
      page,
      dir,
      call: (name, input) => httpCall(host, name, input) as Promise<Output<typeof name>>,
      async open(route = '/') {
        if (page.url().startsWith(host.url)) {
          await page.evaluate((hash) => {
            location.hash = hash;
          }, `#${route}`);
          return;
        }
        await page.goto(`${host.url}/#${host.token}`);
        if (route !== '/') {
          await page.evaluate((hash) => {
            location.hash = hash;
          }, `#${route}`);
        }
      },
      async kill() {
        isExpectingLoss = true;
        await host.stop('SIGKILL');
      },
      async start(env = {}) {
        host = await startHost(dir, port, env);
        // Sessions end with the process: the page is let in again by the new token.
        await page.goto('about:blank');
        await page.goto(`${host.url}/#${host.token}`);
        isExpectingLoss = false;
      },
      takeFaults: () => faults.splice(0),
    };
    await use(app);
    // The page is still open and sees its host go.
    isExpectingLoss = true;
    await host.stop('SIGTERM');
    rmSync(scratch, { recursive: true, force: true });
    const left = faults;
    faults = [];
    expect(left, 'console errors, CSP violations and page errors').toEqual([]);
  },
});

export { expect };
