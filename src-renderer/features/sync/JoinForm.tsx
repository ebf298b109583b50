// Joining an office: its address and a code; a certificate that nobody vouches for is shown to be compared first.
import { useId, useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { FormError, useFieldText } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { readableFingerprint } from '#shared/domain/fingerprint.ts';
import styles from './Sync.module.css';

type Values = { url: string; code: string; name: string };

/** The certificate of an office that is not known yet. */
function ConfirmFingerprint(props: { pin: string; isRunning: boolean; onYes: () => void; onNo: () => void }) {
  const t = useT();
  return (
    <section className={styles.card} aria-label={t('sync.confirmFingerprint')} role="alert">
      <h2>{t('sync.confirmFingerprint')}</h2>
      <p>{t('sync.confirmFingerprintHint')}</p>
      <p className={styles.fingerprint}>{readableFingerprint(props.pin)}</p>
      <div className={styles.buttons}>
        <Button variant="primary" disabled={props.isRunning} onClick={props.onYes}>
          {t('sync.fingerprintSame')}
        </Button>
        <Button disabled={props.isRunning} onClick={props.onNo}>
          {t('common.cancel')}
        </Button>
      </div>
    </section>
  );
}

export type JoinFormProps = {
  /** Beside the button. */
  onBack?: () => void;
};

export function JoinForm({ onBack }: JoinFormProps) {
  const t = useT();
  const formId = useId();
  const fieldText = useFieldText();
  const { show } = useToasts();
  const { run, isRunning, error, clearError } = useCommand('sync.join');
  const [values, setValues] = useState<Values>({ url: '', code: '', name: '' });
  const [isAsked, setAsked] = useState(false);
  const set = (patch: Partial<Values>): void => {
    clearError();
    setValues({ ...values, ...patch });
  };
  const isMissing = (text: string): string | undefined =>
    isAsked && text.trim() === '' ? fieldText('too_small') : undefined;
  const join = async (pin: string): Promise<void> => {
    const { url, code, name } = values;
    setAsked(true);
    if (url.trim() === '' || code.trim() === '') return;
    const done = await run({ url, code, name, pin });
    if (done) show({ title: t('sync.joined') });
  };
  const unknown = error?.reason === 'certificate_unknown' ? error.details?.fingerprint : undefined;
  const pin = typeof unknown === 'string' ? unknown : undefined;
  return (
    <form
      id={formId}
      noValidate
      className={styles.form}
      aria-label={t('sync.joinTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void join('');
      }}
    >
      <Field label={t('sync.address')} hint={t('sync.addressHint')} isRequired error={isMissing(values.url)}>
        <TextField type="url" value={values.url} maxLength={400} onChange={(url) => set({ url })} />
      </Field>
      <Field label={t('sync.code')} hint={t('sync.codeHint')} isRequired error={isMissing(values.code)}>
        <TextField value={values.code} maxLength={40} onChange={(code) => set({ code })} />
      </Field>
      <Field label={t('sync.computerName')} hint={t('sync.computerNameHint')}>
        <TextField value={values.name} maxLength={100} onChange={(name) => set({ name })} />
      </Field>
      {pin === undefined ? (
        <>
          <FormError error={error} />
          <div className={styles.buttons}>
            {onBack ? <Button onClick={onBack}>{t('common.back')}</Button> : null}
            <Button type="submit" variant="primary" disabled={isRunning}>
              {t(isRunning ? 'sync.joining' : 'sync.join')}
            </Button>
          </div>
        </>
      ) : (
        <ConfirmFingerprint pin={pin} isRunning={isRunning} onYes={() => void join(pin)} onNo={clearError} />
      )}
    </form>
  );
}
