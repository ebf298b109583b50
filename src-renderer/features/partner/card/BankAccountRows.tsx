// The bank accounts of one legal entity, each with all that a payment needs; edit, make main, delete.
import { Landmark } from 'lucide-react';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { checkBankAccount } from '#shared/domain/bankAccounts.ts';
import { type BankAccountCard, bankAccountValues, type LegalEntityCard } from '../partnerForm.ts';
import { bankCodeName } from '../useTaxIdLabel.ts';
import styles from './BankAccountRows.module.css';
import entry from './CardEntry.module.css';
import { CheckedValue, checkedFact } from './CheckedValue.tsx';
import { RowActions } from './RowActions.tsx';

function AccountActions({ account, onEdit }: { account: BankAccountCard; onEdit: () => void }) {
  const t = useT();
  const name = account.account;
  const update = useStep('partners.updateBankAccount', { isErrorToasted: true });
  const remove = useStep('partners.deleteBankAccount', { isErrorToasted: true });
  const makeMain = (): void => {
    const changed = { ...bankAccountValues(account), id: account.id, isDefault: true };
    void update.run(changed, t('partner.saved', { name }));
  };
  return (
    <RowActions
      name={name}
      makeMain={account.isDefault ? undefined : { run: makeMain, isRunning: update.isRunning }}
      onEdit={onEdit}
      remove={{
        run: () => void remove.run({ id: account.id }, t('partner.deleted', { name })),
        isRunning: remove.isRunning,
      }}
    />
  );
}

export type BankAccountRowsProps = { entity: LegalEntityCard; onEdit: (bankAccountId: string) => void };

export function BankAccountRows({ entity, onEdit }: BankAccountRowsProps) {
  const t = useT();
  const { country } = entity;
  const isRussian = country === 'RU';
  return (
    <ul className={styles.accounts} aria-label={t('partner.bankAccounts')}>
      {entity.bankAccounts.map((account) => {
        const checks = checkBankAccount(country, account);
        const isIban = /^[A-Z]{2}\d/.test(account.account);
        return (
          <li key={account.id} className={styles.account}>
            <div className={entry.entryHead}>
              <Landmark aria-hidden className={styles.accountIcon} />
              <CheckedValue
                value={account.account}
                check={checks.account}
                isProvable={isIban || (isRussian && account.bankCode !== '')}
              />
              <Chip>{account.currency}</Chip>
              {account.isDefault ? <Chip>{t('desk.primary')}</Chip> : null}
              <AccountActions account={account} onEdit={() => onEdit(account.id)} />
            </div>
            <Facts
              rows={[
                [t('partner.bank'), account.bankName],
                [bankCodeName(t, country), checkedFact(account.bankCode, checks.bankCode, false)],
                [t('partner.bankTaxId'), account.bankTaxId],
                [t('partner.swift'), checkedFact(account.swift, checks.swift, false)],
                [
                  t('partner.correspondentAccount'),
                  checkedFact(account.corrAccount, checks.corrAccount, true),
                ],
              ]}
            />
          </li>
        );
      })}
    </ul>
  );
}
