// The words of the card's history: what was touched, which field, and values as a person reads them.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { MessageKey, Translate } from '#renderer/i18n/translate.ts';
import type { Output } from '#shared/contract/index.ts';
import { PartnerKind, PartnerRole, PartnerState } from '#shared/contract/partners.contract.ts';
import { isLanguage, languageNames } from '#shared/domain/language.ts';
import { formatPhone } from '#shared/domain/phones.ts';
import { useContactRoleText } from '../fields/contactRoles.ts';
import { useCountryName, zoneName } from '../fields/placeOptions.ts';
import { useSourceText } from '../fields/sources.ts';

export type HistoryStep = Output<'partners.listHistory'>['rows'][number];
export type HistoryChange = HistoryStep['changes'][number];
type Entity = HistoryChange['entity'];
type PlainKey = Extract<MessageKey, `partner.${string}` | `common.${string}`>;

const fieldNames: { readonly [field: string]: PlainKey } = {
  name: 'common.name',
  kind: 'partner.kind',
  state: 'common.state',
  ownerId: 'partner.owner',
  country: 'partner.country',
  region: 'partner.region',
  city: 'partner.city',
  address: 'common.address',
  timeZone: 'partner.timeZone',
  language: 'partner.letterLanguage',
  notes: 'partner.notes',
  source: 'partner.source',
  priceTypeId: 'partner.priceType',
  title: 'partner.position',
  role: 'partner.contactRole',
  salutation: 'partner.salutation',
  isPrimary: 'partner.makePrimary',
  value: 'partner.valueItself',
  label: 'partner.label',
  legalName: 'partner.legalName',
  taxId: 'partner.taxId',
  kpp: 'partner.kpp',
  regNo: 'partner.regNo',
  legalAddress: 'partner.legalAddress',
  actualAddress: 'partner.actualAddress',
  headName: 'partner.headName',
  isDefault: 'partner.makePrimary',
  bankName: 'partner.bank',
  bankCode: 'partner.bankCode',
  bankTaxId: 'partner.bankTaxId',
  swift: 'partner.swift',
  account: 'partner.accountNumber',
  corrAccount: 'partner.correspondentAccount',
  currency: 'common.currency',
};

const entityNames = {
  partner: 'partner.entityPartner',
  role: 'partner.entityRole',
  contact: 'partner.entityContact',
  phone: 'partner.entityPhone',
  email: 'partner.entityEmail',
  site: 'partner.entitySite',
  legalEntity: 'partner.entityLegalEntity',
  bankAccount: 'partner.entityBankAccount',
  file: 'partner.entityFile',
} as const satisfies { readonly [E in Entity]: PlainKey };

function choiceWord(t: Translate, value: string): string | undefined {
  for (const choice of [PartnerKind, PartnerState, PartnerRole]) {
    const known = choice.safeParse(value);
    if (known.success) return t(`partner.${known.data}`);
  }
  return undefined;
}

export type HistoryWords = {
  field(field: string): string;
  value(field: string, value: string): string;
  /** `Added: contact “Leyla”`. */
  change(change: HistoryChange): string;
};

/** @param country of the partner, for numbers without a code */
export function useHistoryWords(country: string): HistoryWords {
  const t = useT();
  const countryName = useCountryName();
  const sourceText = useSourceText();
  const roleText = useContactRoleText();
  const value = (field: string, text: string): string => {
    if (text === '') return t('partner.emptyValue');
    if (field === 'isPrimary' || field === 'isDefault') return t(text === '1' ? 'common.yes' : 'common.no');
    if (field === 'kind' || field === 'state') return choiceWord(t, text) ?? text;
    if (field === 'country') return countryName(text);
    if (field === 'language') return isLanguage(text) ? languageNames[text] : text;
    if (field === 'timeZone') return zoneName(text);
    if (field === 'role') return roleText(text);
    return field === 'source' ? sourceText(text) : text;
  };
  return {
    value,
    field: (field) => {
      const key = fieldNames[field];
      return key === undefined ? field : (t as (key: PlainKey) => string)(key);
    },
    change: ({ entity, kind, name }) => {
      const shown =
        entity === 'role'
          ? (choiceWord(t, name) ?? name)
          : entity === 'phone'
            ? formatPhone(name, country)
            : name;
      const what = t('partner.entityNamed', { entity: t(entityNames[entity]), name: shown });
      return t(`partner.${kind}Entity`, { what });
    },
  };
}
