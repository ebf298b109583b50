// Schemas used by more than one area.
import { z } from 'zod';

export const Id = z.string().min(1).max(64);
export const DateOnly = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const Month = z.string().regex(/^\d{4}-\d{2}$/);
/** Milliseconds UTC. */
export const Instant = z.number().int();
export const Minor = z.number().int();
export const Language = z.enum(['en', 'az', 'ru']);
export const LanguageOrDefault = z.enum(['', 'en', 'az', 'ru']);
export const Currency = z.enum(['AZN', 'RUB', 'USD', 'EUR', 'KZT', 'TRY', 'GEL', 'UAH', 'BYN', 'UZS']);
export const VatCode = z.enum([
  'vat22',
  'vat20',
  'vat18',
  'vat16',
  'vat12',
  'vat10',
  'vat7',
  'vat5',
  'vat0',
  'exempt',
]);
/** Quantity in sale units with at most three decimals; the store keeps thousandths. */
export const Quantity = z.number().finite().multipleOf(0.001);
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Of a call: a file by its hash, served by the host; from the office when it is not here. */
export const Recording = z.object({ hash: Hash, durationMs: z.number().int() });
/** Free text: trimmed, no control characters but line breaks. */
export const Text = (max: number) => z.string().max(max).trim();
export const Empty = z.object({});
export const Limit = z.number().int().min(1).max(200).default(50);
/** Opaque place in a list, as the previous answer gave it. */
export const Cursor = z.string().max(2000).optional();

/** An account at a bank: of our organisation, or of a partner's legal entity. */
export const BankAccountFields = z.object({
  id: Id.optional(),
  bankName: Text(200).min(1),
  bankCode: Text(20).default(''),
  bankTaxId: Text(20).default(''),
  swift: Text(11).default(''),
  account: Text(40).min(1),
  corrAccount: Text(40).default(''),
  currency: Currency,
  isDefault: z.boolean().default(false),
});

/** A page of a list: rows, and where the next page starts when there is one. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().optional() });
