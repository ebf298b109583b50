// In the import worker: reads a whole exchange into the staging file. The first file error ends it, and then nothing was
// written anywhere but in the staging file and the blobs.
import type Database from 'better-sqlite3';
import { createBlobs } from '#main/store/blobs.ts';
import { type ExchangeSource, openExchangeSource } from '../archive/exchangeSource.ts';
import type { ReaderTask } from '../readerWorker.ts';
import type { CommercemlSummary, CommercemlTask } from '../staging/importTask.ts';
import { openThreadStream } from '../staging/threadStream.ts';
import { countStaged } from './countStaged.repo.ts';
import { fullCatalogues } from './fullCatalogues.rules.ts';
import type { FileBatch } from './readCommerceml.ts';
import { createStager } from './stageExchange.repo.ts';
import { stagePictures } from './stagePictures.ts';

const areAllFull = (flags: readonly boolean[]): boolean =>
  flags.length > 0 && flags.every((isFull) => isFull);

/** @param onProgress called with the number of records read so far */
export async function stageCommerceml(
  db: Database.Database,
  task: CommercemlTask,
  onProgress: (done: number) => void,
): Promise<CommercemlSummary> {
  const { paths, priceTypes } = task;
  const reader = openThreadStream<FileBatch>(task.readerUrl, { paths, priceTypes } satisfies ReaderTask);
  // The reader has its own: this one is for the pictures.
  let source: ExchangeSource | undefined;
  try {
    const blobs = createBlobs(task.blobs, task.key);
    const stager = createStager(db, task);
    let done = 0;
    for await (const { file, records } of reader.pages()) {
      for (const record of records) {
        if (record.kind === 'product' && record.pictures.length > 0) {
          const { line, column, id: ref } = record;
          const fault = (reason: string): void =>
            stager.problem({ file, line, column, ref, reason, isSkipped: false });
          source ??= await openExchangeSource(task.paths);
          const pictures = await stagePictures(record.pictures, file, { source, blobs }, fault);
          stager.take(record, file, pictures);
        } else stager.take(record, file);
      }
      done += records.length;
      onProgress(done);
    }
    const { counts, flags } = stager;
    return {
      rowCount: countStaged(db),
      fullCatalogues: fullCatalogues(flags.catalogues),
      hasFullOffers: areAllFull(flags.offers),
      problemCount: counts.problems,
      skippedItems: counts.skippedItems,
      roundedPrices: counts.rounded,
      hasTotals: flags.hasTotals,
    };
  } finally {
    await reader.close();
    await source?.close();
  }
}
