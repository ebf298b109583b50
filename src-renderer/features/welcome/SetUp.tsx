// Our own company in one form: the organisation and the first user; only names are demanded.
import { useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { isTimeZone } from '#shared/domain/dates.ts';
import { FormError, useZoneOptions } from '../partner/index.ts';
import { emptyOrganization, OrganizationForm } from '../settings/index.ts';
import styles from './Welcome.module.css';

type BadField = { path: string; code: string };

function ownZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : 'Asia/Baku';
}

export function SetUp({ onBack }: { onBack: () => void }) {
  const t = useT();
  const { lang } = useLanguage();
  const [organization, setOrganization] = useState(emptyOrganization);
  const [user, setUser] = useState({ name: '', email: '', timeZone: ownZone() });
  const zones = useZoneOptions(user.timeZone);
  const { run, error, isRunning } = useCommand('company.setUp');
  const bad = (error?.details?.fields ?? []) as BadField[];
  const errors = new Map(bad.map(({ path }) => [path, t('partner.checkValue')]));
  return (
    <form
      className={styles.setUp}
      onSubmit={(event) => {
        event.preventDefault();
        void run({ organization, user: { ...user, language: lang } });
      }}
    >
      <h2>{t('welcome.setUpTitle')}</h2>
      <p>{t('welcome.setUpHint')}</p>
      <h3>{t('settings.you')}</h3>
      <div className={styles.grid}>
        <Field label={t('settings.yourName')} isRequired error={errors.get('user.name')}>
          <TextField value={user.name} onChange={(name) => setUser({ ...user, name })} />
        </Field>
        <Field label={t('settings.yourEmail')} error={errors.get('user.email')}>
          <TextField value={user.email} onChange={(email) => setUser({ ...user, email })} />
        </Field>
        <Field label={t('settings.timeZone')} error={errors.get('timeZone')}>
          <Select
            value={user.timeZone}
            options={zones}
            onChange={(timeZone) => setUser({ ...user, timeZone })}
          />
        </Field>
      </div>
      <OrganizationForm values={organization} onChange={setOrganization} errors={errors} />
      <FormError error={error} />
      <div className={styles.actions}>
        <Button onClick={onBack}>{t('common.back')}</Button>
        <Button type="submit" variant="primary" disabled={isRunning}>
          {t('welcome.finish')}
        </Button>
      </div>
    </form>
  );
}
