// Threads of the core, bundled beside whatever starts them; by the names that `platform.paths.worker` knows.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = join(dirname(fileURLToPath(import.meta.url)), '../../src-main');

export const workers = {
  checkpointWorker: join(sources, 'store/checkpointWorker.ts'),
  pdfWorker: join(sources, 'pdf/pdfWorker.ts'),
  importWorker: join(sources, 'exchange/importWorker.ts'),
  readerWorker: join(sources, 'exchange/readerWorker.ts'),
  stagedWorker: join(sources, 'exchange/stagedWorker.ts'),
  backupWorker: join(sources, 'store/backupWorker.ts'),
  recordingWorker: join(sources, 'telephony/recordingWorker.ts'),
};
