// Some processes that play at the same time; jobs are handed to whoever is free, results come back with their jobs.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Result } from './worker.ts';

export type Workers = {
  /** @param onResult called in the order of coming */
  run(jobs: Iterable<Job>, onResult: (job: Job, result: Result) => void): Promise<void>;
  close(): void;
};

export function startWorkers(count: number): Workers {
  const path = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const start = (): ChildProcess => fork(path, { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const children = Array.from({ length: count }, start);

  async function serve(
    child: ChildProcess,
    next: () => Job | undefined,
    onResult: (job: Job, result: Result) => void,
  ) {
    for (let job = next(); job !== undefined; job = next()) {
      const sent = job;
      const result = await new Promise<Result>((resolve, reject) => {
        const fail = (code: number | null): void =>
          reject(new Error(`a worker ended with ${code} at ${JSON.stringify(sent)}`));
        child.once('exit', fail);
        child.once('message', (message) => {
          child.off('exit', fail);
          resolve(message as Result);
        });
        child.send(sent);
      });
      onResult(sent, result);
    }
  }

  return {
    async run(jobs, onResult) {
      const waiting = jobs[Symbol.iterator]();
      const next = (): Job | undefined => {
        const { done, value } = waiting.next();
        return done ? undefined : value;
      };
      await Promise.all(children.map((child) => serve(child, next, onResult)));
    },
    close() {
      for (const child of children) child.kill();
    },
  };
}
