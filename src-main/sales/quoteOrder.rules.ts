// From what a call about a quote wants to the document it makes: a first quote, the next version of one, an invoice of
// what remains. Reads only; asked once to draw the PDF and again inside the transaction.
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { addDays } from '#shared/domain/dates.ts';
import { diffLines, type QuotedLine, remainingLines, versionNumber } from '#shared/domain/quotes.ts';
import type { InvoiceChanges } from '../pdf/index.ts';
import type { ReadContext } from '../store/context.ts';
import { type Making, plainInvoice, requireOrganization } from './composeSale.ts';
import { listDocumentLines, type StoredLine } from './documentLines.repo.ts';
import type { Order } from './issue.ts';
import { numberPrefix, peekNumber } from './numberSeries.repo.ts';
import { findQuote, listInvoicesOf, listVersions, type Quote, sumInvoiced } from './quotes.repo.ts';
import { type Sale, toMilli } from './saleLines.rules.ts';
import { loadContact, loadLegalEntity } from './saleParties.repo.ts';

/** How long an offer holds when the rep names no day. */
export const usualValidDays = 14;

/** @throws AppError not_found/quote_gone */
export function requireQuote(context: ReadContext, id: string): Quote {
  const quote = findQuote(context, id);
  if (quote === undefined) throw new AppError('not_found', 'quote_gone');
  return quote;
}

const quoted = (sale: Sale): QuotedLine[] =>
  sale.lines.map(({ item, grossMinor, ...line }) => ({
    itemId: item.id,
    name: item.name,
    unit: item.unit,
    quantityMilli: line.quantityMilli,
    priceMinor: line.priceMinor,
    discountBp: line.discountBp,
    vatCode: item.vatCode,
    sumMinor: grossMinor,
  }));

const figuresOf = (line: QuotedLine | null) =>
  line && {
    quantityMilli: line.quantityMilli,
    priceMinor: line.priceMinor,
    discountBp: line.discountBp,
    sumMinor: line.sumMinor,
  };

function printedChanges(before: Quote, beforeLines: readonly StoredLine[], sale: Sale): InvoiceChanges {
  const lines = diffLines<QuotedLine>(beforeLines, quoted(sale)).flatMap(
    ({ kind, name, before: was, after }) =>
      kind === 'same'
        ? []
        : [{ name, unit: (after ?? was)?.unit ?? '', before: figuresOf(was), after: figuresOf(after) }],
  );
  return { fromNumber: before.number, fromDate: before.date, totalBeforeMinor: before.totalMinor, lines };
}

type MakeInput = Parsed<'quotes.make'>;

function nextVersion(context: ReadContext, input: MakeInput, versionOf: string): Partial<Making> {
  const { firstId } = requireQuote(context, versionOf);
  const versions = listVersions(context, firstId);
  const [first] = versions;
  if (first === undefined || first.partnerId !== input.partnerId)
    throw new AppError('not_found', 'quote_gone');
  const version = Math.max(...versions.map((each) => each.version)) + 1;
  const before = versions.filter(({ state }) => state !== 'cancelled').at(-1);
  const beforeLines = before ? listDocumentLines(context, before.id) : [];
  return {
    basisId: firstId,
    version,
    number: (ctx, organization) => ({
      number: versionNumber(first.number, version, numberPrefix(ctx, organization.numberPrefix)),
      series: null,
    }),
    ...(before &&
      input.withChanges && { changes: (sale: Sale) => printedChanges(before, beforeLines, sale) }),
  };
}

/** @throws AppError not_found/quote_gone; invalid_input/valid_until_past */
export function quoteOrder(context: ReadContext, input: MakeInput): Order {
  const { validUntil, versionOf, withChanges: _withChanges, ...sale } = input;
  if (validUntil !== undefined && validUntil < context.today) {
    const fields = [{ path: 'validUntil', code: 'valid_until_past' }];
    throw new AppError('invalid_input', 'valid_until_past', { fields });
  }
  return {
    input: sale,
    making: {
      kind: 'quote',
      basisId: null,
      version: 1,
      dueOn: ({ today }) => validUntil ?? addDays(today, usualValidDays),
      number: (ctx, organization) => peekNumber(ctx, 'quote', organization.numberPrefix),
      ...(versionOf === undefined ? {} : nextVersion(context, input, versionOf)),
    },
  };
}

/** Lines of the quote that no invoice on any of its versions asks for yet. */
export function linesLeft(context: ReadContext, quote: Quote): StoredLine[] {
  const invoices = listInvoicesOf(context, listVersions(context, quote.firstId));
  return remainingLines(listDocumentLines(context, quote.id), sumInvoiced(context, invoices));
}

function chosen(left: readonly StoredLine[], wanted: Parsed<'quotes.makeInvoice'>['lines']): StoredLine[] {
  if (wanted === undefined) return [...left];
  return wanted.map(({ lineId, quantity }) => {
    const line = left.find(({ id }) => id === lineId);
    const quantityMilli = toMilli(quantity);
    if (line === undefined || line.quantityMilli < quantityMilli)
      throw new AppError('conflict', 'nothing_remains');
    return { ...line, quantityMilli };
  });
}

/**
 * @throws AppError not_found/quote_gone; conflict/quote_closed, quote_superseded, nothing_remains, quote_terms_changed
 */
export function invoiceOrder(context: ReadContext, input: Parsed<'quotes.makeInvoice'>): Order {
  const quote = requireQuote(context, input.quoteId);
  if (quote.state === 'cancelled' || quote.state === 'refused')
    throw new AppError('conflict', 'quote_closed');
  if (quote.state === 'superseded') throw new AppError('conflict', 'quote_superseded');
  // Its prices are read as the organisation reads prices now.
  if (requireOrganization(context).isVatIncluded !== quote.isVatIncluded)
    throw new AppError('conflict', 'quote_terms_changed');
  const lines = chosen(linesLeft(context, quote), input.lines);
  if (lines.length === 0) throw new AppError('conflict', 'nothing_remains');
  const { partnerId, contactId, legalEntityId, language, comment } = quote;
  const hasContact = contactId !== null && loadContact(context, partnerId, contactId) !== undefined;
  const hasEntity =
    legalEntityId !== null && loadLegalEntity(context, partnerId, legalEntityId) !== undefined;
  return {
    input: {
      partnerId,
      ...(hasContact && { contactId }),
      ...(hasEntity && { legalEntityId }),
      ...(language !== '' && { language }),
      lines: lines.map((line) => ({
        itemId: line.itemId ?? '',
        quantity: line.quantityMilli / 1000,
        priceMinor: line.priceMinor,
        discountBp: line.discountBp,
        // Promised before the floor rose: the quote is the reason.
        belowMinimumReason: line.belowMinimumReason || `№ ${quote.number}`,
      })),
      send: input.send,
      holdMs: input.holdMs,
      comment,
    },
    making: { ...plainInvoice, basisId: quote.id, basis: { number: quote.number, date: quote.date } },
  };
}
