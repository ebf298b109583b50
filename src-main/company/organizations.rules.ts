// Doubts about our own requisites: shown as warnings, never blocking.
import type { z } from 'zod';
import type { OrganizationFields } from '#shared/contract/company.contract.ts';
import type { Warning } from '#shared/contract/partners.contract.ts';
import { isEmail } from '#shared/domain/emails.ts';
import { checkIban, checkRuAccount, checkTaxId } from '#shared/domain/taxIds.ts';

type Warnings = z.output<typeof Warning>[];

export function organizationWarnings(o: z.output<typeof OrganizationFields>): Warnings {
  const found: Warnings = [];
  if (o.taxId) {
    const { isValid, warning } = checkTaxId({ country: o.country, value: o.taxId });
    if (!isValid) found.push({ field: 'taxId', code: warning ?? 'check_number' });
  }
  if (o.email && !isEmail(o.email)) found.push({ field: 'email', code: 'bad_email' });
  o.bankAccounts.forEach((account, i) => {
    const check =
      o.country === 'RU'
        ? checkRuAccount({ account: account.account, bik: account.bankCode })
        : checkIban(account.account);
    if (!check.isValid)
      found.push({ field: `bankAccounts.${i}.account`, code: check.warning ?? 'check_number' });
  });
  return found;
}
