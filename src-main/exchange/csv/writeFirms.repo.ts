// Firms of a CSV as partners with legal entity, contacts and ways to reach. What we have is only completed: a blank is
// filled, a number is added, nothing that the rep wrote is replaced. So a repeated import writes nothing.

import {
  insertContact,
  insertLegalEntity,
  insertPartner,
  partnerKeys,
  phoneKeys,
} from '#main/partners/index.ts';
import type { ReadContext, WriteContext } from '#main/store/context.ts';
import { fold } from '#shared/domain/fold.ts';
import { childId } from '#shared/domain/ids.ts';
import { findPartner } from '../partnerMatch.repo.ts';
import type { Firm, Person } from './csvRows.rules.ts';

type Point = { kind: 'phone' | 'email' | 'site'; value: string; key: string };
type Owner = { partnerId: string; contactId: string | null };

/** What is to be done for one firm; nothing is written by making it. */
export type FirmPlan = {
  firm: Firm;
  country: string;
  ownerId: string | undefined;
  partnerId: string | undefined;
  blanks: Partial<Record<BlankColumn, string>>;
  points: Point[];
  legal: boolean;
  people: { person: Person; contactId: string | undefined; points: Point[] }[];
  outcome: 'create' | 'update' | 'unchanged';
};

const blankColumns = ['country', 'region', 'city', 'address', 'notes', 'external_id'] as const;
type BlankColumn = (typeof blankColumns)[number];

const phoneKey = (value: string, e164: string): string => e164 || value.replace(/\D/g, '');

/** Each once, keyed by what makes two the same. */
function pointsOf(owner: Pick<Person, 'phones' | 'emails'>, site = ''): Point[] {
  const points: Point[] = [
    ...owner.phones.map(({ value, e164 }) => ({ kind: 'phone' as const, value, key: phoneKey(value, e164) })),
    ...owner.emails.map(({ value, address }) => ({ kind: 'email' as const, value, key: address })),
    ...(site === '' ? [] : [{ kind: 'site' as const, value: site, key: siteKey(site) }]),
  ];
  return [...new Map(points.map((point) => [`${point.kind} ${point.key}`, point])).values()];
}

const siteKey = (site: string): string => site.toLowerCase().replace(/^https?:\/\/|\/+$/g, '');

/** Several rows may name one person. */
function peopleOf(firm: Firm): Person[] {
  const people = new Map<string, Person>();
  for (const person of firm.people) {
    const key = fold(person.name).trim();
    const known = people.get(key);
    if (known === undefined) people.set(key, { ...person });
    else {
      known.title ||= person.title;
      known.phones = [...known.phones, ...person.phones];
      known.emails = [...known.emails, ...person.emails];
    }
  }
  return [...people.values()];
}

function findOwner({ sql }: ReadContext, name: string): string | undefined {
  if (name === '') return undefined;
  const wanted = fold(name).trim();
  const users = sql.all<{ id: string; name: string }>('SELECT id, name FROM users WHERE deleted_at IS NULL');
  return users.find((user) => fold(user.name).trim() === wanted)?.id;
}

export function planFirm(ctx: ReadContext, firm: Firm, home: string): FirmPlan {
  const everybody = [firm, ...firm.people];
  const partnerId = findPartner(ctx, {
    name: firm.name,
    externalId: firm.externalId,
    taxId: firm.taxId,
    kpp: firm.kpp,
    emails: everybody.flatMap(({ emails }) => emails.map(({ address }) => address)),
    phones: everybody.flatMap(({ phones }) => phones.map(({ e164 }) => e164)),
  });
  const country = firm.country || countryOfTaxId(firm) || home;
  const common = { firm, country, ownerId: findOwner(ctx, firm.owner), partnerId };
  const points = pointsOf(firm, firm.site);
  const people = peopleOf(firm).map((person) => ({ person, contactId: undefined, points: pointsOf(person) }));
  if (partnerId === undefined) {
    return { ...common, blanks: {}, points, legal: hasLegal(firm), people, outcome: 'create' };
  }
  const plan = completePlan(ctx, { ...common, blanks: {}, points, legal: hasLegal(firm), people }, partnerId);
  const isSame =
    Object.keys(plan.blanks).length === 0 &&
    plan.points.length === 0 &&
    !plan.legal &&
    plan.people.length === 0;
  return { ...plan, outcome: isSame ? 'unchanged' : 'update' };
}

const hasLegal = (firm: Firm): boolean => firm.taxId !== '' || firm.legalName !== '';
const countryOfTaxId = ({ kpp, taxId }: Firm): string => (kpp !== '' || taxId.length === 12 ? 'RU' : '');

/** Leaves of the plan what the partner lacks. */
function completePlan(
  { sql }: ReadContext,
  plan: Omit<FirmPlan, 'outcome'>,
  partnerId: string,
): Omit<FirmPlan, 'outcome'> {
  const { firm } = plan;
  const old = sql.get<Record<BlankColumn, string | null>>(
    `SELECT ${blankColumns.join(', ')} FROM partners WHERE id = ?`,
    [partnerId],
  );
  const given = { ...firm, external_id: firm.externalId };
  const blanks = Object.fromEntries(
    blankColumns.flatMap((column) =>
      !old?.[column] && given[column] !== '' ? [[column, given[column]]] : [],
    ),
  );
  const known = sql.all<{ kind: string; normalized: string; digits: string | null }>(
    'SELECT kind, normalized, digits FROM contact_points WHERE partner_id = ? AND deleted_at IS NULL',
    [partnerId],
  );
  const keys = new Set(
    known.flatMap(({ kind, normalized, digits }) => [`${kind} ${normalized}`, `${kind} ${digits}`]),
  );
  const missing = (points: readonly Point[]): Point[] =>
    points.filter(({ kind, key }) => !keys.has(`${kind} ${key}`));
  const contacts = sql.all<{ id: string; nameFold: string }>(
    'SELECT id, name_fold AS nameFold FROM contacts WHERE partner_id = ? AND deleted_at IS NULL ORDER BY created_at, id',
    [partnerId],
  );
  const people = plan.people
    .map(({ person, points }) => {
      const nameFold = fold(person.name).trim();
      const contactId = contacts.find((contact) => contact.nameFold === nameFold)?.id;
      return { person, contactId, points: missing(points) };
    })
    .filter(({ contactId, points }) => contactId === undefined || points.length > 0);
  const legal =
    plan.legal &&
    !sql.get('SELECT 1 FROM legal_entities WHERE partner_id = ? AND deleted_at IS NULL', [partnerId]);
  return { ...plan, blanks, points: missing(plan.points), legal, people };
}

/** Writes what `planFirm` found, in the same transaction. @returns the partner's id */
export function writeFirm(tx: WriteContext, plan: FirmPlan): string {
  const { country } = plan;
  const isNew = plan.partnerId === undefined;
  const partnerId = plan.partnerId ?? insertFirm(tx, plan);
  if (!isNew) fillBlanks(tx, partnerId, plan.blanks);
  if (!isNew) for (const point of plan.points) addPoint(tx, { partnerId, contactId: null }, point, country);
  if (plan.legal) addLegal(tx, partnerId, plan);
  for (const { person, contactId, points } of plan.people) {
    if (contactId === undefined) addPerson(tx, partnerId, person, points, country);
    else for (const point of points) addPoint(tx, { partnerId, contactId }, point, country);
  }
  if (!isNew && plan.blanks.city !== undefined) refreshKeys(tx, partnerId);
  return partnerId;
}

function insertFirm(tx: WriteContext, { firm, country, ownerId, points }: FirmPlan): string {
  const { name, region, city, address, notes, externalId } = firm;
  return insertPartner(tx, {
    ...{ name, region, city, address, notes, country, source: 'CSV' },
    reach: points.map(({ kind, value }) => ({ kind, value })),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(externalId === '' ? {} : { externalId }),
  }).id;
}

function fillBlanks(tx: WriteContext, partnerId: string, blanks: FirmPlan['blanks']): void {
  const columns = Object.keys(blanks);
  if (columns.length === 0) return;
  tx.sql.run(
    `UPDATE partners SET ${columns.map((column) => `${column} = :${column}`).join(', ')}, updated_at = :now WHERE id = :id`,
    { ...(blanks as Record<string, string>), now: tx.now, id: partnerId },
  );
}

function addLegal(tx: WriteContext, partnerId: string, { firm, country }: FirmPlan): void {
  const { name, legalName, taxId, kpp, address } = firm;
  const texts = { name, legalName: legalName || name, taxId, kpp, legalAddress: address, actualAddress: '' };
  insertLegalEntity(tx, { partnerId, country, regNo: '', headName: '', isDefault: false, ...texts });
}

function addPerson(
  tx: WriteContext,
  partnerId: string,
  person: Person,
  points: readonly Point[],
  country: string,
): void {
  const fields = {
    name: person.name,
    title: person.title,
    role: '',
    region: '',
    timeZone: '',
    salutation: '',
  };
  const reach = points.map(({ kind, value }) => ({ kind, value, label: '', isPrimary: false }));
  insertContact(tx, { partnerId, ...fields, language: '', isPrimary: false, notes: '', reach }, country);
}

/** At the end of the owner's list; its id is of its value, so that two devices make one row. */
function addPoint(tx: WriteContext, owner: Owner, { kind, value, key }: Point, country: string): void {
  const keys =
    kind === 'phone'
      ? phoneKeys(value, country)
      : { normalized: key, digits: null, national: null, tail: null };
  const last = tx.sql.get<{ position: number; ofKind: number }>(
    `SELECT coalesce(max(position), -1) AS position, coalesce(sum(kind = :kind), 0) AS ofKind FROM contact_points
     WHERE partner_id = :partnerId AND contact_id IS :contactId AND deleted_at IS NULL`,
    { kind, ...owner },
  );
  tx.sql.run(
    `INSERT INTO contact_points(id, partner_id, contact_id, kind, value, label, normalized, digits, national, tail,
       is_primary, position, created_at, updated_at)
     VALUES (:id, :partnerId, :contactId, :kind, :value, '', :normalized, :digits, :national, :tail, :isPrimary,
       :position, :now, :now) ON CONFLICT(id) DO NOTHING`,
    {
      id: childId('contact_points', owner.partnerId, owner.contactId ?? '', kind, key),
      ...{ ...owner, ...keys, kind, value, now: tx.now },
      isPrimary: (last?.ofKind ?? 0) === 0 ? 1 : 0,
      position: (last?.position ?? -1) + 1,
    },
  );
}

/** A city is part of the search text. */
function refreshKeys(tx: WriteContext, partnerId: string): void {
  const partner = tx.sql.get<{ name: string; city: string }>('SELECT name, city FROM partners WHERE id = ?', [
    partnerId,
  ]);
  const legal = tx.sql.all<{ name: string; legalName: string; taxId: string }>(
    `SELECT name, legal_name AS legalName, tax_id AS taxId FROM legal_entities
     WHERE partner_id = ? AND deleted_at IS NULL ORDER BY is_default DESC, created_at, id`,
    [partnerId],
  );
  if (partner === undefined) return;
  const { nameFold, sortKey, searchText } = partnerKeys(partner, legal);
  tx.sql.run('UPDATE partners SET name_fold = ?, sort_key = ?, search_text = ? WHERE id = ?', [
    nameFold,
    sortKey,
    searchText,
    partnerId,
  ]);
}
