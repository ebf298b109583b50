// Identifiers by their local names: VÖEN in Azerbaijan, INN in Russia, BIN in Kazakhstan …, else the general word.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { Translate } from '#renderer/i18n/translate.ts';

const taxIdNames = {
  AZ: 'terms.taxIdAz',
  RU: 'partner.inn',
  KZ: 'partner.bin',
  UA: 'partner.edrpou',
  BY: 'partner.unp',
} as const;

/** The name of the tax id; `t` of any language, since requisites are copied in the client's. */
export function taxIdName(t: Translate, country: string): string {
  return t(taxIdNames[country as keyof typeof taxIdNames] ?? 'partner.taxId');
}

export const regNoName = (t: Translate, country: string): string =>
  t(country === 'RU' ? 'partner.ogrn' : 'partner.regNo');

export const bankCodeName = (t: Translate, country: string): string =>
  t(country === 'RU' ? 'partner.bik' : 'partner.bankCode');

export const accountName = (t: Translate, country: string): string =>
  t(country === 'RU' ? 'partner.settlementAccount' : 'partner.iban');

/** For forms: says how many digits a VÖEN has. */
export function useTaxIdLabel(): (country: string) => string {
  const t = useT();
  return (country) => (country === 'AZ' ? t('partner.voen') : taxIdName(t, country));
}
