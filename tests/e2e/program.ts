// The built program as a process of its own: started on a folder, called over HTTP, ended. Knows no page.
import { spawn } from 'node:child_process';
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

/** `yolda serve` on the folder, as `npm start` runs it. @param port 0 takes a free one */
export async function startProgram(
  dir: string,
  port = 0,
  env: Record<string, string> = {},
): Promise<Program> {
  const child = spawn(node, [cli, 'serve', '--data', dir, '--port', String(port), '--recover'], {
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
    stop: (signal) =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.once('exit', () => resolve());
        child.kill(signal);
      }),
  };
}
