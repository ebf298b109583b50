// Our own side: organisations, their bank accounts, users, settings, templates, files.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { audit, flag, id, ref } from './columns.ts';

export const organizations = sqliteTable('organizations', {
  id: id(),
  name: text().notNull(),
  legalName: text().notNull(),
  country: text().notNull(),
  taxId: text().notNull().default(''),
  kpp: text().notNull().default(''),
  regNo: text().notNull().default(''),
  legalAddress: text().notNull().default(''),
  phone: text().notNull().default(''),
  email: text().notNull().default(''),
  site: text().notNull().default(''),
  headName: text().notNull().default(''),
  headTitle: text().notNull().default(''),
  accountantName: text().notNull().default(''),
  currency: text().notNull(),
  isVatPayer: flag().notNull().default(true),
  /** Whether prices we enter hold the tax. */
  isVatIncluded: flag().notNull().default(true),
  vatCode: text().notNull(),
  /** Where VAT is rounded: `line` or `total`; copied onto each document. */
  rounding: text({ enum: ['line', 'total'] })
    .notNull()
    .default('line'),
  /** Printed before the device's own prefix in document numbers. */
  numberPrefix: text().notNull().default(''),
  /** Days until an invoice is due. */
  paymentDays: integer().notNull().default(5),
  logoHash: text(),
  stampHash: text(),
  headSignatureHash: text(),
  accountantSignatureHash: text(),
  isDefault: flag().notNull().default(false),
  externalId: text(),
  ...audit(),
});

export const bankAccounts = sqliteTable(
  'bank_accounts',
  {
    id: id(),
    ownerKind: text({ enum: ['organization', 'legalEntity'] }).notNull(),
    ownerId: ref().notNull(),
    bankName: text().notNull(),
    /** BIK in Russia, bank code in Azerbaijan. */
    bankCode: text().notNull().default(''),
    bankTaxId: text().notNull().default(''),
    swift: text().notNull().default(''),
    /** IBAN or 20-digit account. */
    account: text().notNull(),
    corrAccount: text().notNull().default(''),
    currency: text().notNull(),
    isDefault: flag().notNull().default(false),
    ...audit(),
  },
  (t) => [index('bank_accounts_owner').on(t.ownerId)],
);

export const users = sqliteTable('users', {
  id: id(),
  name: text().notNull(),
  email: text().notNull().default(''),
  phone: text().notNull().default(''),
  /** What he is in the firm: `Sales manager`. */
  post: text().notNull().default(''),
  role: text({ enum: ['rep', 'head', 'accountant', 'admin'] }).notNull(),
  language: text({ enum: ['en', 'az', 'ru'] }).notNull(),
  timeZone: text().notNull(),
  /** A head sees the work of everybody in his department; '' is a department too. */
  department: text().notNull().default(''),
  ...audit(),
});

/** The tree of the firm. People name theirs by its name (`users.department`), which the hub's rights compare. */
export const departments = sqliteTable('departments', {
  id: id(),
  name: text().notNull(),
  parentId: ref(),
  headId: ref(),
  ...audit(),
});

/** Small lists of words that forms offer; rows keep the word itself, so an archived one stays where it was chosen. */
export const directoryEntries = sqliteTable(
  'directory_entries',
  {
    id: id(),
    kind: text().notNull(),
    name: text().notNull(),
    position: integer().notNull().default(0),
    ...audit(),
  },
  (t) => [index('directory_entries_kind').on(t.kind, t.position)],
);

/** Company-wide settings, one row a key (id = UUIDv5 of the key), value in JSON. */
export const settings = sqliteTable('settings', {
  id: id(),
  key: text().notNull(),
  value: text().notNull(),
  ...audit(),
});

export const letterTemplates = sqliteTable('letter_templates', {
  id: id(),
  kind: text({ enum: ['invoice', 'quote'] }).notNull(),
  language: text({ enum: ['en', 'az', 'ru'] }).notNull(),
  name: text().notNull(),
  subject: text().notNull(),
  /** Plain text with `{field}` placeholders; the HTML part is made from it. */
  body: text().notNull(),
  signature: text().notNull().default(''),
  ...audit(),
});

/** Attachment metadata; the bytes lie encrypted in the blob folder under their hash. */
export const files = sqliteTable(
  'files',
  {
    id: id(),
    hash: text().notNull(),
    name: text().notNull(),
    mime: text().notNull(),
    sizeBytes: integer().notNull(),
    ownerKind: text().notNull(),
    ownerId: ref().notNull(),
    ...audit(),
  },
  (t) => [index('files_owner').on(t.ownerId), index('files_hash').on(t.hash)],
);
