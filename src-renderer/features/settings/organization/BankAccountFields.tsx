// Our bank accounts: as many as there are, one of them on invoices. Controlled; saves nothing.
import { Plus, Trash2 } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { currencyCodes } from '#shared/domain/money.ts';
import { CheckedText } from '../CheckedText.tsx';
import { FormGroup } from '../FormPage.tsx';
import styles from '../Settings.module.css';
import type { BankAccountValues, OrganizationPart } from './organizationValues.ts';

type AccountKey = 'bankName' | 'account' | 'bankCode' | 'bankTaxId' | 'swift' | 'corrAccount';

const keysOf: { readonly [country: string]: readonly AccountKey[] } = {
  AZ: ['bankName', 'account', 'bankCode', 'swift', 'bankTaxId', 'corrAccount'],
  RU: ['bankName', 'bankCode', 'account', 'corrAccount'],
};
const usualKeys: readonly AccountKey[] = ['bankName', 'account', 'swift', 'bankCode'];
const allKeys: readonly AccountKey[] = [
  'bankName',
  'account',
  'bankCode',
  'swift',
  'bankTaxId',
  'corrAccount',
];
const limits: { readonly [K in AccountKey]: number } = {
  bankName: 200,
  account: 40,
  bankCode: 20,
  bankTaxId: 20,
  swift: 11,
  corrAccount: 40,
};

export function BankAccountFields(part: OrganizationPart) {
  const { values, set } = part;
  const t = useT();
  const accounts = values.bankAccounts;
  const add = (): void => {
    const blank: BankAccountValues = {
      bankName: '',
      bankCode: '',
      bankTaxId: '',
      swift: '',
      account: '',
      corrAccount: '',
      currency: values.currency,
      isDefault: accounts.length === 0,
    };
    set({ bankAccounts: [...accounts, blank] });
  };
  return (
    <FormGroup
      title={t('settings.bankAccounts')}
      hint={accounts.length === 0 ? t('settings.noAccounts') : undefined}
    >
      {accounts.map((account, index) => (
        <Account key={account.id ?? `new-${index.toString()}`} part={part} account={account} index={index} />
      ))}
      <div>
        <Button icon={<Plus aria-hidden />} onClick={add}>
          {t('settings.addAccount')}
        </Button>
      </div>
    </FormGroup>
  );
}

type AccountProps = { part: OrganizationPart; account: BankAccountValues; index: number };

function Account({ part, account, index }: AccountProps) {
  const { values, set, errorOf, doubts } = part;
  const t = useT();
  const accounts = values.bankAccounts;
  const labels: { readonly [K in AccountKey]: string } = {
    bankName: t('settings.bankName'),
    account: t('settings.account'),
    bankCode: t('settings.bankCode'),
    swift: t('settings.swift'),
    corrAccount: t('settings.corrAccount'),
    bankTaxId: t('settings.bankTaxId'),
  };
  const usual = keysOf[values.country] ?? usualKeys;
  // What an import or another country filled stays in sight.
  const keys = [...usual, ...allKeys.filter((key) => !usual.includes(key) && account[key] !== '')];
  const change = (patch: Partial<BankAccountValues>): void =>
    set({ bankAccounts: accounts.map((other, i) => (i === index ? { ...other, ...patch } : other)) });
  const makeDefault = (): void =>
    set({ bankAccounts: accounts.map((other, i) => ({ ...other, isDefault: i === index })) });
  const remove = (): void => set({ bankAccounts: accounts.filter((_, i) => i !== index) });
  return (
    <fieldset className={styles.card}>
      <legend>{t('settings.accountNumber', { number: index + 1 })}</legend>
      <div className={styles.grid}>
        {keys.map((key) => (
          <CheckedText
            key={key}
            label={labels[key]}
            value={account[key]}
            maxLength={limits[key]}
            isRequired={key === 'bankName' || key === 'account'}
            isChecked={key === 'account' || key === 'swift'}
            error={errorOf(`bankAccounts.${index}.${key}`)}
            doubt={doubts.get(`bankAccounts.${index}.${key}`)}
            onChange={(value) => change({ [key]: value })}
          />
        ))}
        <Field label={t('common.currency')}>
          <Select
            value={account.currency}
            options={currencyCodes.map((value) => ({ value, label: value }))}
            onChange={(currency) => change({ currency })}
          />
        </Field>
      </div>
      <div className={styles.between}>
        <Checkbox label={t('settings.isDefaultAccount')} value={account.isDefault} onChange={makeDefault} />
        <Button
          size="sm"
          variant="quiet"
          icon={<Trash2 aria-hidden />}
          aria-label={t('settings.removeAccount', { number: index + 1 })}
          onClick={remove}
        >
          {t('common.delete')}
        </Button>
      </div>
    </fieldset>
  );
}
