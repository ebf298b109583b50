// The owner of a catalogue becomes our organisation, where there is none yet; an organisation of ours is never touched.

import type { WriteContext } from '#main/store/context.ts';
import { bankAccounts, organizations } from '#main/store/schema/index.ts';
import { childId, naturalId } from '#shared/domain/ids.ts';
import type { CurrencyCode } from '#shared/domain/money.ts';
import { standardVatCode } from '#shared/domain/vat.ts';
import { addressText, guessCountry, legalName, partyName, reachOf, usualCurrency } from './parties.rules.ts';
import type { BankAccount, Party } from './records.ts';

export type PriceTerms = { currency: CurrencyCode | undefined; isVatIncluded: boolean };

/** @param terms of the exchange's first price type */
export function writeOwner(tx: WriteContext, owner: Party, terms: PriceTerms): void {
  const name = partyName(owner);
  if (name === '' || tx.sql.get('SELECT 1 FROM organizations WHERE deleted_at IS NULL LIMIT 1')) return;
  const country = guessCountry(owner) ?? 'AZ';
  const currency = terms.currency ?? usualCurrency(country);
  const externalId = owner.id ?? owner.taxId ?? name;
  const id = naturalId('organizations', externalId);
  const { reach } = reachOf(owner);
  const first = (kind: 'phone' | 'email' | 'site'): string => reach.find((r) => r.kind === kind)?.value ?? '';
  const vatCode = standardVatCode(country, tx.today) ?? 'exempt';
  tx.orm
    .insert(organizations)
    .values({
      ...{ id, externalId, name, country, currency, vatCode },
      legalName: legalName(owner),
      taxId: owner.taxId ?? '',
      kpp: owner.kpp ?? '',
      regNo: owner.ogrn ?? '',
      legalAddress: addressText(owner.legalAddress ?? owner.address),
      phone: first('phone'),
      email: first('email'),
      site: first('site'),
      headName: owner.head ?? '',
      isVatIncluded: terms.isVatIncluded,
      isDefault: true,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .onConflictDoUpdate({ target: organizations.id, set: { deletedAt: null, updatedAt: tx.now } })
    .run();
  writeAccounts(tx, { kind: 'organization', id, currency }, owner.bankAccounts);
}

/** Accounts of a new owner, the first one as the default. */
export function writeAccounts(
  tx: WriteContext,
  owner: { kind: 'organization' | 'legalEntity'; id: string; currency: string },
  accounts: readonly BankAccount[],
): void {
  accounts.forEach((account, position) => {
    if (account.number === undefined) return;
    tx.orm
      .insert(bankAccounts)
      .values({
        id: childId('bank_accounts', owner.id, account.number),
        ownerKind: owner.kind,
        ownerId: owner.id,
        bankName: account.bankName ?? '',
        bankCode: account.bic ?? '',
        swift: account.swift ?? '',
        account: account.number,
        corrAccount: account.correspondentAccount ?? '',
        currency: owner.currency,
        isDefault: position === 0,
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .onConflictDoNothing()
      .run();
  });
}
