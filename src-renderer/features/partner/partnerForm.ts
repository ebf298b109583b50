// What the forms of a partner, a contact and a legal entity hold, empty and filled from a card. Pure.
import { z } from 'zod';
import type { Output } from '#shared/contract/index.ts';
import {
  BankAccountInput,
  ContactFields,
  LegalEntityFields,
  PartnerFields,
  ReachInput,
} from '#shared/contract/partners.contract.ts';
import { currencyOfCountry } from '#shared/domain/money.ts';
import { type ReachValue, reachOf } from './fields/ReachEditor.tsx';

/** Rows may be empty while one types; they are dropped at saving. */
const reach = z.array(ReachInput.extend({ value: z.string().max(200) }));

export const PartnerForm = PartnerFields.omit({ priceTypeId: true }).extend({
  reach,
  priceTypeId: z.string(),
});
export type PartnerValues = z.output<typeof PartnerForm>;
export const ContactForm = ContactFields.extend({ reach });
export type ContactValues = z.output<typeof ContactForm>;
export const LegalEntityForm = LegalEntityFields;
export type LegalEntityValues = z.output<typeof LegalEntityForm>;

export const BankAccountForm = BankAccountInput;
export type BankAccountValues = z.output<typeof BankAccountForm>;

export type PartnerCard = Output<'partners.load'>;
export type ContactCard = PartnerCard['contacts'][number];
export type LegalEntityCard = PartnerCard['legalEntities'][number];
export type BankAccountCard = LegalEntityCard['bankAccounts'][number];

const emptyRow = (kind: ReachValue['kind'], isPrimary = true): ReachValue => ({
  kind,
  value: '',
  label: '',
  isPrimary,
});

export function emptyPartner(country: string): PartnerValues {
  return {
    name: '',
    kind: 'company',
    state: 'potential',
    roles: ['customer'],
    country,
    region: '',
    city: '',
    address: '',
    timeZone: '',
    language: '',
    notes: '',
    source: '',
    priceTypeId: '',
    reach: [emptyRow('phone'), emptyRow('email')],
  };
}

export function partnerValues(card: PartnerCard): PartnerValues {
  const { name, kind, state, roles, country, region, city, address, timeZone, language } = card;
  const { notes, source, ownerId } = card;
  return {
    ...{ name, kind, state, roles, country, region, city, address, timeZone, language, notes, source },
    // An imported partner may be nobody's yet: then the core keeps that.
    ...(ownerId === '' ? {} : { ownerId }),
    priceTypeId: card.priceTypeId ?? '',
    reach: reachOf(card),
  };
}

export function emptyContact(isPrimary: boolean): ContactValues {
  return {
    name: '',
    title: '',
    role: '',
    region: '',
    timeZone: '',
    language: '',
    salutation: '',
    isPrimary,
    notes: '',
    reach: [emptyRow('phone'), emptyRow('email')],
  };
}

export function contactValues(card: ContactCard): ContactValues {
  const { name, title, role, region, timeZone, language, salutation, isPrimary, notes } = card;
  return {
    ...{ name, title, role, region, timeZone, language, salutation, isPrimary, notes },
    reach: reachOf(card),
  };
}

export function emptyLegalEntity(card: PartnerCard, country: string): LegalEntityValues {
  return {
    name: card.name,
    legalName: '',
    country: card.country || country,
    taxId: '',
    kpp: '',
    regNo: '',
    legalAddress: '',
    actualAddress: '',
    headName: '',
    isDefault: card.legalEntities.length === 0,
  };
}

export function legalEntityValues({
  id: _id,
  partnerId: _partnerId,
  bankAccounts: _bankAccounts,
  ...fields
}: LegalEntityCard): LegalEntityValues {
  return fields;
}

export function emptyBankAccount(entity: LegalEntityCard): BankAccountValues {
  return {
    bankName: '',
    bankCode: '',
    bankTaxId: '',
    swift: '',
    account: '',
    corrAccount: '',
    currency: currencyOfCountry(entity.country) ?? 'EUR',
    isDefault: entity.bankAccounts.length === 0,
  };
}

export function bankAccountValues({
  id: _id,
  legalEntityId: _legalEntityId,
  ...fields
}: BankAccountCard): BankAccountValues {
  return fields;
}
