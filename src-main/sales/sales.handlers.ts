// The calls of sales. SELL itself is in sell.ts, quotes in quotes.handlers.ts.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReadContext } from '../store/context.ts';
import { cancelInvoice, cancelInvoiceOf } from './cancelInvoice.repo.ts';
import { loadWantedLines, requireOrganization, type SellInput } from './composeSale.ts';
import { listInvoices, loadInvoice } from './invoices.repo.ts';
import { createIssue, type Issue } from './issue.ts';
import { listPastTransactions } from './pastTransactions.repo.ts';
import { createQuotesHandlers } from './quotes.handlers.ts';
import { computeSale, currencyOf } from './saleLines.rules.ts';
import { loadBuyer } from './saleParties.repo.ts';
import { createSell } from './sell.ts';

export function createSalesHandlers(deps: CoreDeps): Pick<Handlers, 'sales' | 'quotes'> {
  // One for both: their preparations wait for one another.
  const issue = createIssue(deps);
  return { sales: createInvoiceHandlers(deps, issue), quotes: createQuotesHandlers(deps, issue) };
}

function createInvoiceHandlers(deps: CoreDeps, issue: Issue): Handlers['sales'] {
  deps.compensations.set('sales.sell', cancelInvoiceOf);
  return {
    preview: (input, ctx) => preview(ctx, input),
    sell: createSell(issue),
    cancelInvoice: ({ id }, tx) => {
      cancelInvoice(tx, id);
      return {};
    },
    listInvoices: (input, ctx) => listInvoices(ctx, input),
    loadInvoice: ({ id }, ctx) => {
      const invoice = loadInvoice(ctx, id);
      if (invoice === undefined) throw new AppError('not_found', 'invoice_gone');
      return invoice;
    },
    listPastTransactions: (input, ctx) => listPastTransactions(ctx, input),
  };
}

/** The same sums that SELL would write; missing prices count as 0 and a floor is only marked. */
function preview(ctx: ReadContext, input: Pick<SellInput, 'partnerId' | 'lines'>) {
  if (loadBuyer(ctx, input.partnerId) === undefined) throw new AppError('not_found', 'partner_gone');
  const { currency: ownCurrency, isVatIncluded, rounding } = requireOrganization(ctx);
  const wanted = loadWantedLines(ctx, input);
  const items = wanted.map((line) => line.item);
  const currency = currencyOf(items, ownCurrency);
  if (currency === undefined) throw new AppError('conflict', 'currency_mixed');
  const { lines, totals, marginMinor } = computeSale(wanted, { currency, isVatIncluded, rounding });
  return {
    currency,
    isVatIncluded,
    lines: lines.map((line, index) => ({
      itemId: line.item.id,
      name: line.item.name,
      article: line.item.article,
      unit: line.item.unit,
      quantity: line.quantityMilli / 1000,
      priceMinor: line.priceMinor,
      discountBp: line.discountBp,
      recommendedMinor: line.item.prices.recommendedMinor ?? null,
      minimumMinor: line.item.prices.minimumMinor ?? null,
      vatCode: line.item.vatCode,
      netMinor: line.netMinor,
      vatMinor: line.vatMinor,
      sumMinor: line.grossMinor,
      marginMinor: line.marginMinor,
      isBelowMinimum: line.isBelowMinimum,
      freeQuantity: (wanted[index]?.freeMilli ?? 0) / 1000,
    })),
    netMinor: totals.netMinor,
    vatMinor: totals.vatMinor,
    totalMinor: totals.grossMinor,
    marginMinor,
  };
}
