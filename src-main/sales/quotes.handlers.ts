// The calls of quotes. Making one, its next version and its invoice go the way of SELL (issue.ts).
import { AppError } from '#shared/contract/errors.ts';
import { diffLines, isOpenQuote, type QuotedLine } from '#shared/domain/quotes.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { cancelInvoiceOf, cancelLetters, dropWaitingLetters, issuedBy } from './cancelInvoice.repo.ts';
import { inUnits, listDocumentLines, type StoredLine } from './documentLines.repo.ts';
import type { Issue } from './issue.ts';
import { invoiceOrder, linesLeft, quoteOrder, requireQuote } from './quoteOrder.rules.ts';
import {
  listInvoicesOf,
  listVersions,
  newestLetterOf,
  type Quote,
  setAnswer,
  setCancelled,
  versionBefore,
} from './quotes.repo.ts';
import { invoiceAnswer } from './sell.ts';

export function createQuotesHandlers(deps: CoreDeps, issue: Issue): Handlers['quotes'] {
  deps.compensations.set('quotes.make', cancelQuoteOf);
  deps.compensations.set('quotes.makeInvoice', cancelInvoiceOf);
  return {
    make: {
      prepare: (input) => issue.prepare((context) => quoteOrder(context, input)),
      write: (input, tx, prepared) => {
        const order = quoteOrder(tx, input);
        const { documentId, ...made } = issue.write(tx, order, prepared);
        if (order.making.basisId !== null) callBackLetters(tx, order.making.basisId, documentId);
        return { quoteId: documentId, ...made };
      },
    },
    makeInvoice: {
      prepare: (input) => issue.prepare((context) => invoiceOrder(context, input)),
      write: (input, tx, prepared) => invoiceAnswer(issue.write(tx, invoiceOrder(tx, input), prepared)),
    },
    answer: ({ id, answer }, tx) => {
      const quote = requireQuote(tx, id);
      if (quote.state === 'cancelled') throw new AppError('conflict', 'already_cancelled');
      if (quote.state === 'superseded') throw new AppError('conflict', 'quote_superseded');
      if (listInvoicesOf(tx, [quote]).length > 0) throw new AppError('conflict', 'has_invoices');
      setAnswer(tx, id, answer);
      return {};
    },
    cancel: ({ id }, tx) => {
      cancelQuote(tx, id);
      return {};
    },
    load: ({ id }, context) => loadQuote(context, requireQuote(context, id)),
  };
}

/** A later version replaces what has not left yet: the client gets one offer, not two. */
function callBackLetters(tx: WriteContext, firstId: string, newestId: string): void {
  for (const { id } of listVersions(tx, firstId)) if (id !== newestId) dropWaitingLetters(tx, id);
}

function cancelQuote(tx: WriteContext, id: string): void {
  const quote = requireQuote(tx, id);
  if (quote.state === 'cancelled') throw new AppError('conflict', 'already_cancelled');
  if (listInvoicesOf(tx, [quote]).length > 0) throw new AppError('conflict', 'has_invoices');
  cancelLetters(tx, id);
  setCancelled(tx, id);
}

function cancelQuoteOf(tx: WriteContext, operationId: string): void {
  const id = issuedBy(tx, operationId);
  if (id === undefined) throw new AppError('not_found', 'quote_gone');
  cancelQuote(tx, id);
}

const figuresOf = (line: QuotedLine | null) =>
  line && {
    quantity: line.quantityMilli / 1000,
    priceMinor: line.priceMinor,
    discountBp: line.discountBp,
    sumMinor: line.sumMinor,
  };

function changesSince(context: ReadContext, before: Quote | undefined, lines: readonly StoredLine[]) {
  if (before === undefined) return null;
  return {
    fromId: before.id,
    fromNumber: before.number,
    totalBeforeMinor: before.totalMinor,
    lines: diffLines(listDocumentLines(context, before.id), lines).map(
      ({ kind, name, fields, ...sides }) => ({
        id: (sides.after ?? sides.before)?.id ?? '',
        kind,
        name,
        unit: (sides.after ?? sides.before)?.unit ?? '',
        fields,
        before: figuresOf(sides.before),
        after: figuresOf(sides.after),
      }),
    ),
  };
}

function loadQuote(context: ReadContext, quote: Quote) {
  const { issuedAt: _issuedAt, firstId, language: _language, ...row } = quote;
  const versions = listVersions(context, firstId);
  const lines = listDocumentLines(context, quote.id);
  const isInvoiceable = isOpenQuote(quote.state) || quote.state === 'accepted';
  return {
    ...row,
    letterId: newestLetterOf(context, quote.id),
    lines: lines.map(inUnits),
    remaining: isInvoiceable ? linesLeft(context, quote).map(inUnits) : [],
    versions: versions.map(({ id, number, version, date, totalMinor, state }) => ({
      id,
      number,
      version,
      date,
      totalMinor,
      state,
    })),
    changes: changesSince(context, versionBefore(versions, quote), lines),
    invoices: listInvoicesOf(context, versions),
  };
}
