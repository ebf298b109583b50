// The fields of one step of the set-up. Controlled; saves nothing.
import { useToday } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useCountryOptions, useZoneOptions } from '../partner/index.ts';
import {
  BankAccountFields,
  CalendarFields,
  countryHabits,
  FormGroup,
  MailFields,
  PictureFields,
  PolicyFields,
  RequisiteFields,
  useOrganizationPart,
} from '../settings/index.ts';
import type { SetUpUser, SetUpValues } from './setUpState.ts';
import styles from './Welcome.module.css';

export type SetUpStepProps = {
  values: SetUpValues;
  onChange: (values: SetUpValues) => void;
  errorOf: (field: string) => string | undefined;
};

export function SetUpStep({ values, onChange, errorOf }: SetUpStepProps) {
  const part = useOrganizationPart(
    values.organization,
    (organization) => onChange({ ...values, organization }),
    errorOf,
  );
  switch (values.step) {
    case 'you':
      return <You values={values} onChange={onChange} errorOf={errorOf} />;
    case 'requisites':
      return <RequisiteFields {...part} />;
    case 'policy':
      return <PolicyFields {...part} />;
    case 'bank':
      return <BankAccountFields {...part} />;
    case 'pictures':
      return <PictureFields {...part} />;
    case 'calendar':
      return (
        <CalendarFields
          values={values.calendar}
          set={(patch) => onChange({ ...values, calendar: { ...values.calendar, ...patch } })}
          errorOf={errorOf}
          country={values.organization.country}
        />
      );
    case 'mail':
      return <Mail values={values} onChange={onChange} errorOf={errorOf} />;
  }
}

function You({ values, onChange, errorOf }: SetUpStepProps) {
  const t = useT();
  const today = useToday();
  const { user, organization } = values;
  const zones = useZoneOptions(user.timeZone);
  const countries = useCountryOptions(organization.country);
  const set = (patch: Partial<SetUpUser>): void => onChange({ ...values, user: { ...user, ...patch } });
  return (
    <FormGroup title={t('settings.you')}>
      <div className={styles.grid}>
        <Field label={t('settings.yourName')} isRequired error={errorOf('user.name')}>
          <TextField value={user.name} maxLength={200} onChange={(name) => set({ name })} />
        </Field>
        <Field label={t('settings.yourEmail')} error={errorOf('user.email')}>
          <TextField type="email" value={user.email} maxLength={254} onChange={(email) => set({ email })} />
        </Field>
        <Field label={t('common.phone')} hint={t('settings.userPhoneHint')} error={errorOf('user.phone')}>
          <TextField type="tel" value={user.phone} maxLength={60} onChange={(phone) => set({ phone })} />
        </Field>
        <Field label={t('settings.timeZone')} error={errorOf('timeZone')}>
          <Select value={user.timeZone} options={zones} onChange={(timeZone) => set({ timeZone })} />
        </Field>
        <Field label={t('settings.country')} hint={t('settings.countryHint')}>
          <Select
            value={organization.country}
            options={countries}
            onChange={(country) =>
              onChange({ ...values, organization: { ...organization, ...countryHabits(country, today) } })
            }
          />
        </Field>
      </div>
    </FormGroup>
  );
}

function Mail({ values, onChange, errorOf }: SetUpStepProps) {
  const t = useT();
  return (
    <>
      <p className={styles.hint}>
        {t('settings.mailHint')} {t('welcome.mailLater')}
      </p>
      <MailFields
        values={values.mail}
        onChange={(mail) => onChange({ ...values, mail })}
        errorOf={errorOf}
        hasPassword={false}
      />
    </>
  );
}
