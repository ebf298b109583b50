// Requisites of a legal entity as text for a contract or a letter, in the client's language. Pure.
import { loadCatalogue } from '#renderer/i18n/catalogues.ts';
import { createTranslate, type Translate } from '#renderer/i18n/translate.ts';
import { homeLanguage, type Language } from '#shared/domain/language.ts';
import { formatPhone } from '#shared/domain/phones.ts';
import type { BankAccountCard, LegalEntityCard, PartnerCard } from '../partnerForm.ts';
import { accountName, bankCodeName, regNoName, taxIdName } from '../useTaxIdLabel.ts';

type Line = readonly [label: string, value: string];

/** The language of their letters, else the one of their country, else that of the screen. */
export function requisitesLanguage(card: PartnerCard, entity: LegalEntityCard, screen: Language): Language {
  return card.language || homeLanguage[entity.country] || screen;
}

function accountLines(t: Translate, country: string, account: BankAccountCard): Line[] {
  return [
    [accountName(t, country), `${account.account} (${account.currency})`],
    [t('partner.bank'), account.bankName],
    [bankCodeName(t, country), account.bankCode],
    [t('partner.bankTaxId'), account.bankTaxId],
    [t('partner.swift'), account.swift],
    [t('partner.correspondentAccount'), account.corrAccount],
  ];
}

const spoken = (lines: readonly Line[]): string =>
  lines
    .filter(([, value]) => value.trim() !== '')
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n');

/** Blocks parted by an empty line: who they are, each account, how to reach them. What is not known is left out. */
export async function requisitesText(
  card: PartnerCard,
  entity: LegalEntityCard,
  language: Language,
): Promise<string> {
  const t = createTranslate(language, await loadCatalogue(language));
  const { country } = entity;
  const main = <T extends { isPrimary: boolean; value: string }>(rows: readonly T[]): string =>
    (rows.find(({ isPrimary }) => isPrimary) ?? rows[0])?.value ?? '';
  const who = spoken([
    [taxIdName(t, country), entity.taxId],
    [t('partner.kpp'), country === 'RU' ? entity.kpp : ''],
    [regNoName(t, country), entity.regNo],
    [t('partner.legalAddress'), entity.legalAddress],
    [t('partner.actualAddress'), entity.actualAddress],
    [t('partner.headName'), entity.headName],
  ]);
  const phone = main(card.phones);
  const reach = spoken([
    [t('common.phone'), phone === '' ? '' : formatPhone(phone, card.country)],
    [t('common.email'), main(card.emails)],
  ]);
  const accounts = entity.bankAccounts.map((account) => spoken(accountLines(t, country, account)));
  const name = entity.legalName || entity.name;
  return [[name, who].filter(Boolean).join('\n'), ...accounts, reach].filter(Boolean).join('\n\n');
}
