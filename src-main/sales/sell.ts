// SELL: draws the PDF first, then writes number, document, lines, letter and interaction in one transaction.
// There is no moment at which a number exists without its PDF, or a letter without its document.
import type { Reach } from '../core/crashPoints.ts';
import type { CoreDeps } from '../core/deps.ts';
import { type Handlers, PreparationStale } from '../core/handlers.ts';
import { recordInteraction } from '../interactions/index.ts';
import { insertLetter } from '../mail/index.ts';
import { type InvoiceModel, pictureHashesOf } from '../pdf/index.ts';
import type { WriteContext } from '../store/context.ts';
import { type ComposedSale, composeSale, type SellInput, saleKey } from './composeSale.ts';
import { insertInvoice } from './invoices.repo.ts';
import { takeNumber } from './numberSeries.repo.ts';
import { createTurns } from './turns.ts';

type Prepared = { key: string; pdfHash: string; pdfSizeBytes: number };

const pdfMime = 'application/pdf';

export function createSell(deps: CoreDeps): Handlers['sales']['sell'] {
  const reach: Reach = (point) => deps.platform.reach(point);
  const inTurn = createTurns();

  const prepare = async (input: SellInput): Promise<Prepared> => {
    // Read when the turn comes, not when it was asked for: the sale before has taken a number since.
    const composed = composeSale(deps.gate.read(), input);
    const { bytes } = await deps.pdf.renderInvoice(composed.model, loadPictures(deps, composed.model));
    reach('sell.prepared');
    const pdfHash = deps.blobs.put(bytes);
    reach('sell.pdfStored');
    return { key: saleKey(composed), pdfHash, pdfSizeBytes: bytes.length };
  };

  return {
    prepare: (input) => inTurn(() => prepare(input)),
    write: (input, tx, prepared) => {
      const { key, pdfHash, pdfSizeBytes } = prepared as Prepared;
      const composed = composeSale(tx, input);
      if (saleKey(composed) !== key) throw new PreparationStale();
      takeNumber(tx, composed.number);
      reach('sell.numberTaken');
      const invoiceId = insertInvoice(tx, composed, { pdfHash, comment: input.comment });
      reach('sell.rowsWritten');
      const { letterId } = queueLetter(tx, input, composed, { invoiceId, pdfHash, pdfSizeBytes });
      reach('sell.letterQueued');
      tx.afterCommit(() => reach('sell.committed'));
      return { invoiceId, number: composed.number.number, letterId };
    },
  };
}

function loadPictures(deps: CoreDeps, model: InvoiceModel): Record<string, Uint8Array> {
  return Object.fromEntries(pictureHashesOf(model).map((hash) => [hash, deps.blobs.load(hash)]));
}

function queueLetter(
  tx: WriteContext,
  input: SellInput,
  { buyer, contactId, letter, number }: ComposedSale,
  made: { invoiceId: string; pdfHash: string; pdfSizeBytes: number },
): { letterId: string } {
  const { letterId } = insertLetter(tx, {
    composed: letter,
    partnerId: buyer.id,
    contactId,
    documentId: made.invoiceId,
    attachments: [
      { hash: made.pdfHash, name: `${number.number}.pdf`, mime: pdfMime, sizeBytes: made.pdfSizeBytes },
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
    documentId: made.invoiceId,
    letterId,
  });
  return { letterId };
}
