// Who sells and who buys: the rows that an invoice is made of, read afresh for each document.
import { normalizeEmail } from '#shared/domain/emails.ts';
import type { Language } from '#shared/domain/language.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import type { VatRounding } from '#shared/domain/vat.ts';
import type { ReadContext } from '../store/context.ts';

export type BankAccount = {
  bankName: string;
  bankCode: string;
  bankTaxId: string;
  swift: string;
  account: string;
  corrAccount: string;
  currency: string;
};

export type Organization = {
  id: string;
  name: string;
  legalName: string;
  country: string;
  taxId: string;
  kpp: string;
  legalAddress: string;
  phone: string;
  email: string;
  site: string;
  headName: string;
  headTitle: string;
  accountantName: string;
  currency: CurrencyCode;
  isVatIncluded: boolean;
  rounding: VatRounding;
  numberPrefix: string;
  paymentDays: number;
  logoHash: string | null;
  stampHash: string | null;
  headSignatureHash: string | null;
  accountantSignatureHash: string | null;
  bankAccounts: BankAccount[];
};

/** The organisation that issues: the default one, else the oldest; undefined before the set-up. */
export function loadOrganization({ sql }: ReadContext): Organization | undefined {
  const row = sql.get<Omit<Organization, 'isVatIncluded' | 'bankAccounts'> & { isVatIncluded: number }>(
    `SELECT id, name, legal_name AS legalName, country, tax_id AS taxId, kpp, legal_address AS legalAddress,
       phone, email, site, head_name AS headName, head_title AS headTitle, accountant_name AS accountantName,
       currency, is_vat_included AS isVatIncluded, rounding, number_prefix AS numberPrefix,
       payment_days AS paymentDays, logo_hash AS logoHash, stamp_hash AS stampHash,
       head_signature_hash AS headSignatureHash, accountant_signature_hash AS accountantSignatureHash
     FROM organizations WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at, id LIMIT 1`,
  );
  if (!row) return undefined;
  const bankAccounts = sql.all<BankAccount>(
    `SELECT bank_name AS bankName, bank_code AS bankCode, bank_tax_id AS bankTaxId, swift, account,
       corr_account AS corrAccount, currency
     FROM bank_accounts WHERE owner_id = ? AND owner_kind = 'organization' AND deleted_at IS NULL
     ORDER BY is_default DESC, created_at, id`,
    [row.id],
  );
  return { ...row, isVatIncluded: row.isVatIncluded === 1, bankAccounts };
}

export type Buyer = {
  id: string;
  name: string;
  kind: string;
  state: string;
  language: '' | Language;
  country: string;
  address: string;
};

export function loadBuyer({ sql }: ReadContext, partnerId: string): Buyer | undefined {
  return sql.get<Buyer>(
    'SELECT id, name, kind, state, language, country, address FROM partners WHERE id = ? AND deleted_at IS NULL',
    [partnerId],
  );
}

export type LegalEntity = {
  id: string;
  name: string;
  legalName: string;
  country: string;
  taxId: string;
  kpp: string;
  legalAddress: string;
};

/** The entity named, else the partner's default one, else its oldest; a partner may have none. */
export function loadLegalEntity(
  { sql }: ReadContext,
  partnerId: string,
  legalEntityId: string | undefined,
): LegalEntity | undefined {
  return sql.get<LegalEntity>(
    `SELECT id, name, legal_name AS legalName, country, tax_id AS taxId, kpp, legal_address AS legalAddress
     FROM legal_entities WHERE partner_id = :partner AND deleted_at IS NULL AND (:id = '' OR id = :id)
     ORDER BY is_default DESC, created_at, id LIMIT 1`,
    { partner: partnerId, id: legalEntityId ?? '' },
  );
}

export type Recipient = { contactId: string | null; address: string };

/**
 * Where the invoice goes: the contact named; else the primary contact with an e-mail, the partner's own address,
 * any other contact. What is no address is passed over.
 */
export function loadRecipient(
  { sql }: ReadContext,
  partnerId: string,
  contactId: string | undefined,
): Recipient | undefined {
  const points = sql.all<{ contactId: string | null; value: string }>(
    `SELECT p.contact_id AS contactId, p.value
     FROM contact_points p LEFT JOIN contacts c ON c.id = p.contact_id
     WHERE p.partner_id = :partner AND p.kind = 'email' AND p.deleted_at IS NULL AND c.deleted_at IS NULL
       AND (:contact = '' OR p.contact_id = :contact)
     ORDER BY coalesce(c.is_primary, 0) DESC, p.contact_id IS NOT NULL, p.is_primary DESC, p.position,
       p.created_at, p.id`,
    { partner: partnerId, contact: contactId ?? '' },
  );
  for (const point of points) {
    const address = normalizeEmail(point.value);
    if (address !== undefined) return { contactId: point.contactId, address };
  }
  return undefined;
}

export type Contact = { id: string; name: string; salutation: string };

/** A contact of this partner; undefined for another's. */
export function loadContact({ sql }: ReadContext, partnerId: string, contactId: string): Contact | undefined {
  return sql.get<Contact>(
    'SELECT id, name, salutation FROM contacts WHERE id = ? AND partner_id = ? AND deleted_at IS NULL',
    [contactId, partnerId],
  );
}

/** The partner's own phone, else that of a contact, for the printed invoice. */
export function loadBuyerPhone({ sql }: ReadContext, partnerId: string): string | undefined {
  return sql.get<{ value: string }>(
    `SELECT value FROM contact_points WHERE partner_id = ? AND kind = 'phone' AND deleted_at IS NULL
     ORDER BY contact_id IS NOT NULL, is_primary DESC, position, created_at, id LIMIT 1`,
    [partnerId],
  )?.value;
}
