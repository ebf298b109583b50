// The printed invoice or quote of a sale: which layout, which words, which requisites. Pure; drawing is pdf's work.
import { amountInWords } from '#shared/domain/amountWords.ts';
import type { DateOnly } from '#shared/domain/dates.ts';
import { formatDate } from '#shared/domain/format.ts';
import { homeLanguage, type Language } from '#shared/domain/language.ts';
import { st00012 } from '#shared/domain/qrPayment.ts';
import { type VatCode, vatRateBp } from '#shared/domain/vat.ts';
import {
  type InvoiceBankAccount,
  type InvoiceChanges,
  type InvoiceLayout,
  type InvoiceModel,
  type InvoiceOptionalColumn,
  type InvoiceParty,
  type InvoiceSignature,
  quoteTitle,
} from '../pdf/index.ts';
import type { Sale } from './saleLines.rules.ts';
import type { BankAccount, Buyer, LegalEntity, Organization } from './saleParties.repo.ts';

export type PrintedSale = {
  kind: 'invoice' | 'quote';
  /** The quote that an invoice rests on. */
  basis?: { number: string; date: DateOnly } | undefined;
  changes?: InvoiceChanges | undefined;
  number: string;
  date: DateOnly;
  dueOn: DateOnly;
  language: Language;
  comment: string;
  organization: Organization;
  buyer: Buyer;
  buyerPhone: string | undefined;
  legalEntity: LegalEntity | undefined;
  sale: Sale;
};

/** Language of a document: as asked, the partner's, that of our country. */
export function documentLanguage(
  asked: Language | undefined,
  partners: '' | Language,
  sellerCountry: string,
): Language {
  if (asked !== undefined) return asked;
  if (partners !== '') return partners;
  return homeLanguage[sellerCountry] ?? 'en';
}

/** Invoices of Azerbaijan and Russia have the form of their country, others that of their language. */
export function invoiceLayout(sellerCountry: string, language: Language): InvoiceLayout {
  if (sellerCountry === 'RU') return 'ru';
  return sellerCountry === 'AZ' ? 'az' : language;
}

const ownCountry: Readonly<Record<InvoiceLayout, string>> = { az: 'AZ', ru: 'RU', en: '' };
const taxIdLabels: Readonly<Record<string, string>> = {
  AZ: 'VÖEN',
  RU: 'ИНН',
  KZ: 'БИН/ИИН',
  BY: 'УНП',
  UZ: 'STIR',
  UA: 'ЄДРПОУ',
  TR: 'VKN',
};

function taxIdLabel(country: string, layout: InvoiceLayout): { taxIdLabel?: string } {
  const label = country === ownCountry[layout] ? undefined : taxIdLabels[country];
  return label === undefined ? {} : { taxIdLabel: label };
}

/** The fields of a party that are there; an absent one prints nothing. */
function known(fields: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.entries(fields).filter(
    (entry): entry is [string, string] => (entry[1] ?? '') !== '',
  );
  return Object.fromEntries(entries);
}

function bankAccount(account: BankAccount, country: string): InvoiceBankAccount {
  const code = country === 'RU' ? { bic: account.bankCode } : { bankCode: account.bankCode };
  return {
    bankName: account.bankName,
    account: account.account,
    ...known({
      ...code,
      bankTaxId: account.bankTaxId,
      swift: account.swift,
      correspondentAccount: account.corrAccount,
      currency: account.currency,
    }),
  };
}

/** Accounts in the document's currency; all when there is none. */
function accountsFor(organization: Organization, currency: string): BankAccount[] {
  const same = organization.bankAccounts.filter((account) => account.currency === currency);
  return same.length > 0 ? same : organization.bankAccounts;
}

function sellerParty(organization: Organization, currency: string, layout: InvoiceLayout): InvoiceParty {
  const { name, country } = organization;
  return {
    name,
    ...known({
      legalName: organization.legalName,
      taxId: organization.taxId,
      kpp: organization.kpp,
      address: organization.legalAddress,
      phone: organization.phone,
      email: organization.email,
    }),
    ...taxIdLabel(country, layout),
    bankAccounts: accountsFor(organization, currency).map((account) => bankAccount(account, country)),
  };
}

function buyerParty({ buyer, buyerPhone, legalEntity }: PrintedSale, layout: InvoiceLayout): InvoiceParty {
  return {
    name: legalEntity?.name ?? buyer.name,
    ...known({
      legalName: legalEntity?.legalName,
      taxId: legalEntity?.taxId,
      kpp: legalEntity?.kpp,
      address: legalEntity?.legalAddress || buyer.address,
      phone: buyerPhone,
    }),
    ...(legalEntity === undefined ? {} : taxIdLabel(legalEntity.country, layout)),
    bankAccounts: [],
  };
}

function signatures(organization: Organization): InvoiceSignature[] {
  const isEntrepreneur = organization.country === 'RU' && organization.taxId.length === 12;
  const head: InvoiceSignature = {
    role: isEntrepreneur ? 'entrepreneur' : 'head',
    name: organization.headName,
    ...known({ title: organization.headTitle, pictureHash: organization.headSignatureHash ?? '' }),
  };
  if (organization.accountantName === '') return [head];
  const accountant: InvoiceSignature = {
    role: 'accountant',
    name: organization.accountantName,
    ...known({ pictureHash: organization.accountantSignatureHash ?? '' }),
  };
  return [head, accountant];
}

/** ST00012 for an account at a Russian bank paid in roubles; nothing where the requisites do not allow one. */
function paymentQr({ kind, organization, sale, number, date }: PrintedSale): string | undefined {
  // A quote is not to be paid.
  if (kind === 'quote') return undefined;
  if (organization.country !== 'RU' || sale.currency !== 'RUB') return undefined;
  const account = accountsFor(organization, 'RUB').find(
    (own) => /^\d{20}$/.test(own.account) && /^\d{9}$/.test(own.bankCode),
  );
  if (account === undefined) return undefined;
  return st00012({
    payeeName: organization.legalName || organization.name,
    account: account.account,
    bankName: account.bankName,
    bik: account.bankCode,
    correspondentAccount: account.corrAccount,
    payeeInn: organization.taxId,
    kpp: organization.kpp,
    sumMinor: sale.totals.grossMinor,
    purpose: `Оплата по счету № ${number} от ${formatDate(date, 'ru')}`,
  });
}

function columns(sale: Sale): InvoiceOptionalColumn[] {
  const shown: [InvoiceOptionalColumn, boolean][] = [
    ['article', sale.lines.some((line) => line.item.article !== '')],
    ['discount', sale.lines.some((line) => line.discountBp > 0)],
    ['vat', sale.totals.byRate.length > 1],
  ];
  return shown.filter(([, isShown]) => isShown).map(([column]) => column);
}

const rateOf = (code: VatCode): number | null => (code === 'exempt' ? null : vatRateBp(code));

/** Everything that the page shows, computed. */
export function invoiceModel(printed: PrintedSale): InvoiceModel {
  const { kind, basis, changes, organization, sale, number, date, dueOn, language, comment } = printed;
  const { isVatIncluded } = organization;
  const layout = invoiceLayout(organization.country, language);
  const qrPayload = paymentQr(printed);
  return {
    ...(kind === 'quote' && { kind }),
    ...(changes && { changes }),
    ...(basis && { basis: quoteTitle(layout, basis.number, basis.date) }),
    layout,
    number,
    date,
    dueDate: dueOn,
    currency: sale.currency,
    isVatIncluded,
    seller: sellerParty(organization, sale.currency, layout),
    buyer: buyerParty(printed, layout),
    columns: columns(sale),
    lines: sale.lines.map((line, index) => ({
      position: index + 1,
      ...known({ article: line.item.article }),
      name: line.item.name,
      unit: line.item.unit,
      quantityMilli: line.quantityMilli,
      priceMinor: line.priceMinor,
      discountMinor: line.discountMinor,
      sumMinor: isVatIncluded ? line.grossMinor : line.netMinor,
      vatRateBp: rateOf(line.item.vatCode),
      vatMinor: line.vatMinor,
    })),
    totals: {
      netMinor: sale.totals.netMinor,
      vat: sale.totals.byRate.map((part) => ({
        rateBp: rateOf(part.vatCode),
        baseMinor: part.netMinor,
        vatMinor: part.vatMinor,
      })),
      vatMinor: sale.totals.vatMinor,
      grossMinor: sale.totals.grossMinor,
    },
    amountInWords: amountInWords(sale.totals.grossMinor, sale.currency, layout),
    signatures: signatures(organization),
    ...known({
      remarks: comment,
      stampHash: organization.stampHash ?? '',
      logoHash: organization.logoHash ?? '',
      qrPayload,
    }),
  };
}
