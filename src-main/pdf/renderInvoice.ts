// Invoice model -> PDF bytes. Pure but for memory: no clock, no files, no network; the same model gives the same
// bytes, so that a PDF can be kept under the hash of its content.
import PDFDocument from 'pdfkit';
import { captionsOf } from './captions.ts';
import { flowBlocks } from './flow.ts';
import { type PrintFonts, registerFonts } from './fonts.ts';
import type { InvoiceModel } from './invoiceModel.ts';
import { letterhead } from './letterhead.ts';
import { layTable } from './linesTable.ts';
import { createPageFrame, drawFoots } from './pageFrame.ts';
import { printedName } from './partiesBlock.ts';
import { createPen } from './pen.ts';
import type { Picture } from './picture.ts';
import { printDate } from './printFormat.ts';
import type { Block, Sheet } from './sheet.ts';
import { remarkBlocks, signatureBlocks } from './signaturesBlock.ts';
import { totalsBlocks } from './totalsBlock.ts';

/**
 * Draws the invoice on A4 pages.
 * @param pictures decoded pictures by the hashes of the model; a hash without a picture leaves its place empty
 */
export async function renderInvoice(
  model: InvoiceModel,
  fonts: PrintFonts,
  pictures: ReadonlyMap<string, Picture>,
): Promise<Uint8Array> {
  const doc = openDocument(model, fonts);
  const bytes = collect(doc);
  const sheet: Sheet = {
    pen: createPen(doc, fonts.regular),
    model,
    captions: captionsOf[model.layout],
    pictures,
  };
  const table = layTable(sheet);
  const blocks: Block[] = [
    ...letterhead(sheet),
    table.head,
    ...keepLastRows(table.rows),
    ...totalsBlocks(sheet),
    ...remarkBlocks(sheet),
    ...signatureBlocks(sheet),
  ];
  flowBlocks(blocks, createPageFrame(sheet, table));
  drawFoots(sheet);
  doc.end();
  return bytes;
}

/** Signatures alone on a page could be put under any document: the last two rows go with them. */
function keepLastRows(rows: Block[]): Block[] {
  return rows.map((row, index) => (index >= rows.length - 2 ? { ...row, isKeptWithNext: true } : row));
}

function openDocument(model: InvoiceModel, fonts: PrintFonts): PDFKit.PDFDocument {
  const options = {
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: captionsOf[model.layout].language,
    displayTitle: true,
    pdfVersion: '1.7',
    // null: without it every document would carry Helvetica
    font: null as unknown as string,
    info: {
      Title: captionsOf[model.layout].title(model.number, printDate(model.date, model.layout)),
      Author: printedName(model.seller),
      Creator: 'Yolda',
      Producer: 'Yolda',
      // The date of the document, not of the rendering: the file id is made of it too.
      CreationDate: new Date(`${model.date}T12:00:00Z`),
    },
  } satisfies PDFKit.PDFDocumentOptions;
  const doc = new PDFDocument(options);
  registerFonts(doc, fonts);
  return doc;
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
}
