// Issues a document of sale: draws the PDF first, then writes number, document, lines, letter and interaction in one
// transaction. There is no moment at which a number exists without its PDF, or a letter without its document.
import type { Reach } from '../core/crashPoints.ts';
import type { CoreDeps } from '../core/deps.ts';
import { PreparationStale } from '../core/handlers.ts';
import { recordInteraction } from '../interactions/index.ts';
import { insertLetter } from '../mail/index.ts';
import { type InvoiceModel, pictureHashesOf } from '../pdf/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { type ComposedSale, composeSale, type Making, type SellInput, saleKey } from './composeSale.ts';
import { insertDocument } from './insertDocument.repo.ts';
import { takeNumber } from './numberSeries.repo.ts';
import { createTurns } from './turns.ts';

type Prepared = { key: string; pdfHash: string; pdfSizeBytes: number };
/** What a call wants, found out from the rows as they stand: once to draw, once to write. */
export type Order = { input: SellInput; making: Making };
export type Issued = { documentId: string; number: string; version: number; letterId: string };

export type Issue = {
  prepare(order: (context: ReadContext) => Order): Promise<Prepared>;
  write(tx: WriteContext, order: Order, prepared: unknown): Issued;
};

const pdfMime = 'application/pdf';

export function createIssue(deps: CoreDeps): Issue {
  const reach: Reach = (point) => deps.platform.reach(point);
  const inTurn = createTurns();

  const prepare = async (order: (context: ReadContext) => Order): Promise<Prepared> => {
    // Read when the turn comes, not when it was asked for: the sale before has taken a number since.
    const context = deps.gate.read();
    const { input, making } = order(context);
    const composed = composeSale(context, input, making);
    const { bytes } = await deps.pdf.renderInvoice(composed.model, loadPictures(deps, composed.model));
    reach('sell.prepared');
    const pdfHash = deps.blobs.put(bytes);
    reach('sell.pdfStored');
    return { key: saleKey(composed), pdfHash, pdfSizeBytes: bytes.length };
  };

  return {
    prepare: (order) => inTurn(() => prepare(order)),
    write: (tx, { input, making }, prepared) => {
      const { key, pdfHash, pdfSizeBytes } = prepared as Prepared;
      const composed = composeSale(tx, input, making);
      if (saleKey(composed) !== key) throw new PreparationStale();
      takeNumber(tx, composed.number);
      reach('sell.numberTaken');
      const documentId = insertDocument(tx, composed, { pdfHash, comment: input.comment });
      reach('sell.rowsWritten');
      const { letterId } = queueLetter(tx, input, composed, { documentId, pdfHash, pdfSizeBytes });
      reach('sell.letterQueued');
      tx.afterCommit(() => reach('sell.committed'));
      return { documentId, number: composed.number.number, version: composed.version, letterId };
    },
  };
}

function loadPictures(deps: CoreDeps, model: InvoiceModel): Record<string, Uint8Array> {
  return Object.fromEntries(pictureHashesOf(model).map((hash) => [hash, deps.blobs.load(hash)]));
}

/** `A7-000012/2` is no name of a file. */
const fileName = (number: string): string => `${number.replaceAll('/', '-')}.pdf`;

function queueLetter(
  tx: WriteContext,
  input: SellInput,
  { buyer, contactId, letter, number }: ComposedSale,
  made: { documentId: string; pdfHash: string; pdfSizeBytes: number },
): { letterId: string } {
  const { letterId } = insertLetter(tx, {
    composed: letter,
    partnerId: buyer.id,
    contactId,
    documentId: made.documentId,
    attachments: [
      { hash: made.pdfHash, name: fileName(number.number), mime: pdfMime, sizeBytes: made.pdfSizeBytes },
    ],
    state: input.send ? 'queued' : 'draft',
    holdMs: input.holdMs,
  });
  recordInteraction(tx, {
    partnerId: buyer.id,
    contactId,
    kind: 'email',
    direction: 'out',
    subject: letter.subject,
    content: letter.bodyText,
    documentId: made.documentId,
    letterId,
  });
  return { letterId };
}
