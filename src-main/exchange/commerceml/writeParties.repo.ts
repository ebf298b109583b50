// Counterparties of an exchange as partners with legal entity, account and contact persons. A partner we have is met by
// its ids and left as the rep keeps it; only its id in 1C and a legal entity that it lacks are added.

import { insertContact, insertLegalEntity, insertPartner } from '#main/partners/index.ts';
import type { WriteContext } from '#main/store/context.ts';
import { findPartner } from '../partnerMatch.repo.ts';
import { addProblem, type ImportState } from './importState.ts';
import {
  addressPart,
  addressText,
  guessCountry,
  legalName,
  partnerKind,
  partyName,
  reachOf,
  usualCurrency,
} from './parties.rules.ts';
import type { Party } from './records.ts';
import { writeAccounts } from './writeOwner.repo.ts';

export type Place = { file: string; line: number };
export type PartyIds = { partnerId: string; legalEntityId: string | null };

const cities = ['Город', 'Населенный пункт', 'Населённый пункт'];

/** Tax id and КПП in stored form: digits, as `checkLegalEntity` keeps them. */
const taxIdOf = (party: Party): string => (party.taxId ?? '').replace(/[\s-]/g, '');

/** @returns undefined for our own organisation and for a party without a name */
export function writeParty(
  tx: WriteContext,
  state: ImportState,
  party: Party,
  place: Place,
): PartyIds | undefined {
  const name = partyName(party);
  const taxId = taxIdOf(party);
  if (name === '' || isOwn(tx, taxId, party)) return undefined;
  const country = guessCountry(party) ?? ownCountry(tx);
  const { reach, faults } = reachOf(party);
  const wanted = { externalId: party.id, taxId, kpp: party.kpp, name };
  const known = findPartner(tx, wanted);
  if (known !== undefined) {
    linkPartner(tx, known, party.id);
    return {
      partnerId: known,
      legalEntityId: findLegalEntity(tx, known, taxId) ?? addLegalEntity(tx, known, party, country),
    };
  }
  for (const reason of faults) addProblem(state, { ...place, ref: party.id, reason });
  const { id: partnerId } = insertPartner(tx, {
    name,
    kind: partnerKind(party, country),
    state: 'active',
    country,
    region: addressPart(party, ['Регион']),
    city: addressPart(party, cities),
    address: addressText(party.address ?? party.legalAddress),
    notes: (party.comment ?? '').slice(0, 4000),
    source: '1C',
    reach,
    ...(party.id === undefined ? {} : { externalId: party.id }),
  });
  state.partnersCreated += 1;
  addPersons(tx, partnerId, party, country);
  return { partnerId, legalEntityId: addLegalEntity(tx, partnerId, party, country) };
}

function isOwn(tx: WriteContext, taxId: string, party: Party): boolean {
  const own = tx.sql.get(
    "SELECT 1 FROM organizations WHERE deleted_at IS NULL AND ((tax_id = :taxId AND tax_id <> '') OR external_id = :externalId)",
    { taxId, externalId: party.id ?? '' },
  );
  return own !== undefined;
}

function ownCountry({ sql }: WriteContext): string {
  const own = sql.get<{ country: string }>(
    'SELECT country FROM organizations WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at, id LIMIT 1',
  );
  return own?.country ?? 'AZ';
}

function linkPartner(tx: WriteContext, id: string, externalId: string | undefined): void {
  if (externalId === undefined) return;
  tx.sql.run('UPDATE partners SET external_id = ?, updated_at = ? WHERE id = ? AND external_id IS NULL', [
    externalId,
    tx.now,
    id,
  ]);
}

/** The one with this tax id; without a tax id the default one. */
function findLegalEntity({ sql }: WriteContext, partnerId: string, taxId: string): string | null | undefined {
  const rows = sql.all<{ id: string; taxId: string }>(
    `SELECT id, tax_id AS taxId FROM legal_entities WHERE partner_id = ? AND deleted_at IS NULL
     ORDER BY is_default DESC, created_at, id`,
    [partnerId],
  );
  if (taxId === '') return rows[0]?.id ?? null;
  return rows.find((row) => row.taxId === taxId)?.id;
}

function addLegalEntity(tx: WriteContext, partnerId: string, party: Party, country: string): string | null {
  const taxId = taxIdOf(party).slice(0, 20);
  if (taxId === '' && party.officialName === undefined) return null;
  const { id } = insertLegalEntity(tx, {
    partnerId,
    name: partyName(party),
    legalName: legalName(party),
    country,
    taxId,
    kpp: (party.kpp ?? '').slice(0, 9),
    regNo: (party.ogrn ?? '').slice(0, 20),
    legalAddress: addressText(party.legalAddress ?? party.address),
    actualAddress: addressText(party.address),
    headName: (party.head ?? '').slice(0, 200),
    isDefault: false,
    ...(party.id === undefined ? {} : { externalId: party.id }),
  });
  writeAccounts(tx, { kind: 'legalEntity', id, currency: usualCurrency(country) }, party.bankAccounts);
  return id;
}

function addPersons(tx: WriteContext, partnerId: string, party: Party, country: string): void {
  const seen = new Set<string>();
  for (const person of party.representatives) {
    const name = partyName(person).slice(0, 200);
    if (name === '' || seen.has(name)) continue;
    seen.add(name);
    const fields = { name, title: (person.position ?? '').slice(0, 120), role: '', region: '', timeZone: '' };
    const rest = { language: '' as const, salutation: '', isPrimary: false, notes: '' };
    const reach = reachOf(person).reach.map((point) => ({ label: '', isPrimary: false, ...point }));
    insertContact(tx, { partnerId, ...fields, ...rest, reach }, country);
  }
}
