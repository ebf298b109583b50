// The derived columns of partners and contacts, and the checks of their fields. One place for hand entry,
// imports and the demo company; pure, knows no table.
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { LegalEntityFields, Warning } from '#shared/contract/partners.contract.ts';
import { isTimeZone } from '#shared/domain/dates.ts';
import { fold, searchTokens } from '#shared/domain/fold.ts';
import { phon } from '#shared/domain/phon.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import { checkKpp, checkOgrn, checkTaxId } from '#shared/domain/taxIds.ts';

export type Warnings = z.output<typeof Warning>[];
type LegalFields = z.output<typeof LegalEntityFields>;

/** Stands before each phonetic key in the search index: a typed word never meets a sound by chance. */
const soundMark = 'ʷ';

export type PartnerKeys = { nameFold: string; sortKey: string; searchText: string };
export type ContactKeys = { nameFold: string; searchText: string };

/** A text cut where sounds may be taken; a piece with a digit has none: the key would squeeze 1500 into 150. */
export function soundPieces(text: string): { piece: string; hasSound: boolean }[] {
  const pieces = text.match(/[^\s\-–—/.,;:()«»"“”]+/g) ?? [];
  return pieces.map((piece) => ({ piece, hasSound: !/\d/.test(piece) }));
}

/** Phonetic keys of the words, marked, as search tokens; lower case, as the index keeps them. */
export function soundTokens(text: string): string[] {
  const voiced = soundPieces(text).filter(({ hasSound }) => hasSound);
  return voiced.flatMap(({ piece }) => searchTokens(phon(piece)).map((key) => `${soundMark}${key}`));
}

function searchTextOf(named: string, plain: string): string {
  return [...new Set([...searchTokens(`${named} ${plain}`), ...soundTokens(named)])].join(' ');
}

/** @param legal the legal entities that are not deleted */
export function partnerKeys(
  partner: { name: string; city: string },
  legal: readonly { name: string; legalName: string; taxId: string }[],
): PartnerKeys {
  const named = [partner.name, partner.city, ...legal.flatMap((l) => [l.name, l.legalName])].join(' ');
  return {
    nameFold: fold(partner.name).trim(),
    sortKey: sortKeyAz(partner.name),
    searchText: searchTextOf(named, legal.map((l) => l.taxId).join(' ')),
  };
}

export function contactKeys(contact: { name: string }): ContactKeys {
  return { nameFold: fold(contact.name).trim(), searchText: searchTextOf(contact.name, '') };
}

/** @throws AppError invalid_input/fields when the zone is set and unknown */
export function assertTimeZone(timeZone: string): void {
  if (timeZone === '' || isTimeZone(timeZone)) return;
  throw new AppError('invalid_input', 'fields', { fields: [{ path: 'timeZone', code: 'unknown_zone' }] });
}

/** Identifiers in stored form, the legal name filled in, and what is doubtful about them. */
export function checkLegalEntity<T extends LegalFields>(given: T): { fields: T; warnings: Warnings } {
  const country = given.country.toUpperCase();
  const warnings: Warnings = [];
  const checked = (
    field: 'taxId' | 'kpp' | 'regNo',
    check: (value: string) => ReturnType<typeof checkKpp>,
  ) => {
    if (given[field] === '') return '';
    const { normalized, warning } = check(given[field]);
    if (warning !== undefined) warnings.push({ field, code: warning });
    return normalized;
  };
  const fields = {
    ...given,
    country,
    legalName: given.legalName || given.name,
    taxId: checked('taxId', (value) => checkTaxId({ country, value })),
    kpp: country === 'RU' ? checked('kpp', checkKpp) : given.kpp,
    regNo: country === 'RU' ? checked('regNo', checkOgrn) : given.regNo,
  };
  return { fields, warnings };
}
