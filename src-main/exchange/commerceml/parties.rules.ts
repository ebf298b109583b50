// What an exchange says of a company or a person, read for our rows: country, kind, addresses, ways to reach. Pure.
import type { z } from 'zod';
import type { ReachInput } from '#shared/contract/partners.contract.ts';
import { isEmail } from '#shared/domain/emails.ts';
import { type CurrencyCode, currencyOfCountry } from '#shared/domain/money.ts';
import { checkInn, checkVoen } from '#shared/domain/taxIds.ts';
import type { Address, Party } from './records.ts';

type Reach = z.input<typeof ReachInput>;

/**
 * ISO code of the country whose requisites these are; undefined when nothing tells.
 * An ИНН and a VÖEN both have ten digits, so accounts and phones are asked first.
 */
export function guessCountry(party: Party): string | undefined {
  const accounts = party.bankAccounts.map(({ number = '' }) => number.replaceAll(' ', ''));
  const iban = accounts.find((account) => /^[A-Z]{2}\d{2}[A-Z0-9]{8,}$/.test(account));
  if (iban !== undefined) return iban.slice(0, 2);
  if (party.kpp !== undefined || accounts.some((account) => /^\d{20}$/.test(account))) return 'RU';
  const phones = party.contacts
    .filter(({ kind }) => kind.startsWith('phone'))
    .map(({ value }) => value.replace(/\D/g, ''));
  if (phones.some((digits) => digits.startsWith('994'))) return 'AZ';
  if (phones.some((digits) => /^[78][3489]\d{9}$/.test(digits))) return 'RU';
  const taxId = party.taxId?.replace(/\D/g, '') ?? '';
  if (taxId.length === 12) return 'RU';
  if (taxId.length !== 10) return undefined;
  if (checkVoen(taxId).isValid) return 'AZ';
  return checkInn(taxId).isValid ? 'RU' : undefined;
}

/** Of accounts and documents that name none; money of an unknown country is kept in dollars. */
export const usualCurrency = (country: string): CurrencyCode => currencyOfCountry(country) ?? 'USD';

export const partyName = (party: Party): string =>
  (party.name ?? party.officialName ?? party.fullName ?? '').slice(0, 250);

export const legalName = (party: Party): string =>
  (party.officialName ?? party.fullName ?? party.name ?? '').slice(0, 400);

export function partnerKind(party: Party, country: string): 'company' | 'person' | 'entrepreneur' {
  if (/^(ИП|Индивидуальный предприниматель)\s/i.test(legalName(party))) return 'entrepreneur';
  if (!party.isPerson) return 'company';
  return country === 'RU' && party.taxId?.length === 12 && party.ogrn !== undefined
    ? 'entrepreneur'
    : 'person';
}

export function addressText(address: Address | undefined): string {
  if (address === undefined) return '';
  return (address.text ?? address.parts.map(({ value }) => value).join(', ')).slice(0, 400);
}

/** A part of an address by 1C's name for it, e.g. «Город». */
export function addressPart(party: Party, names: readonly string[]): string {
  const parts = [...(party.address?.parts ?? []), ...(party.legalAddress?.parts ?? [])];
  return (parts.find(({ kind }) => names.includes(kind))?.value ?? '').slice(0, 120);
}

const digitsOf = (value: string): number => value.replace(/\D/g, '').length;

/** What can be stored of the contacts, each value once, and the reasons of what cannot. */
export function reachOf(party: Party): { reach: Reach[]; faults: ('bad_email' | 'bad_phone')[] } {
  const reach = new Map<string, Reach>();
  const faults: ('bad_email' | 'bad_phone')[] = [];
  for (const { kind, kindText, value: text } of party.contacts) {
    const value = text.slice(0, 200).trim();
    const label = kindText.slice(0, 80);
    if (value === '') continue;
    if (kind === 'email') {
      if (isEmail(value)) reach.set(`email ${value.toLowerCase()}`, { kind: 'email', value });
      else faults.push('bad_email');
    } else if (kind === 'web') reach.set(`site ${value}`, { kind: 'site', value });
    else if (kind.startsWith('phone') || kind === 'fax') {
      if (digitsOf(value) > 0)
        reach.set(`phone ${value.replace(/\D/g, '')}`, { kind: 'phone', value, label });
      else faults.push('bad_phone');
    }
  }
  return { reach: [...reach.values()], faults };
}
