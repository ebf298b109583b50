// Partners, their contacts, ways to reach them and legal entities.
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { audit, flag, id, ref, rid, uid } from './columns.ts';

export const partners = sqliteTable(
  'partners',
  {
    rid: rid(),
    id: uid(),
    name: text().notNull(),
    kind: text({ enum: ['company', 'person', 'entrepreneur'] }).notNull(),
    state: text({ enum: ['potential', 'active', 'quiet', 'lost', 'blocked'] }).notNull(),
    ownerId: ref().notNull(),
    country: text().notNull().default(''),
    region: text().notNull().default(''),
    city: text().notNull().default(''),
    address: text().notNull().default(''),
    /** IANA zone; empty = guessed from city, phone, country. */
    timeZone: text().notNull().default(''),
    /** Language of letters and documents; empty = the company's. */
    language: text({ enum: ['', 'en', 'az', 'ru'] })
      .notNull()
      .default(''),
    notes: text().notNull().default(''),
    source: text().notNull().default(''),
    priceTypeId: ref(),
    externalId: text(),
    /** fold(name), for name-prefix search. */
    nameFold: text().notNull(),
    /** Azerbaijani-order key, for lists. */
    sortKey: text().notNull(),
    /** Folded text and phonetic keys behind the search index. */
    searchText: text().notNull(),
    ...audit(),
  },
  (t) => [
    index('partners_sort').on(t.sortKey, t.id),
    index('partners_owner_sort').on(t.ownerId, t.sortKey, t.id),
    index('partners_name_fold').on(t.nameFold),
    index('partners_external').on(t.externalId),
    // Few rows: asked of every event whether its partner is gone.
    index('partners_deleted').on(t.id).where(sql`deleted_at IS NOT NULL`),
  ],
);

/** One row a role a partner has. Id = childId(partner, role). */
export const partnerRoles = sqliteTable(
  'partner_roles',
  {
    id: id(),
    partnerId: ref()
      .notNull()
      .references(() => partners.id),
    role: text().notNull(),
    ...audit(),
  },
  (t) => [index('partner_roles_partner').on(t.partnerId)],
);

export const contacts = sqliteTable(
  'contacts',
  {
    rid: rid(),
    id: uid(),
    partnerId: ref()
      .notNull()
      .references(() => partners.id),
    name: text().notNull(),
    /** Job title, free text. */
    title: text().notNull().default(''),
    /** decides, influences, uses, pays … a directory word. */
    role: text().notNull().default(''),
    region: text().notNull().default(''),
    timeZone: text().notNull().default(''),
    language: text({ enum: ['', 'en', 'az', 'ru'] })
      .notNull()
      .default(''),
    /** How letters greet the person; empty = by name. */
    salutation: text().notNull().default(''),
    isPrimary: flag().notNull().default(false),
    notes: text().notNull().default(''),
    nameFold: text().notNull(),
    searchText: text().notNull(),
    ...audit(),
  },
  (t) => [index('contacts_partner').on(t.partnerId), index('contacts_name_fold').on(t.nameFold)],
);

/** Phones and e-mails of a partner or of one contact. */
export const contactPoints = sqliteTable(
  'contact_points',
  {
    id: id(),
    partnerId: ref()
      .notNull()
      .references(() => partners.id),
    contactId: ref(),
    kind: text({ enum: ['phone', 'email', 'site'] }).notNull(),
    /** As typed. */
    value: text().notNull(),
    label: text().notNull().default(''),
    /** Phones: E.164 when valid. E-mails: normalised address. */
    normalized: text().notNull().default(''),
    /** Phones: all digits, national digits, last seven – each a search key; null for others. */
    digits: text(),
    national: text(),
    tail: text(),
    isPrimary: flag().notNull().default(false),
    position: integer().notNull().default(0),
    ...audit(),
  },
  (t) => [
    index('contact_points_partner').on(t.partnerId),
    index('contact_points_normalized').on(t.normalized),
    index('contact_points_digits').on(t.digits),
    index('contact_points_national').on(t.national),
    index('contact_points_tail').on(t.tail),
  ],
);

export const legalEntities = sqliteTable(
  'legal_entities',
  {
    id: id(),
    partnerId: ref()
      .notNull()
      .references(() => partners.id),
    name: text().notNull(),
    legalName: text().notNull(),
    country: text().notNull(),
    taxId: text().notNull().default(''),
    kpp: text().notNull().default(''),
    regNo: text().notNull().default(''),
    legalAddress: text().notNull().default(''),
    actualAddress: text().notNull().default(''),
    headName: text().notNull().default(''),
    isDefault: flag().notNull().default(false),
    externalId: text(),
    ...audit(),
  },
  (t) => [
    index('legal_entities_partner').on(t.partnerId),
    index('legal_entities_tax_id').on(t.taxId),
    index('legal_entities_external').on(t.externalId),
  ],
);
