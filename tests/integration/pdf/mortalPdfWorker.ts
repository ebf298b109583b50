// The real PDF worker in a thread that dies when asked for invoice `DIE`: a crash as the service would see it.
import { parentPort } from 'node:worker_threads';
import type { PdfRequest } from '#main/pdf/pdfWorker.ts';

parentPort?.on('message', (request: PdfRequest) => {
  if (request.kind === 'invoice' && request.model.number === 'DIE') process.exit(7);
});

await import('#main/pdf/pdfWorker.ts');
