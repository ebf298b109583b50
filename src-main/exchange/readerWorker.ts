// Worker thread: parses the files of an exchange and gives the records, for the import worker to stage. Writes nothing.
import type { CurrencyCode } from '#shared/domain/money.ts';
import { standBack } from '../store/standBack.ts';
import { openExchangeSource } from './archive/exchangeSource.ts';
import { type FileBatch, readExchange } from './commerceml/readCommerceml.ts';
import { createExchangeSession } from './commerceml/session.ts';
import type { CommercemlTask } from './staging/importTask.ts';
import { giveThreadStream } from './staging/threadStream.ts';

export type ReaderTask = Pick<CommercemlTask, 'paths' | 'priceTypes'>;

async function* read({ paths, priceTypes }: ReaderTask): AsyncGenerator<FileBatch> {
  const source = await openExchangeSource(paths);
  try {
    const known = priceTypes.map(({ id, currency }) => ({ id, currency: currency as CurrencyCode }));
    yield* readExchange(source, createExchangeSession(known));
  } finally {
    await source.close();
  }
}

standBack();
await giveThreadStream(read);
