// What the forms of our organisation edit, and how a new one begins in each country. Pure.
import type { Parsed } from '#shared/contract/index.ts';
import type { DateOnly } from '#shared/domain/dates.ts';
import { standardVatCode } from '#shared/domain/vat.ts';

export type OrganizationValues = Parsed<'company.setUp'>['organization'];
export type BankAccountValues = OrganizationValues['bankAccounts'][number];

/** A part of the form: the values, a way to change some, and the sentence for a field that is wrong. */
export type OrganizationPart = {
  values: OrganizationValues;
  set: (patch: Partial<OrganizationValues>) => void;
  errorOf: (field: string) => string | undefined;
  /** Codes of doubts by field path. */
  doubts: ReadonlyMap<string, string>;
};

type CountryHabits = Pick<OrganizationValues, 'currency' | 'isVatIncluded' | 'paymentDays'>;

const habits: { readonly [country: string]: CountryHabits } = {
  AZ: { currency: 'AZN', isVatIncluded: true, paymentDays: 5 },
  RU: { currency: 'RUB', isVatIncluded: true, paymentDays: 5 },
  KZ: { currency: 'KZT', isVatIncluded: true, paymentDays: 5 },
  TR: { currency: 'TRY', isVatIncluded: false, paymentDays: 14 },
  GE: { currency: 'GEL', isVatIncluded: true, paymentDays: 5 },
  UA: { currency: 'UAH', isVatIncluded: true, paymentDays: 5 },
  BY: { currency: 'BYN', isVatIncluded: true, paymentDays: 5 },
  UZ: { currency: 'UZS', isVatIncluded: true, paymentDays: 5 },
};
const abroad: CountryHabits = { currency: 'USD', isVatIncluded: false, paymentDays: 14 };

/** Currency, VAT and days to pay as is usual there; everything else stays as typed. */
export function countryHabits(
  country: string,
  today: DateOnly,
): Pick<OrganizationValues, 'country' | 'currency' | 'isVatIncluded' | 'paymentDays' | 'vatCode'> {
  return {
    country,
    ...(habits[country] ?? abroad),
    vatCode: standardVatCode(country, today) ?? 'exempt',
  };
}

export function emptyOrganization(country: string, today: DateOnly): OrganizationValues {
  return {
    name: '',
    legalName: '',
    taxId: '',
    kpp: '',
    regNo: '',
    legalAddress: '',
    phone: '',
    email: '',
    site: '',
    headName: '',
    headTitle: '',
    accountantName: '',
    isVatPayer: true,
    rounding: 'line',
    numberPrefix: '',
    logoHash: null,
    stampHash: null,
    headSignatureHash: null,
    accountantSignatureHash: null,
    bankAccounts: [],
    ...countryHabits(country, today),
  };
}

/** Rows that say nothing are left out. */
export function toSave(values: OrganizationValues): OrganizationValues {
  const isSaid = ({ bankName, account }: BankAccountValues): boolean =>
    bankName.trim() !== '' || account.trim() !== '';
  return { ...values, bankAccounts: values.bankAccounts.filter(isSaid) };
}
