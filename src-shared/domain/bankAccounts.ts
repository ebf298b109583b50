// What is doubtful about a bank account, by the country of its owner. Pure; shown, never blocking.
import { checkBic, checkBik, checkIban, checkRuAccount, type TaxIdCheck } from './taxIds.ts';

export type BankAccountIds = { account: string; bankCode: string; swift: string; corrAccount: string };
export type BankAccountField = keyof BankAccountIds;

/** Countries where an account is an IBAN: a number without one is a doubt. */
const ibanCountries = new Set([
  ...['AZ', 'GE', 'TR', 'KZ', 'UA', 'BY', 'MD', 'AE', 'DE', 'IT', 'PL', 'FR', 'GB', 'IL'],
]);

const asTyped = (value: string): TaxIdCheck => ({ normalized: value.trim(), isValid: true });

function checkAccount(country: string, { account, bankCode }: BankAccountIds): TaxIdCheck {
  if (country === 'RU') return checkRuAccount({ account, bik: bankCode });
  const looksLikeIban = /^\s*[A-Za-z]{2}\s*\d/.test(account);
  return looksLikeIban || ibanCountries.has(country) ? checkIban(account) : asTyped(account);
}

/** The identifiers that are filled in, each in stored form with its doubt. The account itself is always there. */
export function checkBankAccount(
  country: string,
  ids: BankAccountIds,
): { [F in BankAccountField]?: TaxIdCheck } {
  const isRussian = country === 'RU';
  const filled = (field: BankAccountField, check: () => TaxIdCheck) =>
    ids[field].trim() === '' ? {} : { [field]: check() };
  return {
    account: checkAccount(country, ids),
    ...filled('bankCode', () => (isRussian ? checkBik(ids.bankCode) : asTyped(ids.bankCode))),
    ...filled('swift', () => checkBic(ids.swift)),
    ...filled('corrAccount', () =>
      isRussian
        ? checkRuAccount({ account: ids.corrAccount, bik: ids.bankCode })
        : checkAccount(country, { ...ids, account: ids.corrAccount }),
    ),
  };
}
