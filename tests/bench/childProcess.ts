// Children that the bench starts: the built program on a bench company. Ends only what it started.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { benchEnv, benchNowMs, root } from './company.ts';

const program = join(root, 'dist/node/yolda.js');

/** Sets the child's clock to the day of the bench companies: their events are around it. */
const benchClock = `const now = Date.now; const shift = ${benchNowMs} - now(); Date.now = () => now() + shift;`;

/** As `resources/hub` starts it. */
const hubOptions = ['--max-semi-space-size=8'];

export function startProgram(args: readonly string[]): ChildProcess {
  if (!existsSync(program)) throw new Error('dist/node is not built');
  return spawn(
    process.execPath,
    [
      ...(args[0] === 'hub' ? hubOptions : []),
      ...['--import', `data:text/javascript,${encodeURIComponent(benchClock)}`, program, ...args],
    ],
    {
      env: { ...process.env, ...benchEnv, TZ: 'Asia/Baku', YOLDA_LOG: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

/** One command to its end. @throws Error with what it said when it failed */
export async function runProgram(args: readonly string[]): Promise<string> {
  const child = startProgram(args);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, errors] = await Promise.all([text(child.stdout as Readable), text(child.stderr as Readable)]);
  if ((await ended) !== 0) throw new Error(`${args.join(' ')}: ${errors.trim().slice(0, 300)}`);
  return out;
}

export type Serving = { first: string; pid: number; startMs: number; stop(): Promise<void> };

/** A command that serves, up to its first line. */
export const startServing = (args: readonly string[]): Promise<Serving> =>
  servingOf(args[0] ?? '', startProgram(args));

/** A child that was just started and serves, up to the first line that it prints. */
export async function servingOf(name: string, child: ChildProcess): Promise<Serving> {
  const startedAt = performance.now();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => {
    errors = (errors + data.toString()).slice(-2000);
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const first = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended.then(() => Promise.reject(new Error(`${name} ended: ${errors.trim().slice(0, 300)}`))),
  ]);
  return {
    first,
    pid: child.pid ?? 0,
    startMs: performance.now() - startedAt,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export type Served = Omit<Serving, 'first'> & { url: string; token: string };

/** `serve` up to its first line. */
export async function serve(dir: string): Promise<Served> {
  if (!existsSync(join(root, 'dist/renderer/index.html'))) throw new Error('dist/renderer is not built');
  const { first, ...serving } = await startServing(['serve', '--data', dir, '--port', '0']);
  const { url, token } = JSON.parse(first) as { url: string; token: string };
  return { url, token, ...serving };
}

/** Resident memory of a process now and at its peak, MB (Linux). */
export function memoryOf(pid: number): { rssMb: number; peakMb: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return { rssMb: of('VmRSS'), peakMb: of('VmHWM') };
}

/** Processor time of a process so far, all its threads, seconds (Linux counts in hundredths). */
export function cpuOf(pid: number): { userSeconds: number; systemSeconds: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return { userSeconds: Number(fields[11]) / 100, systemSeconds: Number(fields[12]) / 100 };
}
