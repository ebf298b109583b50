// Quotes: an offer made of the same lines as a sale, its versions, the client's word, an invoice of what remains.
import { z } from 'zod';
import { lineFields, quoteAnswers, quoteStates } from '../domain/quotes.ts';
import { Currency, DateOnly, Empty, Hash, Id, Language, Minor, Quantity, Text } from './common.ts';
import { command, query } from './define.ts';
import { DocumentLine, SellLine, sellReasons } from './sales.contract.ts';

export const QuoteState = z.enum(quoteStates);

const QuoteHead = z.object({
  id: Id,
  number: z.string(),
  version: z.number().int(),
  date: DateOnly,
  totalMinor: Minor,
  state: QuoteState,
});

const Figures = z.object({
  quantity: z.number(),
  priceMinor: Minor,
  discountBp: z.number().int(),
  sumMinor: Minor,
});

export const quotes = {
  /**
   * Makes an offer in one transaction as SELL makes an invoice: number, rows, frozen PDF, letter, interaction. Nothing is
   * reserved. With `versionOf`, the next version of that quote: it supersedes the earlier ones, whose letters that have
   * not left are called back.
   */
  make: command({
    in: z.object({
      partnerId: Id,
      contactId: Id.optional(),
      legalEntityId: Id.optional(),
      lines: z.array(SellLine).min(1).max(500),
      send: z.boolean(),
      holdMs: z.number().int().min(0).max(60_000).default(0),
      language: Language.optional(),
      comment: Text(1000).default(''),
      /** The last day it holds; two weeks when absent. */
      validUntil: DateOnly.optional(),
      versionOf: Id.optional(),
      /** Adds a page of what changed since the version before. */
      withChanges: z.boolean().default(false),
    }),
    out: z.object({ quoteId: Id, number: z.string(), version: z.number().int(), letterId: Id }),
    reasons: [...sellReasons, 'quote_gone'],
    undo: { by: 'quotes.cancel' },
  }),
  /** It keeps its number as `cancelled`, a letter not yet sent is cancelled with it, and the version before stands again. */
  cancel: command({
    in: z.object({ id: Id }),
    out: Empty,
    reasons: ['quote_gone', 'already_cancelled', 'has_invoices', 'letter_sent'],
    undo: { because: 'a cancelled number is listed and never used again' },
  }),
  /** The client's word, or that it was handed over otherwise than by our letter; '' takes it back. */
  answer: command({
    in: z.object({ id: Id, answer: z.enum(quoteAnswers) }),
    out: Empty,
    reasons: ['quote_gone', 'already_cancelled', 'quote_superseded', 'has_invoices'],
    undo: true,
  }),
  /** An invoice at the quoted prices, of what no invoice on any version asks for yet, or of the part of it named. */
  makeInvoice: command({
    in: z.object({
      quoteId: Id,
      lines: z
        .array(z.object({ lineId: Id, quantity: Quantity.positive().max(1_000_000) }))
        .min(1)
        .max(500)
        .optional(),
      send: z.boolean(),
      holdMs: z.number().int().min(0).max(60_000).default(0),
    }),
    out: z.object({ invoiceId: Id, number: z.string(), letterId: Id }),
    reasons: [
      ...sellReasons,
      'quote_gone',
      'quote_closed',
      'quote_superseded',
      'quote_terms_changed',
      'nothing_remains',
    ],
    undo: { by: 'sales.cancelInvoice' },
  }),
  /** One version with its lines, all versions, what changed since the one before, and what was invoiced. */
  load: query({
    in: z.object({ id: Id }),
    out: QuoteHead.extend({
      partnerId: Id,
      partnerName: z.string(),
      contactId: Id.nullable(),
      legalEntityId: Id.nullable(),
      currency: Currency,
      isVatIncluded: z.boolean(),
      netMinor: Minor,
      vatMinor: Minor,
      comment: z.string(),
      answer: z.enum(quoteAnswers),
      validUntil: DateOnly.nullable(),
      pdfHash: Hash.nullable(),
      letterId: Id.nullable(),
      lines: z.array(DocumentLine),
      /** Not invoiced yet; empty when the quote is closed. */
      remaining: z.array(DocumentLine),
      versions: z.array(QuoteHead),
      changes: z
        .object({
          fromId: Id,
          fromNumber: z.string(),
          totalBeforeMinor: Minor,
          lines: z.array(
            z.object({
              /** Of the line as it is, or was. */
              id: Id,
              kind: z.enum(['added', 'removed', 'changed', 'same']),
              name: z.string(),
              unit: z.string(),
              fields: z.array(z.enum(lineFields)),
              before: Figures.nullable(),
              after: Figures.nullable(),
            }),
          ),
        })
        .nullable(),
      invoices: z.array(
        z.object({ id: Id, number: z.string(), date: DateOnly, totalMinor: Minor, currency: Currency }),
      ),
    }),
    reads: ['documents', 'document_lines', 'partners', 'letters'],
  }),
};
