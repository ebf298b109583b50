// The mail account that letters leave by, with a test that says in words what fails.
import { useState } from 'react';
import { useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { Input, Output } from '#shared/contract/index.ts';
import { FormError } from '../partner/index.ts';
import styles from './Settings.module.css';

type Values = Input<'mail.saveAccount'>;
const usualPort = { none: 25, starttls: 587, tls: 465 } as const;
const stepKeys = {
  resolve: 'settings.stepResolve',
  connect: 'settings.stepConnect',
  tls: 'settings.stepTls',
  login: 'settings.stepLogin',
  done: 'settings.stepDone',
} as const;

export function MailPage() {
  const { value } = useLive('mail.listAccounts', {});
  if (!value) return <Skeleton rows={6} />;
  const [account] = value.rows;
  const start: Values = account
    ? { id: account.id, from: account.from, smtp: account.smtp }
    : { from: { name: '', address: '' }, smtp: { host: '', port: 587, security: 'starttls', user: '' } };
  return <AccountForm key={account?.id ?? 'new'} start={start} hasPassword={account !== undefined} />;
}

function Verdict({ result }: { result: Output<'mail.testAccount'> | undefined }) {
  const t = useT();
  const errorText = useErrorText();
  if (!result) return null;
  if (result.isOk) {
    return (
      <p role="status" className={styles.good}>
        {t('settings.testOk')}
      </p>
    );
  }
  return (
    <p role="alert" className={styles.error}>
      {t('settings.testFailed', { step: t(stepKeys[result.step]) })}.{' '}
      {errorText({ code: 'unavailable', reason: result.reason })}
    </p>
  );
}

function AccountForm({ start, hasPassword }: { start: Values; hasPassword: boolean }) {
  const t = useT();
  const { show } = useToasts();
  const [values, setValues] = useState(start);
  const [result, setResult] = useState<Output<'mail.testAccount'>>();
  const save = useCommand('mail.saveAccount');
  const test = useCommand('mail.testAccount');
  const { from, smtp } = values;
  const setSmtp = (patch: Partial<Values['smtp']>): void =>
    setValues({ ...values, smtp: { ...smtp, ...patch } });
  const saveNow = async (): Promise<void> => {
    if (await save.run(values)) show({ title: t('settings.accountSaved') });
  };
  const securities = [
    { value: 'starttls', label: t('settings.securityStarttls') },
    { value: 'tls', label: t('settings.securityTls') },
    { value: 'none', label: t('settings.securityNone') },
  ] as const;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void saveNow();
      }}
    >
      <p className={styles.hint}>{t('settings.mailHint')}</p>
      <div className={styles.grid}>
        <Field label={t('settings.fromName')}>
          <TextField
            value={from.name}
            onChange={(name) => setValues({ ...values, from: { ...from, name } })}
          />
        </Field>
        <Field label={t('settings.fromAddress')} isRequired>
          <TextField
            value={from.address}
            onChange={(address) => setValues({ ...values, from: { ...from, address } })}
          />
        </Field>
        <Field label={t('settings.mailServer')} isRequired>
          <TextField value={smtp.host} onChange={(host) => setSmtp({ host })} />
        </Field>
        <Field label={t('settings.security')}>
          <Select
            value={smtp.security}
            options={[...securities]}
            onChange={(security) => setSmtp({ security, port: usualPort[security] })}
          />
        </Field>
        <Field label={t('settings.port')}>
          <NumberField
            value={smtp.port}
            min={1}
            max={65_535}
            onChange={(port) => setSmtp({ port: port ?? 0 })}
          />
        </Field>
        <Field label={t('settings.user')}>
          <TextField value={smtp.user ?? ''} autoComplete="off" onChange={(user) => setSmtp({ user })} />
        </Field>
        <Field label={t('settings.password')} hint={hasPassword ? t('settings.passwordKept') : undefined}>
          <TextField
            type="password"
            autoComplete="new-password"
            value={smtp.password ?? ''}
            onChange={(password) => setSmtp({ password: password === '' ? undefined : password })}
          />
        </Field>
      </div>
      <FormError error={save.error ?? test.error} />
      <Verdict result={result} />
      <div className={styles.actions}>
        <Button type="submit" variant="primary" disabled={save.isRunning}>
          {t('common.save')}
        </Button>
        <Button disabled={test.isRunning} onClick={() => void test.run(values).then(setResult)}>
          {test.isRunning ? t('settings.testing') : t('settings.testAccount')}
        </Button>
      </div>
    </form>
  );
}
