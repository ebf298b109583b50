// The document model of a printed invoice or quote: plain JSON with everything the page shows, already computed.
// Rendering looks nothing up and does no money arithmetic beyond running totals; amounts are integer minor
// units, quantities integer thousandths, dates YYYY-MM-DD. The hash of the model is the key of its PDF.
import { createHash } from 'node:crypto';
import type { CurrencyCode } from '#shared/domain/money.ts';

export type InvoiceLayout = 'az' | 'ru' | 'en';

export type InvoiceBankAccount = {
  bankName: string;
  /** settlement account: 20 digits in Russia, an IBAN elsewhere */
  account: string;
  /** Russian БИК, 9 digits; its presence selects the bank box of the Russian payment order */
  bic?: string;
  /** Azerbaijani bank code, 6 digits */
  bankCode?: string;
  bankTaxId?: string;
  swift?: string;
  correspondentAccount?: string;
  currency?: string;
};

export type InvoiceParty = {
  name: string;
  /** the name of the register; printed instead of `name` where known */
  legalName?: string;
  taxId?: string;
  /** what the tax id is called where it is not the layout's own, e.g. `БИН` for a Kazakh buyer */
  taxIdLabel?: string;
  kpp?: string;
  address?: string;
  phone?: string;
  email?: string;
  bankAccounts: InvoiceBankAccount[];
};

/** Columns that not every firm prints; the rest of the table is always there. */
export type InvoiceOptionalColumn = 'article' | 'discount' | 'vat';

export type InvoiceLine = {
  position: number;
  article?: string;
  name: string;
  unit: string;
  quantityMilli: number;
  /** per unit, VAT as `isVatIncluded` says, before the discount */
  priceMinor: number;
  discountMinor: number;
  /** after the discount, VAT as `isVatIncluded` says */
  sumMinor: number;
  /** basis points; null means exempt or no VAT */
  vatRateBp: number | null;
  vatMinor: number;
};

export type InvoiceVatTotal = { rateBp: number | null; baseMinor: number; vatMinor: number };

export type InvoiceTotals = {
  netMinor: number;
  vat: InvoiceVatTotal[];
  vatMinor: number;
  grossMinor: number;
};

export type InvoiceSignature = {
  role: 'head' | 'accountant' | 'entrepreneur';
  /** replaces the layout's word for the role, e.g. `Генеральный директор` */
  title?: string;
  name: string;
  /** sha256 of a PNG or JPEG, see `pictureHash` */
  pictureHash?: string;
};

/** Figures of a line in one version of a quote. */
export type InvoiceLineFigures = {
  quantityMilli: number;
  priceMinor: number;
  discountBp: number;
  /** with tax */
  sumMinor: number;
};

/** What of an earlier version is otherwise: lines that stayed as they were are not listed. */
export type InvoiceChanges = {
  fromNumber: string;
  fromDate: string;
  totalBeforeMinor: number;
  lines: {
    name: string;
    unit: string;
    /** null: a new line */
    before: InvoiceLineFigures | null;
    /** null: a line that went out */
    after: InvoiceLineFigures | null;
  }[];
};

export type InvoiceModel = {
  /** absent: an invoice */
  kind?: 'quote';
  /** of a quote: the page of what changed, when it is wished */
  changes?: InvoiceChanges;
  layout: InvoiceLayout;
  number: string;
  date: string;
  /** of an invoice the last day to pay, of a quote the last day it holds */
  dueDate?: string;
  currency: CurrencyCode;
  isVatIncluded: boolean;
  seller: InvoiceParty;
  buyer: InvoiceParty;
  /** the contract or order this invoice rests on */
  basis?: string;
  /** text above everything, e.g. the terms that paying this invoice accepts */
  notice?: string;
  columns: InvoiceOptionalColumn[];
  lines: InvoiceLine[];
  totals: InvoiceTotals;
  /** the gross amount in words, in the language of the layout */
  amountInWords: string;
  /** Azerbaijan: where the VAT part goes, when the firm prints it */
  vatDepositAccount?: string;
  remarks?: string;
  signatures: InvoiceSignature[];
  stampHash?: string;
  logoHash?: string;
  /** ST00012 text or another payment payload, drawn as a QR code */
  qrPayload?: string;
};

/** Raised whenever the same model would give other bytes: a new layout is a new document. */
export const layoutVersion = 1;

/**
 * The key of the model's PDF: sha256 (hex) over canonical JSON, the pictures' hashes within, and the layout
 * version. Keys are sorted and absent fields left out, so that equal documents have equal keys.
 */
export function contentHash(model: InvoiceModel): string {
  return createHash('sha256').update(canonicalJson({ layoutVersion, model })).digest('hex');
}

/** The hash that names a picture in the model and in the pictures given to the renderer: sha256, hex. */
export function pictureHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The pictures that the model names, each once. */
export function pictureHashesOf(model: InvoiceModel): string[] {
  const hashes = [
    model.logoHash,
    model.stampHash,
    ...model.signatures.map((signature) => signature.pictureHash),
  ];
  return [...new Set(hashes.filter((hash) => hash !== undefined))];
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
