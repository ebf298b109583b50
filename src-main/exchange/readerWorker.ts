// Worker thread: parses the files of an exchange and posts the records, a few batches ahead of who takes them.
// Writes nothing.
import { parentPort, workerData } from 'node:worker_threads';
import { toWireError } from '#shared/contract/errors.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import { openExchangeSource } from './archive/exchangeSource.ts';
import { readExchange } from './commerceml/readCommerceml.ts';
import type { ReaderMessage, ReaderTask } from './commerceml/readerThread.ts';
import { createExchangeSession } from './commerceml/session.ts';

const aheadAtMost = 8;

const post = (message: ReaderMessage): void => parentPort?.postMessage(message);

/** Resolves when fewer than `aheadAtMost` batches are on their way. */
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

async function run({ paths, priceTypes }: ReaderTask): Promise<void> {
  const mayPost = createCredit();
  const source = await openExchangeSource(paths);
  try {
    const known = priceTypes.map(({ id, currency }) => ({ id, currency: currency as CurrencyCode }));
    for await (const batch of readExchange(source, createExchangeSession(known))) {
      await mayPost();
      post({ kind: 'batch', batch });
    }
  } finally {
    await source.close();
  }
}

run(workerData as ReaderTask).then(
  () => post({ kind: 'done' }),
  (error: unknown) => post({ kind: 'failed', error: toWireError(error, '') }),
);
