// Invoice or quote model -> PDF bytes. Pure but for memory: no clock, no files, no network; the same model gives the same
// bytes, so that a PDF can be kept under the hash of its content.
import { changesBlocks } from './changesPage.ts';
import { flowBlocks } from './flow.ts';
import type { PrintFonts } from './fonts.ts';
import type { InvoiceModel } from './invoiceModel.ts';
import { letterhead } from './letterhead.ts';
import { layTable } from './linesTable.ts';
import { createPageFrame, drawFoots } from './pageFrame.ts';
import { printedName } from './partiesBlock.ts';
import { collect, openDocument } from './pdfDocument.ts';
import { createPen } from './pen.ts';
import type { Picture } from './picture.ts';
import { printDate } from './printFormat.ts';
import { captionsFor } from './quoteCaptions.ts';
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
  const captions = captionsFor(model);
  const doc = openDocument(
    {
      title: captions.title(model.number, printDate(model.date, model.layout)),
      author: printedName(model.seller),
      date: model.date,
      language: captions.language,
    },
    fonts,
  );
  const bytes = collect(doc);
  const sheet: Sheet = {
    pen: createPen(doc, fonts.regular),
    model,
    captions,
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
    ...changesBlocks(sheet),
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
