// The mail account's fields, and a test that says in plain words what fails. Controlled; saves nothing.
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { Input, Output } from '#shared/contract/index.ts';
import { isEmail, normalizeEmail } from '#shared/domain/emails.ts';
import { CheckedText } from '../CheckedText.tsx';
import { FormGroup } from '../FormPage.tsx';
import styles from '../Settings.module.css';

export type MailValues = Input<'mail.saveAccount'>;
type Verdict = Output<'mail.testAccount'>;

export const emptyMail: MailValues = {
  from: { name: '', address: '' },
  smtp: { host: '', port: 587, security: 'starttls', user: '' },
};

/** The password is kept by the system's secrets only, never in a draft. */
export function withoutPassword({
  smtp: { password: _password, ...smtp },
  ...values
}: MailValues): MailValues {
  return { ...values, smtp };
}

const usualPort = { none: 25, starttls: 587, tls: 465 } as const;
// Servers of well-known providers, by the domain of the address; interop of none of them needs more.
const providers: { readonly [domain: string]: { host: string; port: number; security: 'tls' | 'starttls' } } =
  {
    'gmail.com': { host: 'smtp.gmail.com', port: 465, security: 'tls' },
    'yandex.ru': { host: 'smtp.yandex.ru', port: 465, security: 'tls' },
    'yandex.com': { host: 'smtp.yandex.com', port: 465, security: 'tls' },
    'mail.ru': { host: 'smtp.mail.ru', port: 465, security: 'tls' },
    'outlook.com': { host: 'smtp-mail.outlook.com', port: 587, security: 'starttls' },
  };

/** What may be missing or malformed before anything is asked of the core, by field. */
export function mailErrors({ from, smtp }: MailValues): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (!isEmail(from.address))
    found.set('from.address', from.address.trim() === '' ? 'too_small' : 'bad_email');
  if (smtp.host.trim() === '') found.set('smtp.host', 'too_small');
  return found;
}

export type MailFieldsProps = {
  values: MailValues;
  onChange: (values: MailValues) => void;
  errorOf: (field: string) => string | undefined;
  hasPassword: boolean;
};

export function MailFields({ values, onChange, errorOf, hasPassword }: MailFieldsProps) {
  const t = useT();
  const { from, smtp } = values;
  const setSmtp = (patch: Partial<MailValues['smtp']>): void =>
    onChange({ ...values, smtp: { ...smtp, ...patch } });
  // The address left, its server may be known.
  const guess = (): void => {
    const known = providers[normalizeEmail(from.address)?.split('@')[1] ?? ''];
    if (smtp.host === '' && known) setSmtp({ ...known, user: smtp.user || from.address });
  };
  return (
    <>
      <FormGroup title={t('settings.sender')}>
        <div className={styles.grid}>
          <CheckedText
            label={t('settings.fromName')}
            value={from.name}
            maxLength={120}
            onChange={(name) => onChange({ ...values, from: { ...from, name } })}
          />
          <CheckedText
            label={t('settings.fromAddress')}
            type="email"
            isRequired
            value={from.address}
            maxLength={254}
            error={errorOf('from.address')}
            onLeave={guess}
            onChange={(address) => onChange({ ...values, from: { ...from, address } })}
          />
        </div>
      </FormGroup>
      <FormGroup title={t('settings.server')}>
        <ServerFields {...{ smtp, setSmtp, errorOf, hasPassword }} />
        <TestLine values={values} />
      </FormGroup>
    </>
  );
}

type ServerProps = Pick<MailFieldsProps, 'errorOf' | 'hasPassword'> & {
  smtp: MailValues['smtp'];
  setSmtp: (patch: Partial<MailValues['smtp']>) => void;
};

function ServerFields({ smtp, setSmtp, errorOf, hasPassword }: ServerProps) {
  const t = useT();
  return (
    <div className={styles.grid}>
      <CheckedText
        label={t('settings.mailServer')}
        isRequired
        value={smtp.host}
        maxLength={253}
        error={errorOf('smtp.host')}
        onChange={(host) => setSmtp({ host })}
      />
      <div className={styles.short}>
        <Field label={t('settings.security')}>
          <Select
            value={smtp.security}
            options={[
              { value: 'starttls', label: t('settings.securityStarttls') },
              { value: 'tls', label: t('settings.securityTls') },
              { value: 'none', label: t('settings.securityNone') },
            ]}
            onChange={(security) => setSmtp({ security, port: usualPort[security] })}
          />
        </Field>
        <Field label={t('settings.port')}>
          <NumberField
            value={smtp.port}
            min={1}
            max={65_535}
            onChange={(port) => setSmtp({ port: port ?? 25 })}
          />
        </Field>
      </div>
      <Field label={t('settings.user')}>
        <TextField value={smtp.user ?? ''} maxLength={254} onChange={(user) => setSmtp({ user })} />
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
  );
}

/** The answer belongs to what was tested: a change takes it away. */
function TestLine({ values }: { values: MailValues }) {
  const t = useT();
  const errorText = useErrorText();
  const { run, error, isRunning } = useCommand('mail.testAccount');
  const [tested, setTested] = useState<{ values: MailValues; verdict: Verdict; isSent: boolean }>();
  const verdict = tested?.values === values ? tested.verdict : undefined;
  const letter = { subject: t('setUp.testSubject'), text: t('setUp.testText') };
  const test = async (isSent: boolean): Promise<void> => {
    const answer = await run(isSent ? { ...values, letter } : values);
    if (answer) setTested({ values, verdict: answer, isSent });
  };
  const isBlocked = isRunning || mailErrors(values).size > 0;
  const steps = {
    resolve: t('settings.stepResolve'),
    connect: t('settings.stepConnect'),
    tls: t('settings.stepTls'),
    login: t('settings.stepLogin'),
    send: t('setUp.stepSend'),
    done: t('settings.stepDone'),
  };
  return (
    <>
      <div className={styles.row}>
        <Button disabled={isBlocked} onClick={() => void test(false)}>
          {t(isRunning ? 'settings.testing' : 'settings.testAccount')}
        </Button>
        <Button variant="quiet" disabled={isBlocked} onClick={() => void test(true)}>
          {t('setUp.sendTest')}
        </Button>
        <span role="status" className={styles.verdict}>
          {verdict?.isOk ? (
            <span className={styles.good}>
              <CircleCheck aria-hidden />{' '}
              {tested?.isSent ? t('setUp.testSent', { address: values.from.address }) : t('settings.testOk')}
            </span>
          ) : null}
          {verdict && !verdict.isOk ? (
            <span className={styles.error}>
              <CircleAlert aria-hidden /> {t('settings.testFailed', { step: steps[verdict.step] })}.{' '}
              {errorText({ code: 'unavailable', reason: verdict.reason })}
            </span>
          ) : null}
        </span>
      </div>
      <FormError error={error} />
    </>
  );
}
