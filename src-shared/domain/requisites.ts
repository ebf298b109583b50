// Doubts about the requisites of a company of ours: shown while they are typed and again after saving; they never
// block. Pure.
import { type BankAccountIds, checkBankAccount } from './bankAccounts.ts';
import { isEmail } from './emails.ts';
import type { TaxIdCheck } from './taxIds.ts';
import { checkKpp, checkOgrn, checkTaxId } from './taxIds.ts';

export type Requisites = {
  country: string;
  taxId: string;
  kpp: string;
  regNo: string;
  email: string;
  bankAccounts: readonly BankAccountIds[];
};
/** `field` is a path such as `bankAccounts.0.account`. */
export type Doubt = { field: string; code: string };

/** An empty field is no doubt: what is demanded is said elsewhere. */
function doubt(field: string, value: string, check: (value: string) => TaxIdCheck): Doubt[] {
  if (value.trim() === '') return [];
  const { isValid, warning } = check(value);
  return isValid ? [] : [{ field, code: warning ?? 'check_number' }];
}

function accountDoubts(account: BankAccountIds, index: number, country: string): Doubt[] {
  if (account.account.trim() === '') return [];
  return Object.entries(checkBankAccount(country, account)).flatMap(([name, { isValid, warning }]) =>
    isValid ? [] : [{ field: `bankAccounts.${index}.${name}`, code: warning ?? 'check_number' }],
  );
}

export function requisiteDoubts(o: Requisites): Doubt[] {
  const { country } = o;
  return [
    ...doubt('taxId', o.taxId, (value) => checkTaxId({ country, value })),
    ...(country === 'RU' ? doubt('kpp', o.kpp, checkKpp) : []),
    ...(country === 'RU' ? doubt('regNo', o.regNo, checkOgrn) : []),
    ...(o.email === '' || isEmail(o.email) ? [] : [{ field: 'email', code: 'bad_email' }]),
    ...o.bankAccounts.flatMap((account, index) => accountDoubts(account, index, country)),
  ];
}
