// The real command line, as it is built (builtProgram.ts), in a process of its own: what it prints and how it ends, or a
// running `serve` with its door. Nothing here knows how the core works.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fromWireError, type WireError } from '#shared/contract/errors.ts';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import { yoldaEntry } from './builtProgram.ts';

/** A company's place on disk: its folder, the user's configuration beside it, a renderer to serve. */
export type Place = { root: string; data: string; config: string; renderer: string };

/** @param root made when absent */
export function placeIn(root: string): Place {
  const place = {
    root,
    data: join(root, 'company'),
    config: join(root, 'config'),
    renderer: join(root, 'renderer'),
  };
  mkdirSync(place.renderer, { recursive: true });
  writeFileSync(join(place.renderer, 'index.html'), '<!doctype html><title>Yolda</title>');
  return place;
}

export function makePlace(): Place & { remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'yolda-place-'));
  return { ...placeIn(root), remove: () => rmSync(root, { recursive: true, force: true }) };
}

export type Run = { code: number | null; signal: string | null; out: string; err: string };

export type RunOptions = {
  env?: Record<string, string>;
  /** Another node to run it with. */
  node?: string;
};

function start(
  place: Place,
  args: readonly string[],
  { env = {}, node = process.execPath }: RunOptions,
): ChildProcess {
  return spawn(node, [yoldaEntry, ...args], {
    env: {
      ...process.env,
      YOLDA_CONFIG_DIR: place.config,
      YOLDA_RENDERER_DIR: place.renderer,
      YOLDA_LOG: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs one command to its end, on the place's company folder. */
export async function yolda(place: Place, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = start(place, place.data === '' ? args : [...args, '--data', place.data], options);
  const exit = once(child, 'exit') as Promise<[number | null, string | null]>;
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  const [code, signal] = await exit;
  return { code, signal, out, err };
}

export type Served = {
  url: string;
  token: string;
  /** Through the door, as a command line does. @throws AppError; TypeError when the process is gone */
  call<N extends Call>(name: N, input: Input<N>, commandId?: string): Promise<Output<N>>;
  loadBlob(hash: string): Promise<{ status: number; bytes: Uint8Array }>;
  /** Its log, whole once it has ended. */
  log: Promise<string>;
  /** How it ended. */
  exited: Promise<{ code: number | null; signal: string | null }>;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
};

/** `yolda serve`, ready to be called. @throws Error with what it printed when it does not start */
export async function serve(
  place: Place,
  env: Record<string, string> = {},
  more: string[] = [],
): Promise<Served> {
  const child = start(place, ['serve', '--data', place.data, ...more], { env });
  const exited = (once(child, 'exit') as Promise<[number | null, string | null]>).then(([code, signal]) => ({
    code,
    signal,
  }));
  const errors = text(child.stderr!);
  const line = await new Promise<string>((resolve) => {
    let out = '';
    child.stdout!.on('data', (part: Buffer) => {
      out += part.toString();
      if (out.includes('\n')) resolve(out);
    });
    void exited.then(() => resolve(''));
  });
  if (line === '') throw new Error(`serve did not start: ${await errors}`);
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  const headers = { Authorization: `Bearer ${token}` };
  return {
    url,
    token,
    log: errors,
    exited,
    async call<N extends Call>(name: N, input: Input<N>, commandId?: string) {
      const response = await fetch(`${url}/call`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name, input, commandId }),
      });
      const body = (await response.json()) as { value: Output<N>; error?: WireError };
      if (body.error) throw fromWireError(body.error);
      return body.value;
    },
    async loadBlob(hash) {
      const response = await fetch(`${url}/blob/${hash}`, { headers });
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
