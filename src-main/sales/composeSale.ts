// The whole of a sale before it is written: parties, lines, sums, number, printed model, letter. Reads only, so
// that it is made once to draw the PDF and again inside the transaction to prove that nothing has changed.
import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { addDays, type DateOnly } from '#shared/domain/dates.ts';
import type { Language } from '#shared/domain/language.ts';
import { loadItemFacts, loadPricing } from '../catalog/index.ts';
import { type ComposedLetter, composeSaleLetter } from '../mail/index.ts';
import { contentHash, type InvoiceChanges, type InvoiceModel } from '../pdf/index.ts';
import type { ReadContext } from '../store/context.ts';
import { documentLanguage, invoiceModel } from './invoicePrint.rules.ts';
import { type NextNumber, type NumberedKind, peekNumber } from './numberSeries.repo.ts';
import { computeSale, currencyOf, type Sale, toMilli, type WantedLine } from './saleLines.rules.ts';
import {
  type Buyer,
  type Contact,
  type LegalEntity,
  loadBuyer,
  loadBuyerPhone,
  loadContact,
  loadLegalEntity,
  loadOrganization,
  loadRecipient,
  type Organization,
} from './saleParties.repo.ts';

export type SellInput = Parsed<'sales.sell'>;

/** What is made of a sale. Functions of the parties and lines, so that they are asked anew inside the transaction. */
export type Making = {
  kind: NumberedKind;
  /** Of an invoice the quote that it fulfils, of a later version of a quote the first one. */
  basisId: string | null;
  version: number;
  /** The last day to pay, or of a quote the last day it holds. */
  dueOn: (context: ReadContext, organization: Organization) => DateOnly;
  number: (context: ReadContext, organization: Organization) => NextNumber;
  /** The quote that an invoice names as what it rests on. */
  basis?: { number: string; date: DateOnly };
  /** What of an earlier version is otherwise, for a page of the document. */
  changes?: (sale: Sale) => InvoiceChanges;
};

export const plainInvoice: Making = {
  kind: 'invoice',
  basisId: null,
  version: 1,
  dueOn: ({ today }, { paymentDays }) => addDays(today, paymentDays),
  number: (context, { numberPrefix }) => peekNumber(context, 'invoice', numberPrefix),
};

export type ComposedSale = {
  kind: NumberedKind;
  basisId: string | null;
  version: number;
  number: NextNumber;
  date: DateOnly;
  dueOn: DateOnly;
  language: Language;
  organization: Organization;
  buyer: Buyer;
  legalEntity: LegalEntity | undefined;
  contactId: string | null;
  sale: Sale;
  model: InvoiceModel;
  /** Key of the PDF. */
  contentHash: string;
  letter: ComposedLetter;
};

/**
 * @throws AppError not_found partner_gone, contact_gone, legal_entity_gone, item_gone; conflict partner_blocked,
 *   no_organization, requisites_missing {fields}, no_price, currency_mixed, below_minimum {lines}, no_recipient
 */
export function composeSale(ctx: ReadContext, input: SellInput, making: Making = plainInvoice): ComposedSale {
  const { buyer, organization, legalEntity } = loadParties(ctx, input);
  const sale = composeLines(ctx, input, organization);
  const { contact, address } = loadAddressee(ctx, buyer, input);
  const number = making.number(ctx, organization);
  const document = {
    date: ctx.today,
    dueOn: making.dueOn(ctx, organization),
    language: documentLanguage(input.language, buyer.language, organization.country),
    organization,
    buyer,
    legalEntity,
    sale,
  };
  const buyerPhone = loadBuyerPhone(ctx, buyer.id);
  const { kind, basisId, version } = making;
  const model = invoiceModel({
    ...document,
    kind,
    basis: making.basis,
    changes: making.changes?.(sale),
    number: number.number,
    comment: input.comment,
    buyerPhone,
  });
  const contactId = contact?.id ?? null;
  const letter = composeSaleLetter(ctx, {
    ...document,
    kind,
    version,
    partnerId: buyer.id,
    contactId,
    documentNumber: number.number,
    totalMinor: sale.totals.grossMinor,
    currency: sale.currency,
    recipient: {
      address,
      name: contact?.name ?? (buyer.kind === 'company' ? '' : buyer.name),
      salutation: contact?.salutation ?? '',
    },
  });
  return {
    ...document,
    kind,
    basisId,
    version,
    number,
    contactId,
    model,
    contentHash: contentHash(model),
    letter,
  };
}

/** Whom the letter greets and where it goes; a draft may have no address yet. @throws AppError as composeSale */
function loadAddressee(
  ctx: ReadContext,
  buyer: Buyer,
  input: SellInput,
): { contact: Contact | undefined; address: string } {
  const named = input.contactId === undefined ? undefined : loadContact(ctx, buyer.id, input.contactId);
  if (input.contactId !== undefined && named === undefined) throw new AppError('not_found', 'contact_gone');
  const recipient = loadRecipient(ctx, buyer.id, input.contactId);
  if (input.send && recipient === undefined) throw new AppError('conflict', 'no_recipient');
  const found = recipient?.contactId ? loadContact(ctx, buyer.id, recipient.contactId) : undefined;
  return { contact: named ?? found, address: recipient?.address ?? '' };
}

/** Equal keys: the same rows would be written. */
export function saleKey(composed: ComposedSale): string {
  return createHash('sha256').update(JSON.stringify(composed)).digest('hex');
}

type Parties = { buyer: Buyer; organization: Organization; legalEntity: LegalEntity | undefined };

function loadParties(ctx: ReadContext, input: SellInput): Parties {
  const buyer = loadBuyer(ctx, input.partnerId);
  if (buyer === undefined) throw new AppError('not_found', 'partner_gone');
  if (buyer.state === 'blocked') throw new AppError('conflict', 'partner_blocked');
  const organization = requireOrganization(ctx);
  const requisites = {
    legalName: organization.legalName,
    taxId: organization.taxId,
    bankAccounts: organization.bankAccounts[0]?.account ?? '',
  };
  const fields = Object.entries(requisites).flatMap(([field, value]) => (value === '' ? [field] : []));
  if (fields.length > 0) throw new AppError('conflict', 'requisites_missing', { fields });
  const legalEntity = loadLegalEntity(ctx, buyer.id, input.legalEntityId);
  if (input.legalEntityId !== undefined && legalEntity === undefined) {
    throw new AppError('not_found', 'legal_entity_gone');
  }
  return { buyer, organization, legalEntity };
}

/** @throws AppError conflict/no_organization */
export function requireOrganization(ctx: ReadContext): Organization {
  const organization = loadOrganization(ctx);
  if (organization === undefined) throw new AppError('conflict', 'no_organization');
  return organization;
}

type LineInput = Omit<SellInput['lines'][number], 'quantity'> & { quantity: number };

/**
 * Lines with their items as of today, and the stock that is free.
 * @throws AppError not_found/item_gone {lines}
 */
export function loadWantedLines(
  ctx: ReadContext,
  input: { partnerId: string; lines: readonly LineInput[] },
): (WantedLine & { freeMilli: number })[] {
  const pricing = loadPricing(ctx, input.partnerId);
  const ids = [...new Set(input.lines.map((line) => line.itemId))];
  const items = new Map(loadItemFacts(ctx, ids, pricing).map((item) => [item.id, item]));
  const gone: number[] = [];
  const wanted = input.lines.flatMap((line, index) => {
    const item = items.get(line.itemId);
    if (item === undefined || item.isHidden) {
      gone.push(index);
      return [];
    }
    // Stock and pictures of the item change all day; they are no part of the document.
    const { id, name, article, unit, kind, vatCode, prices, freeMilli } = item;
    return [
      {
        item: { id, name, article, unit, kind, vatCode, prices },
        quantityMilli: toMilli(line.quantity),
        priceMinor: line.priceMinor,
        discountBp: line.discountBp,
        belowMinimumReason: line.belowMinimumReason,
        freeMilli,
      },
    ];
  });
  if (gone.length > 0) throw new AppError('not_found', 'item_gone', { lines: gone });
  return wanted;
}

/** Positions (from 0) of the lines that fail a test. */
function positions<T>(lines: readonly T[], isWrong: (line: T) => boolean): number[] {
  return lines.flatMap((line, index) => (isWrong(line) ? [index] : []));
}

function composeLines(ctx: ReadContext, input: SellInput, organization: Organization): Sale {
  const wanted = loadWantedLines(ctx, input).map(({ freeMilli: _freeMilli, ...line }) => line);
  const unpriced = positions(
    wanted,
    (line) => line.priceMinor === undefined && line.item.prices.offeredMinor === 0,
  );
  if (unpriced.length > 0) throw new AppError('conflict', 'no_price', { lines: unpriced });
  const currency = currencyOf(
    wanted.map((line) => line.item),
    organization.currency,
  );
  if (currency === undefined) throw new AppError('conflict', 'currency_mixed');
  const sale = computeSale(wanted, { ...organization, currency });
  const below = positions(sale.lines, (line) => line.isBelowMinimum && line.belowMinimumReason === '');
  if (below.length > 0) throw new AppError('conflict', 'below_minimum', { lines: below });
  return sale;
}
