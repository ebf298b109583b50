// Documents of sale (quotes, orders, invoices, shipments, receipts, returns) and their lines.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at, audit, flag, milli, minor, on, ref, rid, uid } from './columns.ts';

export const documents = sqliteTable(
  'documents',
  {
    rid: rid(),
    id: uid(),
    kind: text({ enum: ['quote', 'order', 'invoice', 'shipment', 'receipt', 'return'] }).notNull(),
    /** Given at issue; empty before. */
    number: text().notNull().default(''),
    date: on().notNull(),
    issuedAt: at(),
    /** `cancelled` keeps its number. */
    state: text({ enum: ['draft', 'issued', 'cancelled'] }).notNull(),
    organizationId: ref().notNull(),
    partnerId: ref().notNull(),
    legalEntityId: ref(),
    contactId: ref(),
    ownerId: ref().notNull(),
    currency: text().notNull(),
    isVatIncluded: flag().notNull(),
    rounding: text({ enum: ['line', 'total'] }).notNull(),
    netMinor: minor().notNull(),
    vatMinor: minor().notNull(),
    totalMinor: minor().notNull(),
    /** Of an invoice the last day to pay, of a quote the last day it holds. */
    dueOn: on(),
    /** The document this one fulfils: shipment and receipt -> invoice, invoice -> order or quote; of a quote its version 1. */
    basisId: ref(),
    /** Of a quote: 1, 2, … */
    version: integer().notNull().default(1),
    /** Of a quote, as the rep was told it. */
    answer: text({ enum: ['', 'sent', 'accepted', 'refused'] })
      .notNull()
      .default(''),
    language: text({ enum: ['', 'en', 'az', 'ru'] })
      .notNull()
      .default(''),
    comment: text().notNull().default(''),
    /** Blob hash of the frozen PDF, and hash of the content it was made from. */
    pdfHash: text(),
    contentHash: text(),
    externalId: text(),
    ...audit(),
  },
  (t) => [
    index('documents_partner').on(t.partnerId, t.kind, t.date, t.rid),
    index('documents_kind_date').on(t.kind, t.date, t.rid),
    index('documents_basis').on(t.basisId, t.kind, t.state, t.totalMinor).where(sql`basis_id IS NOT NULL`),
    index('documents_number').on(t.number),
    index('documents_external').on(t.externalId).where(sql`external_id IS NOT NULL`),
  ],
);

export const documentLines = sqliteTable(
  'document_lines',
  {
    rid: rid(),
    id: uid(),
    documentId: ref()
      .notNull()
      .references(() => documents.id),
    position: integer().notNull(),
    itemId: ref(),
    /** Frozen at issue: a rename later changes no document. */
    name: text().notNull(),
    article: text().notNull().default(''),
    unit: text().notNull().default(''),
    quantityMilli: milli().notNull(),
    priceMinor: minor().notNull(),
    recommendedMinor: minor(),
    minimumMinor: minor(),
    costMinor: minor(),
    discountBp: integer().notNull().default(0),
    vatCode: text().notNull(),
    netMinor: minor().notNull(),
    vatMinor: minor().notNull(),
    sumMinor: minor().notNull(),
    /** Why the price is below the minimum, as the rep wrote it. */
    belowMinimumReason: text().notNull().default(''),
    /** What this line still reserves: issued, neither shipped nor cancelled. */
    reservedMilli: milli().notNull().default(0),
    /** Copies of the document's columns, for past prices by one index. */
    partnerId: ref().notNull(),
    kind: text().notNull(),
    date: on().notNull(),
    ...audit(),
  },
  (t) => [
    index('document_lines_document').on(t.documentId, t.position),
    index('document_lines_past').on(t.partnerId, t.itemId, t.date),
    index('document_lines_partner_date').on(t.partnerId, t.date),
    index('document_lines_reserved').on(t.itemId, t.reservedMilli).where(sql`reserved_milli > 0`),
  ],
);
