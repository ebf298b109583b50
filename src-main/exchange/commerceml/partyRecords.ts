// The shapes of counterparties inside records: legal data, addresses, contacts, bank accounts. Types only.

export type AddressPart = { kind: string; value: string };
export type Address = { text?: string; parts: AddressPart[] };

export type ContactKind =
  | 'phoneInternal'
  | 'phoneWork'
  | 'phoneMobile'
  | 'phoneHome'
  | 'pager'
  | 'fax'
  | 'email'
  | 'icq'
  | 'web'
  | 'map'
  | 'other';

export type Contact = { kind: ContactKind; kindText: string; value: string; comment?: string };

export type BankAccount = {
  number?: string;
  bankName?: string;
  bic?: string;
  swift?: string;
  correspondentAccount?: string;
  bankAddress?: Address;
};

export type PartyRole =
  | 'seller'
  | 'buyer'
  | 'payer'
  | 'recipient'
  | 'principal'
  | 'commissionAgent'
  | 'licensor'
  | 'licensee'
  | 'other';

/** Контрагент, Владелец or Представитель with its legal data. */
export type Party = {
  id?: string;
  name?: string;
  role?: PartyRole;
  relation?: string;
  isPerson: boolean;
  isDeleted: boolean;
  officialName?: string;
  fullName?: string;
  salutation?: string;
  lastName?: string;
  firstName?: string;
  middleName?: string;
  birthDate?: string;
  position?: string;
  head?: string;
  taxId?: string;
  kpp?: string;
  ogrn?: string;
  okpo?: string;
  legalAddress?: Address;
  address?: Address;
  comment?: string;
  contacts: Contact[];
  bankAccounts: BankAccount[];
  representatives: Party[];
};
