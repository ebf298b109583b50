// Who we are: names, numbers, addresses, people who sign. Controlled; saves nothing.
import { useToday } from '#renderer/data/useMe.ts';
import { useCountryOptions, useTaxIdLabel } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { CheckedText } from '../CheckedText.tsx';
import { FormGroup } from '../FormPage.tsx';
import styles from '../Settings.module.css';
import { countryHabits, type OrganizationPart } from './organizationValues.ts';

type TextKey =
  | 'name'
  | 'legalName'
  | 'taxId'
  | 'kpp'
  | 'regNo'
  | 'legalAddress'
  | 'phone'
  | 'email'
  | 'site'
  | 'headName'
  | 'headTitle'
  | 'accountantName';

const limits: { readonly [K in TextKey]: number } = {
  name: 250,
  legalName: 400,
  taxId: 20,
  kpp: 9,
  regNo: 20,
  legalAddress: 400,
  phone: 60,
  email: 254,
  site: 200,
  headName: 200,
  headTitle: 120,
  accountantName: 200,
};
const checked = new Set<TextKey>(['taxId', 'kpp', 'regNo']);

export function RequisiteFields(part: OrganizationPart) {
  const { values, set, errorOf, doubts } = part;
  const t = useT();
  const taxIdLabel = useTaxIdLabel();
  const text = (key: TextKey, label: string, className?: string) => (
    <CheckedText
      label={label}
      value={values[key]}
      maxLength={limits[key]}
      isRequired={key === 'name'}
      isChecked={checked.has(key) && values[key] !== ''}
      error={errorOf(key)}
      doubt={doubts.get(key)}
      className={className}
      onChange={(value) => set({ [key]: value })}
    />
  );
  return (
    <>
      <FormGroup title={t('settings.whoWeAre')}>
        <div className={styles.grid}>
          {text('name', t('settings.name'))}
          {text('legalName', t('settings.legalName'))}
          <CountryField {...part} />
          {text('taxId', taxIdLabel(values.country))}
          {values.country === 'RU' ? text('kpp', t('partner.kpp')) : null}
          {text('regNo', t(values.country === 'RU' ? 'settings.ogrn' : 'partner.regNo'))}
          {text('legalAddress', t('settings.legalAddress'), styles.across)}
        </div>
      </FormGroup>
      <FormGroup title={t('settings.reachUs')}>
        <div className={styles.grid}>
          {text('phone', t('settings.phone'))}
          {text('email', t('settings.email'))}
          {text('site', t('settings.site'))}
        </div>
      </FormGroup>
      <FormGroup title={t('settings.signers')}>
        <div className={styles.grid}>
          {text('headName', t('settings.headName'))}
          {text('headTitle', t('settings.headTitle'))}
          {text('accountantName', t('settings.accountantName'))}
        </div>
      </FormGroup>
    </>
  );
}

export function CountryField({ values, set }: OrganizationPart) {
  const t = useT();
  const today = useToday();
  const countries = useCountryOptions(values.country);
  return (
    <Field label={t('settings.country')} hint={t('settings.countryHint')}>
      <Select
        value={values.country}
        options={countries}
        onChange={(country) => set(countryHabits(country, today))}
      />
    </Field>
  );
}
