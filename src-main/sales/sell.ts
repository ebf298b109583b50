// SELL: an invoice of the lines that the rep drew up.
import type { Handlers } from '../core/handlers.ts';
import { plainInvoice, type SellInput } from './composeSale.ts';
import type { Issue, Issued, Order } from './issue.ts';

const orderOf = (input: SellInput): Order => ({ input, making: plainInvoice });

/** What the calls that make an invoice answer. */
export const invoiceAnswer = ({ documentId, number, letterId }: Issued) => ({
  invoiceId: documentId,
  number,
  letterId,
});

export function createSell(issue: Issue): Handlers['sales']['sell'] {
  return {
    prepare: (input) => issue.prepare(() => orderOf(input)),
    write: (input, tx, prepared) => invoiceAnswer(issue.write(tx, orderOf(input), prepared)),
  };
}
