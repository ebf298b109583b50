// A long-lived process of the rig: started until it is ready, ended, killed, frozen and started again. Signals go to the
// group of the process that was started, by its id, and to nothing else.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from './until.ts';

export type Exit = { code: number | null; signal: string | null };

export type PartPlan = {
  name: string;
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
  /** Asked until it answers true; what it throws counts as not yet. */
  isReady?: (part: Part) => boolean | Promise<boolean>;
};

export type Part = {
  readonly name: string;
  /** Of the process that runs, or ran last. */
  pid(): number;
  isRunning(): boolean;
  /** Up to ready. @throws Error with its log when it ends or is not ready within ten seconds */
  start(): Promise<void>;
  /** Asks it to end, and ends it after a second. */
  stop(): Promise<Exit>;
  /** Ends it and its children without a word, as a power cut would. */
  kill(): Promise<Exit>;
  /** It holds its ports and answers nothing. */
  freeze(): void;
  resume(): void;
  /** How it ends, or ended. */
  exited(): Promise<Exit>;
  /** All that it wrote, over all its starts. */
  log(): string;
  /** @param from where in the log to begin, e.g. its length before an action. @throws Error after ten seconds */
  untilLogged(pattern: RegExp, from?: number): Promise<RegExpExecArray>;
};

type Run = { child: ChildProcess; exit: Promise<Exit> };

const stopPatienceMs = 1_000;

function launch({ command, args, env }: PartPlan, heard: (text: string) => void): Run {
  const child = spawn(command, [...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that its children are ended with it.
    detached: true,
  });
  const failed = once(child, 'error').then(([error]) => {
    heard(`${String(error)}\n`);
    return { code: null, signal: null };
  });
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', heard);
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Exit);
  return { child, exit: Promise.race([ended, failed]) };
}

export function createPart(plan: PartPlan): Part {
  let run: Run | undefined;
  let written = '';
  const isRunning = (): boolean =>
    run?.child.pid !== undefined && run.child.exitCode === null && run.child.signalCode === null;
  const send = (signal: NodeJS.Signals): void => {
    if (isRunning()) process.kill(-run!.child.pid!, signal);
  };
  const exited = (): Promise<Exit> => run?.exit ?? Promise.reject(new Error(`${plan.name} was not started`));
  const fail = (why: string, cause?: unknown): never => {
    throw new Error(`${plan.name} ${why}:\n${written.slice(-4_000)}`, { cause });
  };

  const part: Part = {
    name: plan.name,
    pid: () => run?.child.pid ?? fail('was not started'),
    isRunning,
    async start() {
      if (isRunning()) fail('runs already');
      run = launch(plan, (text) => {
        written += text;
      });
      const ready = until(`${plan.name} is ready`, () => !isRunning() || (plan.isReady?.(part) ?? true));
      await ready.catch((error: unknown) => fail('did not become ready', error));
      if (!isRunning()) fail('ended');
    },
    async stop() {
      if (!isRunning()) return exited();
      send('SIGCONT');
      process.kill(run!.child.pid!, 'SIGTERM');
      const timer = setTimeout(() => send('SIGKILL'), stopPatienceMs);
      const exit = await exited();
      clearTimeout(timer);
      return exit;
    },
    kill() {
      send('SIGKILL');
      return exited();
    },
    freeze: () => send('SIGSTOP'),
    resume: () => send('SIGCONT'),
    exited,
    log: () => written,
    untilLogged: (pattern, from = 0) =>
      until(`${plan.name} says ${pattern}`, () => pattern.exec(written.slice(from)) ?? undefined),
  };
  return part;
}
