// English texts of area `partner`: cards of partners, contacts and legal entities. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const partner = english({
  newPartner: 'New partner',
  newContact: 'New contact',
  newLegalEntity: 'New legal entity',
  fullName: 'Full name',
  role: 'Role',
  roles: 'Roles',
  region: 'Region',
  timeZone: 'Time zone',
  legalName: 'Legal name',
  taxId: 'Tax id',
  kpp: 'KPP',
  legalAddress: 'Legal address',
  actualAddress: 'Actual address',
  bank: 'Bank',
  bankCode: 'Bank code',
  iban: 'Account (IBAN)',
  correspondentAccount: 'Correspondent account',
  letterLanguage: 'Language of letters',
  noContacts: 'No contacts yet',
  noPhone: 'No phone number',
  badTaxId: 'Check the tax id: its check digit is wrong',
  badEmail: 'Check the e-mail address',
  badPhone: 'Check the phone number',
  deleted: '“{name}” deleted',
});
