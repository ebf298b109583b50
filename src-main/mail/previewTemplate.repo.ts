// A template's text filled from our newest document of its kind, as the next client would read it. Writes nothing.
import type { Parsed } from '#shared/contract/index.ts';
import { addDays } from '#shared/domain/dates.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { ReadContext } from '../store/context.ts';
import { composeSaleLetter, type SaleLetterInput } from './composeLetter.ts';
import type { TemplateKind } from './shippedTemplates.ts';
import { unknownFields } from './templates.rules.ts';

type Preview = { subject: string; text: string; invoiceNumber: string; unknownFields: string[] };
type Organization = SaleLetterInput['organization'];

type DocumentRow = {
  number: string;
  date: string;
  totalMinor: number;
  currency: CurrencyCode;
  dueOn: string | null;
  version: number;
  partnerId: string;
  organizationId: string;
  recipient: string;
  salutation: string;
};

function loadNewest({ sql }: ReadContext, kind: TemplateKind): DocumentRow | undefined {
  return sql.get<DocumentRow>(
    `SELECT d.number, d.date, d.total_minor AS totalMinor, d.currency, d.due_on AS dueOn, d.version,
       d.partner_id AS partnerId, d.organization_id AS organizationId,
       coalesce(c.name, CASE WHEN p.kind = 'company' THEN '' ELSE p.name END, '') AS recipient,
       coalesce(c.salutation, '') AS salutation
     FROM documents d
     LEFT JOIN partners p ON p.id = d.partner_id
     LEFT JOIN contacts c ON c.id = d.contact_id
     WHERE d.rid = (SELECT max(rid) FROM documents WHERE kind = ? AND number <> '' AND deleted_at IS NULL)`,
    [kind],
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
  const { kind, language, subject, body, signature } = given;
  const newest = loadNewest(context, kind);
  const organization = loadLetterhead(context, newest?.organizationId ?? '');
  const letter = composeSaleLetter(
    context,
    {
      kind,
      partnerId: newest?.partnerId ?? '',
      documentNumber: newest?.number ?? 'A-1',
      date: newest?.date ?? context.today,
      totalMinor: newest?.totalMinor ?? 118_000,
      currency: newest?.currency ?? organization.currency,
      dueOn: newest ? newest.dueOn : addDays(context.today, 5),
      version: newest?.version ?? 1,
      language,
      organization,
      recipient: { address: '', name: newest?.recipient ?? '', salutation: newest?.salutation ?? '' },
    },
    { name: '', subject, body, signature },
  );
  return {
    subject: letter.subject,
    text: letter.bodyText,
    invoiceNumber: newest?.number ?? '',
    unknownFields: [...new Set(unknownFields({ subject, body, signature }).map(({ name }) => `{${name}}`))],
  };
}
