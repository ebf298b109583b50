// The built program as a process of its own: started on a folder, called over HTTP, ended. Knows no page.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Call, Input, Output } from '#shared/contract/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = join(root, 'node_modules/node/bin/node');
const cli = join(root, 'dist/node/yolda.js');

export type CallFunction = <N extends Call>(name: N, input: Input<N>) => Promise<Output<N>>;

export type Program = {
  url: string;
  token: string;
  /** One contract call over HTTP, as a second client beside the page. */
  call: CallFunction;
  /** The answer to `POST /call` as it came, for tests of the wire. */
  post(body: unknown): Promise<{ status: number; body: unknown }>;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

/** A company folder in a scratch directory; `remove` takes both away. */
export function makeFolder(): { dir: string; remove(): void } {
  const scratch = mkdtempSync(join(tmpdir(), 'yolda-e2e-'));
  return {
    dir: join(scratch, 'company'),
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

type Answer = { value?: unknown; error?: { code: string; reason: string; details?: unknown } };

type Child = { process: ChildProcess; line: string };

/** The built command line, once it has printed its first line. @throws Error with what it said when it ends before */
async function startBuilt(args: string[], env: Record<string, string | undefined>): Promise<Child> {
  const child = spawn(node, [cli, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}: ${errors}`)));
  });
  return { process: child, line };
}

const stopped = (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });

export type HubProgram = { url: string; fingerprint: string; stop(): Promise<void> };

/** `yolda hub` with a certificate of its own, as the guide starts it. @param port 0 takes a free one */
export async function startHubProgram(dir: string, port = 0): Promise<HubProgram> {
  const args = ['hub', '--data', join(dir, 'hub'), '--tls', join(dir, 'tls'), '--port', String(port)];
  const { process: child, line } = await startBuilt(args, { ...process.env, YOLDA_LOG: 'error' });
  const { url, fingerprint } = JSON.parse(line) as { url: string; fingerprint: string };
  return { url, fingerprint, stop: () => stopped(child, 'SIGTERM') };
}

/** One command of the built program to its end; what it printed. @throws Error when it fails */
export const runProgram = (...args: string[]): string =>
  execFileSync(node, [cli, ...args], { cwd: root, encoding: 'utf8' });

/** `yolda serve` on the folder, as `npm start` runs it. @param port 0 takes a free one */
export async function startProgram(
  dir: string,
  port = 0,
  env: Record<string, string> = {},
): Promise<Program> {
  const args = ['serve', '--data', dir, '--port', String(port), '--recover'];
  const { process: child, line } = await startBuilt(args, {
    ...process.env,
    YOLDA_CONFIG_DIR: join(dir, '../config'),
    YOLDA_LOG: 'error',
    TZ: 'Asia/Baku',
    ...env,
  });
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  const post: Program['post'] = async (body) => {
    const response = await fetch(`${url}/call`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  return {
    url,
    token,
    post,
    async call(name, input) {
      const { value, error } = (await post({ name, input })).body as Answer;
      if (error) {
        const text = `${name}: ${error.code}/${error.reason} ${JSON.stringify(error.details ?? {})}`;
        throw Object.assign(new Error(text), error);
      }
      return value as Output<typeof name>;
    },
    stop: (signal) => stopped(child, signal),
  };
}
