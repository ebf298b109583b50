// Russian texts of area `partner`: cards of partners, contacts and legal entities. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { partner as English } from '../en/partner.ts';

export const partner = russian<typeof English>()({
  newPartner: 'Новый партнёр',
  newContact: 'Новое контактное лицо',
  newLegalEntity: 'Новый контрагент',
  fullName: 'ФИО',
  role: 'Должность',
  roles: 'Роли',
  region: 'Регион',
  timeZone: 'Часовой пояс',
  legalName: 'Полное наименование',
  taxId: 'Налоговый номер',
  kpp: 'КПП',
  legalAddress: 'Юридический адрес',
  actualAddress: 'Фактический адрес',
  bank: 'Банк',
  bankCode: 'БИК',
  iban: 'Расчётный счёт',
  correspondentAccount: 'Корреспондентский счёт',
  letterLanguage: 'Язык писем',
  noContacts: 'Контактных лиц пока нет',
  noPhone: 'Нет номера телефона',
  badTaxId: 'Проверьте номер: контрольная цифра не сходится',
  badEmail: 'Проверьте адрес почты',
  badPhone: 'Проверьте номер телефона',
  deleted: 'Удалено: «{name}»',
});
