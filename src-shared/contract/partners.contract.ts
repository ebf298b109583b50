// Partners, contacts, ways to reach them, legal entities.
import { z } from 'zod';
import {
  BankAccountFields,
  Cursor,
  Empty,
  Id,
  Instant,
  LanguageOrDefault,
  Limit,
  page,
  Text,
} from './common.ts';
import { action, command, query } from './define.ts';

export const PartnerKind = z.enum(['company', 'person', 'entrepreneur']);
export const PartnerState = z.enum(['potential', 'active', 'quiet', 'lost', 'blocked']);
export const PartnerRole = z.enum(['customer', 'supplier', 'competitor', 'carrier', 'contractor']);

export const PhoneRow = z.object({
  id: Id,
  value: z.string(),
  /** E.164, or '' when the number is not a valid public one. */
  normalized: z.string(),
  label: z.string(),
  isPrimary: z.boolean(),
});
export const EmailRow = z.object({
  id: Id,
  value: z.string(),
  normalized: z.string(),
  label: z.string(),
  isPrimary: z.boolean(),
});

export const ReachInput = z.object({
  id: Id.optional(),
  kind: z.enum(['phone', 'email', 'site']),
  value: Text(200).min(1),
  label: Text(80).default(''),
  isPrimary: z.boolean().default(false),
});

export const PartnerFields = z.object({
  name: Text(250).min(1),
  kind: PartnerKind.default('company'),
  state: PartnerState.default('potential'),
  roles: z.array(PartnerRole).default(['customer']),
  country: Text(2).default(''),
  region: Text(120).default(''),
  city: Text(120).default(''),
  address: Text(400).default(''),
  timeZone: Text(64).default(''),
  language: LanguageOrDefault.default(''),
  notes: Text(4000).default(''),
  source: Text(120).default(''),
  priceTypeId: Id.nullable().default(null),
  ownerId: Id.optional(),
  /** The whole list of the partner's own phones, e-mails, sites. */
  reach: z.array(ReachInput).default([]),
});

export const ContactFields = z.object({
  name: Text(200).min(1),
  title: Text(120).default(''),
  role: Text(40).default(''),
  region: Text(120).default(''),
  timeZone: Text(64).default(''),
  language: LanguageOrDefault.default(''),
  salutation: Text(120).default(''),
  isPrimary: z.boolean().default(false),
  notes: Text(2000).default(''),
  reach: z.array(ReachInput).default([]),
});

export const LegalEntityFields = z.object({
  name: Text(250).min(1),
  legalName: Text(400).default(''),
  country: Text(2).min(2),
  taxId: Text(20).default(''),
  kpp: Text(9).default(''),
  regNo: Text(20).default(''),
  legalAddress: Text(400).default(''),
  actualAddress: Text(400).default(''),
  headName: Text(200).default(''),
  isDefault: z.boolean().default(false),
});

/** A doubt about an identifier: shown, never blocking. */
export const Warning = z.object({ field: z.string(), code: z.string() });

/** What the clock on their side may be. */
export const ClockFields = z.object({
  /** Zone in force: set, or guessed from address, phone, country. */
  effectiveTimeZone: z.string(),
  /** All that it may be, the likeliest first: several for a country of several zones. */
  possibleTimeZones: z.array(z.string()),
});

export const PartnerRow = z.object({
  id: Id,
  name: z.string(),
  kind: PartnerKind,
  state: PartnerState,
  city: z.string(),
  /** '' = nobody's yet: came with an import before the company was set up. */
  ownerId: z.string(),
  ownerName: z.string(),
  phone: z.string(),
});

export const ContactRow = z.object({
  id: Id,
  partnerId: Id,
  name: z.string(),
  title: z.string(),
  role: z.string(),
  region: z.string(),
  language: LanguageOrDefault,
  salutation: z.string(),
  isPrimary: z.boolean(),
  notes: z.string(),
  phones: z.array(PhoneRow),
  emails: z.array(EmailRow),
  /** As set; '' when guessed. */
  timeZone: z.string(),
  ...ClockFields.shape,
});

export const LegalEntityRow = LegalEntityFields.extend({ id: Id, partnerId: Id });

export const BankAccountInput = BankAccountFields.omit({ id: true });
export const BankAccountRow = BankAccountInput.extend({ id: Id, legalEntityId: Id });

export const PartnerCard = z.object({
  id: Id,
  name: z.string(),
  kind: PartnerKind,
  state: PartnerState,
  roles: z.array(PartnerRole),
  country: z.string(),
  region: z.string(),
  city: z.string(),
  address: z.string(),
  timeZone: z.string(),
  ...ClockFields.shape,
  language: LanguageOrDefault,
  notes: z.string(),
  source: z.string(),
  priceTypeId: Id.nullable(),
  ownerId: z.string(),
  ownerName: z.string(),
  createdAt: Instant,
  phones: z.array(PhoneRow),
  emails: z.array(EmailRow),
  sites: z.array(EmailRow),
  contacts: z.array(ContactRow),
  /** The default one first, each with its bank accounts, the main one first. */
  legalEntities: z.array(LegalEntityRow.extend({ bankAccounts: z.array(BankAccountRow) })),
});

/** What a step touched. */
export const HistoryEntity = z.enum([
  'partner',
  'role',
  'contact',
  'phone',
  'email',
  'site',
  'legalEntity',
  'bankAccount',
  'file',
]);

/** One row that a step made, changed, removed or brought back; derived columns are left out. */
export const HistoryChange = z.object({
  entity: HistoryEntity,
  rowId: Id,
  kind: z.enum(['created', 'changed', 'deleted', 'restored']),
  /** Name, number or role of the row. */
  name: z.string(),
  /** Values as texts; of owner and price type their names; of a flag '1' or '0'. Only of `changed`. */
  fields: z.array(z.object({ field: z.string(), old: z.string(), new: z.string() })),
});

/** One step (command) on the card: who, when, what. */
export const HistoryStep = z.object({
  id: Id,
  command: z.string(),
  at: Instant,
  userName: z.string(),
  isUndone: z.boolean(),
  /** A step on this card alone that may be taken back; later changes of the same rows refuse it as `stale`. */
  isUndoable: z.boolean(),
  changes: z.array(HistoryChange),
});

/** One change for many partners at once: a field set, a role added or taken away. */
export const BulkChange = z.union([
  z.object({ field: z.literal('owner'), ownerId: Id }),
  z.object({ field: z.literal('state'), state: PartnerState }),
  z.object({ field: z.literal('region'), region: Text(120) }),
  z.object({ field: z.literal('source'), source: Text(120) }),
  z.object({ field: z.literal('language'), language: LanguageOrDefault }),
  z.object({ field: z.literal('priceType'), priceTypeId: Id.nullable() }),
  z.object({ field: z.literal('addRole'), role: PartnerRole }),
  z.object({ field: z.literal('removeRole'), role: PartnerRole }),
]);

/** Which partners of the list: all of them, or those of one owner, in one state. */
export const PartnerFilter = z.object({ ownerId: Id.optional(), state: PartnerState.optional() });

const saved = z.object({ id: Id, warnings: z.array(Warning) });
const partnerTables = [
  'partners',
  'partner_roles',
  'contacts',
  'contact_points',
  'legal_entities',
  'bank_accounts',
  'users',
] as const;

const historyTables = [...partnerTables, 'files', 'price_types', 'operations', 'change_log'] as const;

export const partners = {
  /** Partners by words of the name, phones in any form, e-mails, tax ids, contacts' names; best first. */
  search: query({
    in: z.object({ text: Text(200), limit: Limit }),
    out: page(PartnerRow.extend({ matched: z.string() })),
    reads: ['partners', 'contacts', 'contact_points', 'legal_entities', 'users'],
  }),
  list: query({
    in: PartnerFilter.extend({ cursor: Cursor, limit: Limit }),
    out: page(PartnerRow),
    reads: ['partners', 'contacts', 'contact_points', 'users'],
  }),
  /** How many the list would show, counted a slice at a time. */
  count: query({ in: PartnerFilter, out: z.object({ count: z.number().int() }), reads: ['partners'] }),
  /** Long: progress by `operations.progress` under `operationId`; cancelled, it takes back what it did; undone as one step. */
  bulkEdit: action({
    in: z.object({
      which: z.union([
        z.object({ ids: z.array(Id).min(1).max(10_000) }),
        z.object({ filter: PartnerFilter }),
      ]),
      change: BulkChange,
      operationId: Id.optional(),
    }),
    /** `unchanged` were so already; `gone` were deleted meanwhile. */
    out: z.object({
      operationId: Id,
      changed: z.number().int(),
      unchanged: z.number().int(),
      gone: z.number().int(),
    }),
    reasons: ['price_type_gone', 'disk_full', 'disk_error', 'folder_read_only'],
  }),
  load: query({ in: z.object({ id: Id }), out: PartnerCard, reads: partnerTables }),
  create: command({ in: PartnerFields, out: saved, undo: true }),
  update: command({
    in: PartnerFields.extend({ id: Id }),
    out: saved,
    reasons: ['partner_gone'],
    undo: true,
  }),
  delete: command({
    in: z.object({ id: Id }),
    out: Empty,
    reasons: ['partner_gone', 'has_documents'],
    undo: true,
  }),
  createContact: command({
    in: ContactFields.extend({ partnerId: Id }),
    out: saved,
    reasons: ['partner_gone'],
    undo: true,
  }),
  updateContact: command({
    in: ContactFields.extend({ id: Id }),
    out: saved,
    reasons: ['contact_gone'],
    undo: true,
  }),
  deleteContact: command({ in: z.object({ id: Id }), out: Empty, reasons: ['contact_gone'], undo: true }),
  /** One more phone or e-mail for a contact or the partner itself. */
  addReach: command({
    in: ReachInput.omit({ id: true }).extend({ partnerId: Id, contactId: Id.optional() }),
    out: saved,
    reasons: ['partner_gone', 'contact_gone'],
    undo: true,
  }),
  createLegalEntity: command({
    in: LegalEntityFields.extend({ partnerId: Id }),
    out: saved,
    reasons: ['partner_gone'],
    undo: true,
  }),
  updateLegalEntity: command({
    in: LegalEntityFields.extend({ id: Id }),
    out: saved,
    reasons: ['legal_entity_gone'],
    undo: true,
  }),
  deleteLegalEntity: command({
    in: z.object({ id: Id }),
    out: Empty,
    reasons: ['legal_entity_gone'],
    undo: true,
  }),
  createBankAccount: command({
    in: BankAccountInput.extend({ legalEntityId: Id }),
    out: saved,
    reasons: ['legal_entity_gone'],
    undo: true,
  }),
  updateBankAccount: command({
    in: BankAccountInput.extend({ id: Id }),
    out: saved,
    reasons: ['bank_account_gone'],
    undo: true,
  }),
  deleteBankAccount: command({
    in: z.object({ id: Id }),
    out: Empty,
    reasons: ['bank_account_gone'],
    undo: true,
  }),
  /** What was changed on the card, when and by whom, newest first. */
  listHistory: query({
    in: z.object({ id: Id, cursor: Cursor, limit: Limit }),
    out: page(HistoryStep),
    reads: historyTables,
  }),
  /** Who made the card and who changed it last; '' = not known. */
  loadTrace: query({
    in: z.object({ id: Id }),
    out: z.object({ createdAt: Instant, createdBy: z.string(), changedAt: Instant, changedBy: z.string() }),
    reads: historyTables,
  }),
};
