// Worker thread: moves the write-ahead log into the database file, so that the writer never has to.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openDatabase } from './openDatabase.ts';
import { standBack } from './standBack.ts';

standBack();
const { database, key } = z.object({ database: z.string(), key: z.instanceof(Uint8Array) }).parse(workerData);
const db = openDatabase(database, { key });

parentPort?.on('message', (message: 'run' | 'close') => {
  if (message === 'close') {
    db.close();
    parentPort?.close();
    return;
  }
  // PASSIVE waits for nobody; what readers still hold is moved the next time.
  const [row] = db.pragma('wal_checkpoint(PASSIVE)') as { busy: number; log: number; checkpointed: number }[];
  parentPort?.postMessage({ pages: row?.log ?? 0, moved: row?.checkpointed ?? 0 });
});
