// The hub as an administrator runs it: `yolda hub` in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Place } from '#hub/index.ts';
import { yoldaEntry } from '#tests/tools/builtProgram.ts';
import { placeArgs } from './hubStores.ts';

export type Run = { code: number | null; out: string; err: string };

function start(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [yoldaEntry, 'hub', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** One command to its end. */
export async function runHub(args: string[], env: Record<string, string> = {}): Promise<Run> {
  const child = start(args, env);
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  const [code] = await exit;
  return { code, out, err };
}

export type ServedHub = {
  url: string;
  /** The line that it printed. */
  started: { url: string; fingerprint?: string };
  log: Promise<string>;
  exited: Promise<{ code: number | null; signal: string | null }>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
};

/** @throws Error with what it printed when it does not start */
export async function serveHub(
  place: Place,
  env: Record<string, string> = {},
  args: string[] = [],
): Promise<ServedHub> {
  const child = start([...placeArgs(place), ...args], env);
  const exited = (once(child, 'exit') as Promise<[number | null, string | null]>).then(([code, signal]) => ({
    ...{ code, signal },
  }));
  const log = text(child.stderr!);
  const line = await Promise.race([
    once(child.stdout!, 'data').then(([part]) => String(part)),
    exited.then(() => ''),
  ]);
  if (line === '') throw new Error(`the hub did not start: ${await log}`);
  const started = JSON.parse(line) as { url: string; fingerprint?: string };
  return {
    ...{ url: started.url, started, log, exited },
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
