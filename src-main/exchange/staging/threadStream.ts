// A generator that runs in a thread of its own: both sides. The giving side is at most a few pages ahead of the taking
// one, so that memory does not grow with what is read.
import { on } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { AppError, fromWireError, toWireError, type WireError } from '#shared/contract/errors.ts';

type Message<T> = { kind: 'page'; page: T } | { kind: 'end' } | { kind: 'failed'; error: WireError };

const aheadAtMost = 4;

export type ThreadStream<T> = {
  /** To be taken once. @throws AppError what the generator threw; unavailable/import_worker_stopped */
  pages(): AsyncGenerator<T>;
  /** Ends the thread, whether all was taken or not. */
  close(): Promise<void>;
};

/** Starts the thread, which begins at once. @param task its `workerData` */
export function openThreadStream<T>(workerUrl: string, task: unknown): ThreadStream<T> {
  // Much short-lived garbage; a small heap keeps the process small.
  const resourceLimits = { maxYoungGenerationSizeMb: 8 };
  const worker = new Worker(new URL(workerUrl), { workerData: task, resourceLimits });
  // Listens from the start: what comes before it is taken waits here.
  const messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterableIterator<[Message<T>]>;
  return {
    async *pages() {
      for await (const [message] of messages) {
        if (message.kind === 'end') return;
        if (message.kind === 'failed') throw fromWireError(message.error);
        worker.postMessage('next');
        yield message.page;
      }
      throw new AppError('unavailable', 'import_worker_stopped');
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/** The body of the thread: gives what the generator yields. */
export async function giveThreadStream<Task, T>(
  make: (task: Task) => AsyncIterable<T> | Iterable<T>,
): Promise<void> {
  const mayPost = createCredit();
  const post = (message: Message<T>): void => parentPort?.postMessage(message);
  try {
    for await (const page of make(workerData as Task)) {
      await mayPost();
      post({ kind: 'page', page });
    }
    post({ kind: 'end' });
  } catch (error) {
    post({ kind: 'failed', error: toWireError(error, '') });
  }
  // Nothing waits for the other side any more, and the thread may end.
  parentPort?.unref();
}

/** Resolves when fewer than `aheadAtMost` pages are on their way. */
function createCredit(): () => Promise<void> {
  let left = aheadAtMost;
  let wake: (() => void) | undefined;
  parentPort?.on('message', () => {
    left += 1;
    wake?.();
  });
  return async () => {
    if (left === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    left -= 1;
  };
}
