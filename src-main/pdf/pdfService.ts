// The core's door to PDF: one long-lived worker thread, started by the first request and again after a crash.
// A crash rejects the requests that were inside and no others; the store keeps nothing half made.
import { Worker } from 'node:worker_threads';
import { AppError, fromWireError } from '#shared/contract/errors.ts';
import { contentHash, type InvoiceModel } from './invoiceModel.ts';
import type { PdfAnswers, PdfReply, PdfRequest, PdfWorkerData, PictureInfo } from './pdfWorker.ts';
import type { ReportModel } from './reportModel.ts';

export type PdfServiceOptions = {
  /** pdfWorker as a file URL: `.ts` from the sources, `.js` in a bundle */
  workerUrl: URL;
  /** resources/fonts */
  fontsDir: string;
  log?: (event: 'pdf.workerStopped' | 'pdf.bug', details: Record<string, unknown>) => void;
};

export type RenderedInvoice = { bytes: Uint8Array; contentHash: string };

export type PdfService = {
  /**
   * Draws an invoice.
   * @param pictures PNG or JPEG files by their `pictureHash`, all that the model names
   * @throws AppError invalid_input `picture_unreadable` `picture_too_large`; not_found `picture_missing`;
   *   corrupt `picture_changed`; unavailable `pdf_worker_stopped`; cancelled `pdf_disposed`
   */
  renderInvoice: (model: InvoiceModel, pictures: Record<string, Uint8Array>) => Promise<RenderedInvoice>;
  /** Draws a report. @throws AppError unavailable `pdf_worker_stopped`; cancelled `pdf_disposed` */
  renderReport: (model: ReportModel) => Promise<Uint8Array>;
  /**
   * Reads a logo, stamp or signature before it is kept: whole, and of a size that can be printed.
   * @throws AppError invalid_input `picture_unreadable` `picture_too_large`
   */
  checkPicture: (bytes: Uint8Array) => Promise<PictureInfo>;
  /** Starts the worker and draws a page of each layout, so that the first SELL does not wait. */
  warm: () => Promise<void>;
  dispose: () => Promise<void>;
};

type Pending = { resolve: (answer: PdfAnswers[keyof PdfAnswers]) => void; reject: (error: AppError) => void };
type Kind = keyof PdfAnswers;
type RequestBody<K extends Kind> = Omit<Extract<PdfRequest, { kind: K }>, 'id'>;
type Running = { worker: Worker; pending: Map<number, Pending> };

export function createPdfService({ workerUrl, fontsDir, log }: PdfServiceOptions): PdfService {
  let running: Running | undefined;
  let isDisposed = false;
  let lastId = 0;

  const start = (): Running => {
    const worker = new Worker(workerUrl, { workerData: { fontsDir } satisfies PdfWorkerData });
    const started: Running = { worker, pending: new Map() };
    const stop = (cause: unknown) => {
      if (running === started) running = undefined;
      if (started.pending.size === 0) return;
      const error = isDisposed
        ? new AppError('cancelled', 'pdf_disposed')
        : new AppError('unavailable', 'pdf_worker_stopped', undefined, { cause });
      for (const { reject } of started.pending.values()) reject(error);
      started.pending.clear();
    };
    worker.on('message', (reply: PdfReply) => settle(started, reply, log));
    worker.on('error', (cause) => {
      log?.('pdf.workerStopped', { stack: cause instanceof Error ? cause.stack : undefined });
      stop(cause);
    });
    worker.on('exit', stop);
    // A waiting thread must not hold a command line program open; a request does.
    worker.unref();
    return started;
  };

  const request = <K extends Kind>(body: RequestBody<K> & { kind: K }): Promise<PdfAnswers[K]> => {
    if (isDisposed) return Promise.reject(new AppError('cancelled', 'pdf_disposed'));
    running ??= start();
    const { worker, pending } = running;
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      // The worker answers each kind with its own type; the map cannot say so.
      pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      worker.ref();
      worker.postMessage({ ...body, id });
    });
  };

  return {
    renderInvoice: async (model, pictures) => {
      const key = contentHash(model);
      return { bytes: await request({ kind: 'invoice', model, pictures }), contentHash: key };
    },
    renderReport: (model) => request({ kind: 'report', model }),
    checkPicture: (bytes) => request({ kind: 'picture', bytes }),
    warm: async () => {
      await request({ kind: 'warm' });
    },
    dispose: async () => {
      isDisposed = true;
      await running?.worker.terminate();
    },
  };
}

function settle({ worker, pending }: Running, reply: PdfReply, log: PdfServiceOptions['log']): void {
  const waiting = pending.get(reply.id);
  pending.delete(reply.id);
  if (pending.size === 0) worker.unref();
  if ('answer' in reply) {
    waiting?.resolve(reply.answer);
    return;
  }
  if (reply.stack !== undefined)
    log?.('pdf.bug', { errorId: reply.error.details?.errorId, stack: reply.stack });
  waiting?.reject(fromWireError(reply.error));
}
