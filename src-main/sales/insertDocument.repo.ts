// Writes a document of sale once, at issue: its header and its lines with names and prices frozen.
import type { WriteContext } from '../store/context.ts';
import { documentLines, documents } from '../store/schema/index.ts';
import type { ComposedSale } from './composeSale.ts';

/** Writes the issued document with its lines, names and prices frozen; an invoice reserves its goods. @returns its id */
export function insertDocument(
  tx: WriteContext,
  composed: ComposedSale,
  { pdfHash, comment }: { pdfHash: string; comment: string },
): string {
  const { kind, sale, organization, buyer, date } = composed;
  const id = tx.newId();
  const audit = { createdAt: tx.now, updatedAt: tx.now };
  tx.orm
    .insert(documents)
    .values({
      id,
      kind,
      number: composed.number.number,
      date,
      issuedAt: tx.now,
      state: 'issued',
      organizationId: organization.id,
      partnerId: buyer.id,
      legalEntityId: composed.legalEntity?.id ?? null,
      contactId: composed.contactId,
      ownerId: tx.user.id,
      currency: sale.currency,
      isVatIncluded: organization.isVatIncluded,
      rounding: organization.rounding,
      netMinor: sale.totals.netMinor,
      vatMinor: sale.totals.vatMinor,
      totalMinor: sale.totals.grossMinor,
      dueOn: composed.dueOn,
      basisId: composed.basisId,
      version: composed.version,
      language: composed.language,
      comment,
      pdfHash,
      contentHash: composed.contentHash,
      ...audit,
    })
    .run();
  insertLines(tx, id, composed);
  return id;
}

function insertLines(tx: WriteContext, documentId: string, { kind, sale, buyer, date }: ComposedSale): void {
  sale.lines.forEach((line, position) => {
    const { item } = line;
    tx.orm
      .insert(documentLines)
      .values({
        id: tx.newId(),
        documentId,
        position,
        itemId: item.id,
        name: item.name,
        article: item.article,
        unit: item.unit,
        quantityMilli: line.quantityMilli,
        priceMinor: line.priceMinor,
        recommendedMinor: item.prices.recommendedMinor ?? null,
        minimumMinor: item.prices.minimumMinor ?? null,
        costMinor: item.prices.costMinor ?? null,
        discountBp: line.discountBp,
        vatCode: item.vatCode,
        netMinor: line.netMinor,
        vatMinor: line.vatMinor,
        sumMinor: line.grossMinor,
        belowMinimumReason: line.belowMinimumReason,
        // A quote keeps nothing back.
        reservedMilli: kind === 'invoice' && item.kind === 'good' ? line.quantityMilli : 0,
        partnerId: buyer.id,
        kind,
        date,
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .run();
  });
}
