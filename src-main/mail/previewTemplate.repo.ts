// A template's text filled from our newest invoice, as the next client would read it. Writes nothing.
import type { Parsed } from '#shared/contract/index.ts';
import { addDays } from '#shared/domain/dates.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { ReadContext } from '../store/context.ts';
import { composeInvoiceLetter, type InvoiceLetterInput } from './composeLetter.ts';
import { unknownFields } from './templates.rules.ts';

type Preview = { subject: string; text: string; invoiceNumber: string; unknownFields: string[] };
type Organization = InvoiceLetterInput['organization'];

type InvoiceRow = {
  number: string;
  date: string;
  totalMinor: number;
  currency: CurrencyCode;
  dueOn: string | null;
  partnerId: string;
  organizationId: string;
  recipient: string;
  salutation: string;
};

function loadNewestInvoice({ sql }: ReadContext): InvoiceRow | undefined {
  return sql.get<InvoiceRow>(
    `SELECT d.number, d.date, d.total_minor AS totalMinor, d.currency, d.due_on AS dueOn,
       d.partner_id AS partnerId, d.organization_id AS organizationId,
       coalesce(c.name, CASE WHEN p.kind = 'company' THEN '' ELSE p.name END, '') AS recipient,
       coalesce(c.salutation, '') AS salutation
     FROM documents d
     LEFT JOIN partners p ON p.id = d.partner_id
     LEFT JOIN contacts c ON c.id = d.contact_id
     WHERE d.rid = (SELECT max(rid) FROM documents WHERE kind = 'invoice' AND number <> '' AND deleted_at IS NULL)`,
  );
}

function loadLetterhead({ sql }: ReadContext, id: string): Organization & { currency: CurrencyCode } {
  const row = sql.get<Organization & { currency: CurrencyCode }>(
    `SELECT name, legal_name AS legalName, tax_id AS taxId, phone, email, site, logo_hash AS logoHash, currency
     FROM organizations WHERE deleted_at IS NULL ORDER BY id = ? DESC, is_default DESC, created_at LIMIT 1`,
    [id],
  );
  const nobody = { name: '', legalName: '', taxId: '', phone: '', email: '', site: '', logoHash: null };
  return row ?? { ...nobody, currency: 'AZN' };
}

/** Unknown fields are named and stay in the text as written. */
export function previewTemplate(context: ReadContext, given: Parsed<'mail.previewTemplate'>): Preview {
  const { language, subject, body, signature } = given;
  const invoice = loadNewestInvoice(context);
  const organization = loadLetterhead(context, invoice?.organizationId ?? '');
  const letter = composeInvoiceLetter(
    context,
    {
      partnerId: invoice?.partnerId ?? '',
      documentNumber: invoice?.number ?? 'A-1',
      date: invoice?.date ?? context.today,
      totalMinor: invoice?.totalMinor ?? 118_000,
      currency: invoice?.currency ?? organization.currency,
      dueOn: invoice ? invoice.dueOn : addDays(context.today, 5),
      language,
      organization,
      recipient: { address: '', name: invoice?.recipient ?? '', salutation: invoice?.salutation ?? '' },
    },
    { name: '', subject, body, signature },
  );
  return {
    subject: letter.subject,
    text: letter.bodyText,
    invoiceNumber: invoice?.number ?? '',
    unknownFields: [...new Set(unknownFields({ subject, body, signature }).map(({ name }) => `{${name}}`))],
  };
}
