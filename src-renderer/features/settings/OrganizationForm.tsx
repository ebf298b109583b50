// The form of our own organisation: requisites, accounting policy, one bank account, pictures. Controlled; saves nothing.

import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Switch } from '#renderer/ui/Choice.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Input } from '#shared/contract/index.ts';
import { currencyCodes } from '#shared/domain/money.ts';
import { vatCodesOn } from '#shared/domain/vat.ts';
import { useCountryOptions } from '../partner/index.ts';
import { PictureField } from './PictureField.tsx';
import styles from './Settings.module.css';

export type OrganizationValues = Input<'company.setUp'>['organization'];
type TextKey =
  | 'name'
  | 'legalName'
  | 'taxId'
  | 'kpp'
  | 'legalAddress'
  | 'phone'
  | 'email'
  | 'site'
  | 'headName'
  | 'headTitle'
  | 'accountantName'
  | 'numberPrefix';
type PictureKey = 'logoHash' | 'stampHash' | 'headSignatureHash' | 'accountantSignatureHash';
type BankAccount = NonNullable<OrganizationValues['bankAccounts']>[number];
type AccountKey = 'bankName' | 'account' | 'bankCode' | 'bankTaxId' | 'swift' | 'corrAccount';

export const emptyOrganization = (): OrganizationValues => ({
  name: '',
  country: 'AZ',
  currency: 'AZN',
  vatCode: 'vat18',
});

export type OrganizationFormProps = {
  values: OrganizationValues;
  onChange: (values: OrganizationValues) => void;
  /** Field path to its error text. */
  errors: ReadonlyMap<string, string>;
};

export function OrganizationForm({ values, onChange, errors }: OrganizationFormProps) {
  const t = useT();
  const set = (patch: Partial<OrganizationValues>): void => onChange({ ...values, ...patch });
  const text = (key: TextKey, label: string, isRequired = false) => (
    <Field label={label} isRequired={isRequired} error={errors.get(`organization.${key}`) ?? errors.get(key)}>
      <TextField value={values[key] ?? ''} onChange={(value) => set({ [key]: value })} />
    </Field>
  );
  return (
    <div className={styles.form}>
      <h2>{t('settings.whoWeAre')}</h2>
      <div className={styles.grid}>
        {text('name', t('settings.name'), true)}
        {text('legalName', t('settings.legalName'))}
        <CountryField values={values} set={set} />
        {text('taxId', t('partner.taxId'))}
        {values.country === 'RU' ? text('kpp', t('partner.kpp')) : null}
        {text('legalAddress', t('settings.legalAddress'))}
        {text('phone', t('settings.phone'))}
        {text('email', t('settings.email'))}
        {text('site', t('settings.site'))}
        {text('headName', t('settings.headName'))}
        {text('headTitle', t('settings.headTitle'))}
        {text('accountantName', t('settings.accountantName'))}
      </div>
      <h2>{t('settings.policy')}</h2>
      <div className={styles.grid}>
        <PolicyFields values={values} set={set} />
        {text('numberPrefix', t('settings.numberPrefix'))}
      </div>
      <h2>{t('settings.bankAccounts')}</h2>
      <BankFields values={values} set={set} />
      <h2>{t('settings.pictures')}</h2>
      <p className={styles.hint}>{t('settings.picturesHint')}</p>
      <PictureFields values={values} set={set} />
    </div>
  );
}

type Part = { values: OrganizationValues; set: (patch: Partial<OrganizationValues>) => void };

const currencyOf: { readonly [country: string]: OrganizationValues['currency'] } = {
  AZ: 'AZN',
  RU: 'RUB',
  KZ: 'KZT',
  GE: 'GEL',
  TR: 'TRY',
  UA: 'UAH',
  BY: 'BYN',
  UZ: 'UZS',
};

function CountryField({ values, set }: Part) {
  const t = useT();
  const today = useToday();
  const options = useCountryOptions(values.country);
  return (
    <Field label={t('settings.country')}>
      <Select
        value={values.country}
        options={options}
        onChange={(country) =>
          set({
            country,
            currency: currencyOf[country] ?? values.currency,
            vatCode: vatCodesOn(country, today)[0] ?? 'exempt',
          })
        }
      />
    </Field>
  );
}

function PolicyFields({ values, set }: Part) {
  const t = useT();
  const today = useToday();
  const codes = new Set([...vatCodesOn(values.country, today), values.vatCode]);
  return (
    <>
      <Field label={t('settings.currency')}>
        <Select
          value={values.currency}
          onChange={(currency) => set({ currency })}
          options={currencyCodes.map((value) => ({ value, label: value }))}
        />
      </Field>
      <Switch
        label={t('settings.isVatPayer')}
        value={values.isVatPayer ?? true}
        onChange={(isVatPayer) => set({ isVatPayer })}
      />
      <Field label={t('settings.vatCode')}>
        <Select
          value={values.vatCode}
          onChange={(vatCode) => set({ vatCode })}
          options={[...codes].map((value) => ({
            value,
            label: value === 'exempt' ? t('settings.exempt') : `${value.slice(3)} %`,
          }))}
        />
      </Field>
      <Field label={t('settings.pricesAre')}>
        <Select
          value={(values.isVatIncluded ?? true) ? 'inside' : 'onTop'}
          onChange={(value) => set({ isVatIncluded: value === 'inside' })}
          options={[
            { value: 'inside', label: t('settings.vatInside') },
            { value: 'onTop', label: t('settings.vatOnTop') },
          ]}
        />
      </Field>
      <Field label={t('settings.rounding')}>
        <Select
          value={values.rounding ?? 'line'}
          onChange={(rounding) => set({ rounding })}
          options={[
            { value: 'line', label: t('settings.roundLine') },
            { value: 'total', label: t('settings.roundTotal') },
          ]}
        />
      </Field>
      <Field label={t('settings.paymentDays')}>
        <NumberField
          value={values.paymentDays ?? 5}
          min={0}
          max={365}
          onChange={(paymentDays) => set({ paymentDays: paymentDays ?? 0 })}
        />
      </Field>
    </>
  );
}

function BankFields({ values, set }: Part) {
  const t = useT();
  const [first, ...rest] = values.bankAccounts ?? [];
  const account: BankAccount = first ?? { bankName: '', account: '', currency: values.currency };
  const change = (key: AccountKey, value: string): void => {
    const changed = { ...account, [key]: value };
    const isEmpty = changed.bankName === '' && changed.account === '';
    set({ bankAccounts: isEmpty ? rest : [changed, ...rest] });
  };
  const text = (key: AccountKey, label: string) => (
    <Field label={label}>
      <TextField value={account[key] ?? ''} onChange={(value) => change(key, value)} />
    </Field>
  );
  return (
    <div className={styles.grid}>
      {text('bankName', t('settings.bankName'))}
      {text('account', t('settings.account'))}
      {text('bankCode', t('settings.bankCode'))}
      {text('swift', t('settings.swift'))}
      {text('corrAccount', t('settings.corrAccount'))}
      {text('bankTaxId', t('settings.bankTaxId'))}
    </div>
  );
}

function PictureFields({ values, set }: Part) {
  const t = useT();
  const picture = (key: PictureKey, label: string) => (
    <PictureField label={label} hash={values[key] ?? null} onChange={(hash) => set({ [key]: hash })} />
  );
  return (
    <div className={styles.pictures}>
      {picture('logoHash', t('settings.logo'))}
      {picture('stampHash', t('settings.stamp'))}
      {picture('headSignatureHash', t('settings.signatureDirector'))}
      {picture('accountantSignatureHash', t('settings.signatureAccountant'))}
    </div>
  );
}
