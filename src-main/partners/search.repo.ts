// Search of partners and contacts: stages from the surest meaning of the text to the loosest, each with
// bounded candidates, until the list is full. Never ranks in SQL: bm25 over a short prefix costs 200 ms.
import type { ReadContext } from '../store/context.ts';
import { loadPartnerRows, type PartnerListRow } from './partners.repo.ts';
import {
  isTaxIdHit,
  type NamedCandidate,
  parseSearch,
  rankByWords,
  type SearchNeedles,
} from './search.rules.ts';

/** What of the partner the text met. */
export type Matched = 'name' | 'contact' | 'phone' | 'email' | 'taxId';
export type FoundPartner = PartnerListRow & { matched: Matched };
export type FoundContact = {
  id: string;
  name: string;
  title: string;
  partnerId: string;
  partnerName: string;
};

type Hit = { id: string; matched: Matched };
type Stage = (limit: number, foundCount: number) => Hit[];

/** Candidates that one index look-up may bring to be ranked. */
const candidateLimit = 200;
/** After every text with the same beginning; no letter is above it. */
const last = '\u{10ffff}';

const as = (matched: Matched, rows: readonly { id: string }[]): Hit[] =>
  rows.map(({ id }) => ({ id, matched }));

function byNamePrefix(context: ReadContext, prefix: string, limit: number): Hit[] {
  const rows = context.sql.all<{ id: string }>(
    `SELECT id FROM partners INDEXED BY partners_name_fold
     WHERE name_fold >= ? AND name_fold < ? AND deleted_at IS NULL ORDER BY name_fold LIMIT ?`,
    [prefix, prefix + last, limit],
  );
  return as('name', rows);
}

function byWords(context: ReadContext, match: string, words: readonly string[]): Hit[] {
  const rows = context.sql.all<NamedCandidate>(
    `SELECT p.id, p.name_fold AS nameFold, p.sort_key AS sortKey
     FROM partners_fts f CROSS JOIN partners p ON p.rid = f.rowid
     WHERE f.partners_fts MATCH ? AND p.deleted_at IS NULL LIMIT ${candidateLimit}`,
    [match],
  );
  return rankByWords(rows, words).map((row) => ({
    id: row.id,
    matched: isTaxIdHit(row.nameFold, words) ? 'taxId' : 'name',
  }));
}

type ContactCandidate = NamedCandidate & FoundContact;
type FindContacts = (match: string, words: readonly string[]) => ContactCandidate[];

/** Partners and contacts of one text ask the same: each question is put once. */
function contactFinder(context: ReadContext): FindContacts {
  const known = new Map<string, ContactCandidate[]>();
  return (match, words) => {
    const key = JSON.stringify([match, words]);
    const found = known.get(key) ?? contactsByWords(context, match, words);
    known.set(key, found);
    return found;
  };
}

function contactsByWords(context: ReadContext, match: string, words: readonly string[]): ContactCandidate[] {
  const rows = context.sql.all<ContactCandidate>(
    `SELECT c.id, c.name, c.title, c.partner_id AS partnerId, p.name AS partnerName, c.name_fold AS nameFold,
       c.name_fold AS sortKey
     FROM contacts_fts f CROSS JOIN contacts c ON c.rid = f.rowid CROSS JOIN partners p ON p.id = c.partner_id
     WHERE f.contacts_fts MATCH ? AND c.deleted_at IS NULL AND p.deleted_at IS NULL LIMIT ${candidateLimit}`,
    [match],
  );
  return rankByWords(rows, words);
}

const partnersOf = (contacts: readonly ContactCandidate[]): Hit[] =>
  contacts.map((c) => ({ id: c.partnerId, matched: 'contact' }));

/** Partners with a live contact point whose `column` begins with the key. */
function byPoint(
  context: ReadContext,
  column: 'digits' | 'national' | 'tail' | 'normalized',
  kind: 'phone' | 'email',
  range: readonly [string, string],
): Hit[] {
  const rows = context.sql.all<{ id: string }>(
    `SELECT cp.partner_id AS id FROM contact_points cp INDEXED BY contact_points_${column}
     CROSS JOIN partners p ON p.id = cp.partner_id LEFT JOIN contacts c ON c.id = cp.contact_id
     WHERE cp.${column} >= ? AND cp.${column} < ? AND cp.kind = '${kind}' AND p.deleted_at IS NULL
       AND c.deleted_at IS NULL ORDER BY cp.${column} LIMIT ${candidateLimit}`,
    range,
  );
  return as(kind, rows);
}

function byPhone(context: ReadContext, needles: SearchNeedles, limit: number): Hit[] {
  const hits: Hit[] = [];
  const look = (column: 'digits' | 'national' | 'tail', key: string): void => {
    if (hits.length < limit) hits.push(...byPoint(context, column, 'phone', [key, `${key}${last}`]));
  };
  for (const key of needles.phoneKeys) {
    for (const column of ['digits', 'national', 'tail'] as const) look(column, key);
  }
  if (hits.length === 0 && needles.phoneTail !== undefined) look('tail', needles.phoneTail);
  return hits;
}

function byTaxId(context: ReadContext, keys: readonly string[]): Hit[] {
  return keys.flatMap((key) => {
    const rows = context.sql.all<{ id: string }>(
      `SELECT l.partner_id AS id FROM legal_entities l INDEXED BY legal_entities_tax_id
       CROSS JOIN partners p ON p.id = l.partner_id
       WHERE l.tax_id >= ? AND l.tax_id < ? AND l.deleted_at IS NULL AND p.deleted_at IS NULL
       ORDER BY l.tax_id LIMIT ${candidateLimit}`,
      [key, key + last],
    );
    return as('taxId', rows);
  });
}

/** The stages in order of trust; a full list stops before the next. */
function stagesOf(context: ReadContext, needles: SearchNeedles, findContacts: FindContacts): Stage[] {
  const { words, email, looseMatch } = needles;
  const emails: Stage = () =>
    email === undefined ? [] : byPoint(context, 'normalized', 'email', [email, email + last]);
  const named = (matches: readonly string[]): Stage[] => [
    ...matches.map(
      (match): Stage =>
        () =>
          byWords(context, match, words),
    ),
    ...matches.map(
      (match): Stage =>
        () =>
          partnersOf(findContacts(match, words)),
    ),
  ];
  const loosely = looseMatch === undefined ? [] : named([looseMatch]);
  return [
    (limit) => byNamePrefix(context, needles.prefix, limit),
    ...(email?.includes('@') ? [emails] : []),
    (limit) => byPhone(context, needles, limit),
    () => byTaxId(context, needles.taxKeys),
    ...named(needles.wordMatches),
    ...loosely.map(
      (stage): Stage =>
        (limit, foundCount) =>
          foundCount === 0 ? stage(limit, 0) : [],
    ),
    emails,
    ...named(needles.soundMatches),
  ];
}

/**
 * Partners that the text means, best first: beginning of the name, phone, tax id, words (name, legal names, city),
 * contacts' names, e-mail, sounds of another script; the other keyboard layout when nothing else was found.
 * @param limit at most so many rows
 */
export function searchPartners(context: ReadContext, text: string, limit: number): FoundPartner[] {
  return findPartners(context, parseSearch(text), limit, contactFinder(context));
}

/** Partners, and contacts whose names the text means, of live partners; each list best first. */
export function searchPeople(
  context: ReadContext,
  text: string,
  limit: number,
): { partners: FoundPartner[]; contacts: FoundContact[] } {
  const [needles, findContacts] = [parseSearch(text), contactFinder(context)];
  return {
    partners: findPartners(context, needles, limit, findContacts),
    contacts: pickContacts(needles, limit, findContacts),
  };
}

function findPartners(
  context: ReadContext,
  needles: SearchNeedles,
  limit: number,
  findContacts: FindContacts,
): FoundPartner[] {
  if (needles.prefix === '') return [];
  const found = new Map<string, Matched>();
  const run = (stages: readonly Stage[]): void => {
    for (const stage of stages) {
      if (found.size >= limit) return;
      for (const hit of stage(limit, found.size)) if (!found.has(hit.id)) found.set(hit.id, hit.matched);
    }
  };
  run(stagesOf(context, needles, findContacts));
  if (found.size === 0) {
    run(
      needles.slipMatches.flatMap((m) => [
        () => byWords(context, m, []),
        () => partnersOf(findContacts(m, [])),
      ]),
    );
  }
  const rows = loadPartnerRows(context, [...found.keys()].slice(0, limit));
  return rows.map((row) => ({ ...row, matched: found.get(row.id) ?? 'name' }));
}

function pickContacts(needles: SearchNeedles, limit: number, findContacts: FindContacts): FoundContact[] {
  const { wordMatches, looseMatch, soundMatches, slipMatches, words } = needles;
  const found = new Map<string, FoundContact>();
  const run = (match: string, ranked: readonly string[]): void => {
    if (found.size >= limit) return;
    for (const { id, name, title, partnerId, partnerName } of findContacts(match, ranked)) {
      if (!found.has(id)) found.set(id, { id, name, title, partnerId, partnerName });
    }
  };
  for (const match of wordMatches) run(match, words);
  if (found.size === 0 && looseMatch !== undefined) run(looseMatch, words);
  for (const match of soundMatches) run(match, words);
  if (found.size === 0) for (const match of slipMatches) run(match, []);
  return [...found.values()].slice(0, limit);
}
