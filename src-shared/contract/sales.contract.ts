// SELL: preview, issue, cancel; past prices; invoices.
import { z } from 'zod';
import {
  Currency,
  Cursor,
  DateOnly,
  Empty,
  Hash,
  Id,
  Language,
  Limit,
  Minor,
  page,
  Quantity,
  Text,
  VatCode,
} from './common.ts';
import { command, query } from './define.ts';

export const InvoiceState = z.enum(['issued', 'partPaid', 'paid', 'overdue', 'cancelled']);

export const SellLine = z.object({
  itemId: Id,
  quantity: Quantity.positive().max(1_000_000),
  /** Per unit, VAT as the document says; the offered price when absent. */
  priceMinor: Minor.min(0).optional(),
  discountBp: z.number().int().min(0).max(10_000).default(0),
  /** Demanded when the price after discount is below the minimum. */
  belowMinimumReason: Text(300).default(''),
});

export const PreviewLine = z.object({
  itemId: Id,
  name: z.string(),
  article: z.string(),
  unit: z.string(),
  quantity: z.number(),
  priceMinor: Minor,
  discountBp: z.number().int(),
  recommendedMinor: Minor.nullable(),
  minimumMinor: Minor.nullable(),
  vatCode: VatCode,
  netMinor: Minor,
  vatMinor: Minor,
  sumMinor: Minor,
  /** Sum without tax minus cost, when the cost is known. */
  marginMinor: Minor.nullable(),
  isBelowMinimum: z.boolean(),
  freeQuantity: z.number(),
});

export const InvoiceRow = z.object({
  id: Id,
  number: z.string(),
  date: DateOnly,
  partnerId: Id,
  partnerName: z.string(),
  totalMinor: Minor,
  paidMinor: Minor,
  currency: Currency,
  state: InvoiceState,
  dueOn: DateOnly.nullable(),
  pdfHash: Hash.nullable(),
});

const documentTables = ['documents', 'document_lines', 'partners'] as const;
/** Why a document of sale cannot be made. */
export const sellReasons = [
  'partner_gone',
  'contact_gone',
  'legal_entity_gone',
  'item_gone',
  'no_organization',
  'requisites_missing',
  'below_minimum',
  'no_price',
  'currency_mixed',
  'partner_blocked',
  'no_recipient',
  'blob_missing',
] as const;

/** A line of an invoice or a quote as it was made. */
export const DocumentLine = z.object({
  id: Id,
  itemId: Id.nullable(),
  name: z.string(),
  article: z.string(),
  unit: z.string(),
  quantity: z.number(),
  priceMinor: Minor,
  discountBp: z.number().int(),
  vatCode: VatCode,
  vatMinor: Minor,
  sumMinor: Minor,
  belowMinimumReason: z.string(),
});

export const sales = {
  /** What the document would be: sums, VAT, margin, warnings. Nothing is written. */
  preview: query({
    in: z.object({
      partnerId: Id,
      lines: z.array(SellLine.partial({ quantity: true }).extend({ quantity: z.number() })).max(500),
    }),
    out: z.object({
      currency: Currency,
      isVatIncluded: z.boolean(),
      lines: z.array(PreviewLine),
      netMinor: Minor,
      vatMinor: Minor,
      totalMinor: Minor,
      marginMinor: Minor.nullable(),
    }),
    reads: [
      'items',
      'prices',
      'price_types',
      'stocks',
      'document_lines',
      'organizations',
      'partners',
      'units',
      'bank_accounts',
    ],
  }),
  /**
   * Makes the invoice in one transaction: number, rows, frozen PDF, letter, interaction.
   * `send: true` queues the letter at once; false leaves it a draft, ready to be looked at.
   */
  sell: command({
    in: z.object({
      partnerId: Id,
      contactId: Id.optional(),
      legalEntityId: Id.optional(),
      lines: z.array(SellLine).min(1).max(500),
      send: z.boolean(),
      /** Milliseconds the queued letter waits for Undo; by contract calls do not wait. */
      holdMs: z.number().int().min(0).max(60_000).default(0),
      language: Language.optional(),
      comment: Text(1000).default(''),
    }),
    out: z.object({ invoiceId: Id, number: z.string(), letterId: Id }),
    reasons: sellReasons,
    undo: { by: 'sales.cancelInvoice' },
  }),
  /** The invoice keeps its number as `cancelled`; a letter not yet sent is cancelled with it. */
  cancelInvoice: command({
    in: z.object({ id: Id }),
    out: Empty,
    reasons: ['invoice_gone', 'already_cancelled', 'has_payments', 'has_shipments', 'letter_sent'],
    undo: { because: 'a cancelled number is listed and never used again' },
  }),
  listInvoices: query({
    in: z.object({ partnerId: Id.optional(), state: InvoiceState.optional(), cursor: Cursor, limit: Limit }),
    out: page(InvoiceRow),
    reads: ['documents', 'partners'],
  }),
  loadInvoice: query({
    in: z.object({ id: Id }),
    out: InvoiceRow.extend({
      netMinor: Minor,
      vatMinor: Minor,
      isVatIncluded: z.boolean(),
      comment: z.string(),
      letterId: Id.nullable(),
      lines: z.array(DocumentLine),
    }),
    reads: [...documentTables, 'letters'],
  }),
  /** What this client bought: of one item, or in general; newest first. */
  listPastTransactions: query({
    in: z.object({ partnerId: Id, itemId: Id.optional(), cursor: Cursor, limit: Limit }),
    out: page(
      z.object({
        id: Id,
        documentId: Id,
        kind: z.enum(['order', 'invoice', 'shipment', 'receipt', 'return']),
        number: z.string(),
        date: DateOnly,
        itemId: Id.nullable(),
        itemName: z.string(),
        quantity: z.number(),
        unit: z.string(),
        priceMinor: Minor,
        sumMinor: Minor,
        currency: Currency,
      }),
    ),
    reads: ['documents', 'document_lines'],
  }),
};
