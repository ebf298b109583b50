// Puts the letter of an invoice or a quote together from the template in the client's language. Writes nothing.
import { formatDate, formatMoney } from '#shared/domain/format.ts';
import type { Language } from '#shared/domain/language.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { ReadContext } from '../store/context.ts';
import { oneLine } from './addresses.rules.ts';
import { renderLetterHtml } from './letterHtml.rules.ts';
import type { TemplateKind, TemplateText } from './shippedTemplates.ts';
import { loadLetterText, loadWriter } from './templates.repo.ts';
import { fillTemplate, greet, type TemplateValues } from './templates.rules.ts';

export type SaleLetterInput = {
  kind: TemplateKind;
  partnerId: string;
  contactId?: string | null;
  documentNumber: string;
  date: string;
  totalMinor: number;
  currency: CurrencyCode;
  /** Of an invoice the last day to pay, of a quote the last day it holds. */
  dueOn: string | null;
  /** Of a quote; a first version is not named. */
  version?: number;
  language: Language;
  organization: {
    name: string;
    legalName: string;
    taxId: string;
    phone: string;
    email: string;
    site: string;
    logoHash: string | null;
  };
  /** `address` may be empty in a draft: the rep types it. */
  recipient: { address: string; name: string; salutation?: string };
};

export type ComposedLetter = {
  toAddress: string;
  toName: string;
  subject: string;
  bodyText: string;
  bodyHtml: string;
  language: Language;
};

const taxIdLabel: Readonly<Record<Language, string>> = { en: 'Tax ID', az: 'VÖEN', ru: 'ИНН' };

function requisites({ organization: o, language }: SaleLetterInput): string[] {
  const legal = o.legalName === o.name ? '' : o.legalName;
  const contacts = [o.phone, o.email, o.site].filter((part) => part !== '').join(' · ');
  const taxId = o.taxId === '' ? '' : `${taxIdLabel[language]}: ${o.taxId}`;
  return [legal, taxId, contacts].map(oneLine).filter((line) => line !== '');
}

/**
 * The letter that carries the document: subject, text and HTML say the same; the requisites stand in the HTML
 * header and, when it is sent, above the text.
 */
export function composeSaleLetter(
  context: ReadContext,
  input: SaleLetterInput,
  template: TemplateText = loadLetterText(context, input.kind, input.language),
): ComposedLetter {
  const { language, organization, recipient } = input;
  const writer = loadWriter(context);
  const term = input.dueOn === null ? '' : formatDate(input.dueOn, language);
  const values: TemplateValues = {
    greeting: greet(language, oneLine(recipient.name), oneLine(recipient.salutation ?? '')),
    number: input.documentNumber,
    date: formatDate(input.date, language),
    total: formatMoney(input.totalMinor, input.currency, language),
    dueDate: input.kind === 'invoice' ? term : '',
    validUntil: input.kind === 'quote' ? term : '',
    version: input.version !== undefined && input.version > 1 ? String(input.version) : '',
    organization: organization.name,
    legalName: organization.legalName,
    taxId: organization.taxId,
    phone: organization.phone,
    email: organization.email,
    site: organization.site,
    recipient: recipient.name,
    user: context.user.name,
    userPhone: writer.phone,
    userEmail: writer.email,
  };
  const bodyText = [template.body, template.signature]
    .map((text) => fillTemplate(text, values).trim())
    .filter((text) => text !== '')
    .join('\n\n');
  const header = {
    name: oneLine(organization.name),
    lines: requisites(input),
    logoHash: organization.logoHash,
  };
  return {
    toAddress: recipient.address,
    toName: oneLine(recipient.name),
    subject: oneLine(fillTemplate(template.subject, values)),
    bodyText,
    bodyHtml: renderLetterHtml({ language, header, text: bodyText }),
    language,
  };
}
