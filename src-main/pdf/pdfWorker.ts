// The worker thread that draws PDFs: fonts and decoded pictures stay in memory between documents.
// Started only by pdfService; it owns no files but the fonts and answers every request exactly once.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toWireError, type WireError } from '#shared/contract/errors.ts';
import { loadPrintFonts } from './fonts.ts';
import { type InvoiceModel, pictureHash, pictureHashesOf } from './invoiceModel.ts';
import { type Picture, readPicture } from './picture.ts';
import { renderInvoice } from './renderInvoice.ts';
import { renderReport } from './renderReport.ts';
import type { ReportModel } from './reportModel.ts';
import { warmUpModels } from './warmUpModels.ts';

export type PdfWorkerData = { fontsDir: string };

export type PdfRequest =
  | { id: number; kind: 'warm' }
  | { id: number; kind: 'picture'; bytes: Uint8Array }
  | { id: number; kind: 'report'; model: ReportModel }
  | { id: number; kind: 'invoice'; model: InvoiceModel; pictures: Record<string, Uint8Array> };

export type PictureInfo = Pick<Picture, 'format' | 'width' | 'height'>;

/** What a kind of request is answered with. */
export type PdfAnswers = { warm: null; picture: PictureInfo; invoice: Uint8Array; report: Uint8Array };

export type PdfReply = { id: number } & (
  | { answer: PdfAnswers[keyof PdfAnswers] }
  | { error: WireError; stack?: string }
);

/** Logo, stamp and two signatures of several organisations; a decoded stamp takes some 100 KB. */
const maxPictures = 32;

function createPictureCache(): (hash: string, bytes: Uint8Array | undefined) => Picture {
  const known = new Map<string, Picture>();
  return (hash, bytes) => {
    const found = known.get(hash);
    if (found !== undefined) return found;
    if (bytes === undefined) throw new AppError('not_found', 'picture_missing');
    if (pictureHash(bytes) !== hash) throw new AppError('corrupt', 'picture_changed');
    const picture = readPicture(bytes);
    const oldest = known.keys().next();
    if (known.size >= maxPictures && oldest.done !== true) known.delete(oldest.value);
    known.set(hash, picture);
    return picture;
  };
}

function serve(port: NonNullable<typeof parentPort>, { fontsDir }: PdfWorkerData): void {
  const fontsLoading = loadPrintFonts(fontsDir);
  // Told to the first request; without this line the thread would die before it could tell.
  fontsLoading.catch(() => undefined);
  const pictureOf = createPictureCache();
  const answer = async (request: PdfRequest): Promise<PdfAnswers[keyof PdfAnswers]> => {
    if (request.kind === 'picture') {
      const { format, width, height } = readPicture(request.bytes);
      return { format, width, height };
    }
    const fonts = await fontsLoading;
    if (request.kind === 'warm') {
      for (const model of warmUpModels) await renderInvoice(model, fonts, new Map());
      return null;
    }
    if (request.kind === 'report') return await renderReport(request.model, fonts);
    const { model, pictures } = request;
    const decoded = pictureHashesOf(model).map((hash) => [hash, pictureOf(hash, pictures[hash])] as const);
    return await renderInvoice(model, fonts, new Map(decoded));
  };
  port.on('message', (request: PdfRequest) => {
    answer(request).then(
      (result) => {
        const moved = result instanceof Uint8Array ? [result.buffer as ArrayBuffer] : [];
        port.postMessage({ id: request.id, answer: result } satisfies PdfReply, moved);
      },
      (thrown: unknown) => {
        const stack = thrown instanceof AppError || !(thrown instanceof Error) ? undefined : thrown.stack;
        const error = toWireError(thrown, `pdf-${request.id}`);
        port.postMessage({ id: request.id, error, stack } satisfies PdfReply);
      },
    );
  });
}

if (parentPort !== null) serve(parentPort, workerData as PdfWorkerData);
