// Fields of counterparties: Контрагент, Владелец, Представитель, with addresses, contacts and bank accounts.
// Owns these element names only; who receives a finished party is the caller's affair.
import { addChild, type Fields, object, type ParseContext, text, wrap } from './element.ts';
import type { Address, BankAccount, Contact, Party } from './records.ts';
import { toBoolean, toContactKind, toMoment, toRole } from './values.ts';

const addressFields: Fields<Address> = {
  Представление: text((address, value) => {
    address.text = value;
  }),
  АдресноеПоле: object<Address, { kind: string; value: string }>({
    open: () => ({ kind: '', value: '' }),
    fields: {
      Тип: text((part, value) => {
        part.kind = value;
      }),
      Значение: text((part, value) => {
        part.value = value;
      }),
    },
    close: (address, part) => {
      if (part.value !== '') address.parts.push(part);
    },
  }),
};

/** An address element; 1C prints an empty one as «, », which counts as none. */
export function addressField<T>(set: (target: T, address: Address) => void) {
  return object<T, Address>({
    open: () => ({ parts: [] }),
    fields: addressFields,
    text: (address, value) => {
      address.text = value;
    },
    close: (target, address) => {
      if (address.text !== undefined && !/[\p{L}\d]/u.test(address.text)) delete address.text;
      if (address.text !== undefined || address.parts.length > 0) set(target, address);
    },
  });
}

/** Контакты/Контакт(Тип, Значение, Комментарий). */
export const contactFields: Fields<{ contacts: Contact[] }> = {
  Контакт: object<{ contacts: Contact[] }, Contact>({
    open: () => ({ kind: 'other', kindText: '', value: '' }),
    fields: {
      Тип: text((contact, value) => {
        contact.kindText = value;
        contact.kind = toContactKind(value);
      }),
      // XSD 2.10 and older modules say the kind by another name.
      КонтактВид: text((contact, value) => {
        contact.kindText = value;
        contact.kind = toContactKind(value);
      }),
      Значение: text((contact, value) => {
        contact.value = value;
      }),
      Комментарий: text((contact, value) => {
        contact.comment = value;
      }),
    },
    close: (target, contact) => {
      if (contact.value !== '') target.contacts.push(contact);
    },
  }),
};

const bankField = wrap<BankAccount>({
  Наименование: text((account, value) => {
    account.bankName = value;
  }),
  СчетКорреспондентский: text((account, value) => {
    account.correspondentAccount = value;
  }),
  БИК: text((account, value) => {
    account.bic = value;
  }),
  SWIFT: text((account, value) => {
    account.swift = value;
  }),
  Адрес: addressField((account, address) => {
    account.bankAddress = address;
  }),
});

const bankAccountField = object<Party, BankAccount>({
  open: () => ({}),
  fields: {
    НомерСчета: text((account, value) => {
      account.number = value;
    }),
    Банк: bankField,
  },
  close: (party, account) => {
    if (Object.keys(account).length > 0) party.bankAccounts.push(account);
  },
});

export function createParty(): Party {
  return { isPerson: false, isDeleted: false, contacts: [], bankAccounts: [], representatives: [] };
}

type TextKey = {
  [K in keyof Party]-?: string extends Exclude<Party[K], undefined> ? K : never;
}[keyof Party];

const plain = (key: TextKey) =>
  text<Party>((party, value) => {
    party[key] = value;
  });

/** A field that only natural persons have. */
const personal = (key: TextKey) =>
  text<Party>((party, value) => {
    party[key] = value;
    party.isPerson = true;
  });

const headFields: Fields<Party> = {
  Контрагент: wrap({ Наименование: plain('head'), ПолноеНаименование: plain('head') }),
  Наименование: plain('head'),
  ПолноеНаименование: plain('head'),
  Должность: plain('position'),
};

/** Everything inside a Контрагент but its representatives, which contain parties again. */
const partyFields: Fields<Party> = {
  Ид: plain('id'),
  Наименование: plain('name'),
  Роль: text((party, value) => {
    party.role = toRole(value);
  }),
  Отношение: plain('relation'),
  ПометкаУдаления: text((party, value) => {
    party.isDeleted = toBoolean(value);
  }),
  ОфициальноеНаименование: plain('officialName'),
  ПолноеНаименование: plain('fullName'),
  Обращение: personal('salutation'),
  Фамилия: personal('lastName'),
  Имя: personal('firstName'),
  Отчество: personal('middleName'),
  Должность: plain('position'),
  ДатаРождения: text((party, value, context) => {
    party.isPerson = true;
    const moment = toMoment(value);
    if (moment === undefined) context.problem('date_invalid', party.id, false);
    else if (moment.date !== '') party.birthDate = moment.date;
  }),
  ИНН: plain('taxId'),
  КПП: plain('kpp'),
  ОГРН: plain('ogrn'),
  ОКПО: plain('okpo'),
  ЕГРПО: plain('ogrn'),
  Комментарий: plain('comment'),
  ЮридическийАдрес: addressField((party, address) => {
    party.legalAddress = address;
  }),
  АдресРегистрации: addressField((party, address) => {
    party.legalAddress = address;
  }),
  Адрес: addressField((party, address) => {
    party.address = address;
  }),
  Контакты: wrap<Party>(contactFields),
  Руководитель: wrap(headFields),
  РасчетныеСчета: wrap({ РасчетныйСчет: bankAccountField }),
  РасчетныйСчет: bankAccountField,
  ЮрЛицо: wrap({ ОфициальноеНаименование: plain('officialName'), ИНН: plain('taxId'), КПП: plain('kpp') }),
};

/** A party element; `done` gets it when it closes. */
export function partyField<T>(done: (target: T, party: Party, context: ParseContext) => void) {
  const field = object<T, Party>({ open: createParty, fields: partyFields, close: done });
  addChild(field, 'Представители', wrap<Party>({ Представитель: representativeField }));
  return field;
}

const representativeField = object<Party, Party>({
  open: createParty,
  // XSD: the fields stand in the representative itself; some modules wrap them in a Контрагент.
  fields: { ...partyFields, Контрагент: wrap(partyFields) },
  close: (party, representative) => {
    party.representatives.push(representative);
  },
});
