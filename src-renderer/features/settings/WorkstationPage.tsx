// Settings of this workstation: language, look, the time to undo a letter, call hours, the recovery key.
import { useState } from 'react';
import { useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { useCompanyState } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Switch } from '#renderer/ui/Choice.tsx';
import { TimeField } from '#renderer/ui/DateField.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { Select } from '#renderer/ui/Select.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import type { Input } from '#shared/contract/index.ts';
import { languages } from '#shared/domain/language.ts';
import { FormError, languageNames } from '../partner/index.ts';
import styles from './Settings.module.css';

export function WorkstationPage() {
  const t = useT();
  const go = useNavigate();
  const { value } = useLive('company.loadPreferences', {});
  const { run, error } = useCommand('company.savePreferences');
  if (!value) return <Skeleton rows={6} />;
  const save = (patch: Input<'company.savePreferences'>): void => void run(patch);
  const themes = [
    { value: 'system', label: t('app.themeSystem') },
    { value: 'light', label: t('app.themeLight') },
    { value: 'dark', label: t('app.themeDark') },
  ] as const;
  return (
    <div className={styles.form}>
      <p className={styles.hint}>{t('settings.changesAtOnce')}</p>
      <div className={styles.grid}>
        <Field label={t('common.language')}>
          <Select
            value={value.language}
            onChange={(language) => save({ language })}
            options={languages.map((code) => ({ value: code, label: languageNames[code] }))}
          />
        </Field>
        <Field label={t('app.theme')}>
          <Select value={value.theme} onChange={(theme) => save({ theme })} options={[...themes]} />
        </Field>
        <Field label={t('settings.undoSend')} hint={t('settings.undoSendHint')}>
          <NumberField
            value={value.undoSendSeconds}
            min={0}
            max={60}
            onChange={(seconds) => save({ undoSendSeconds: seconds ?? 0 })}
          />
        </Field>
        <Field label={`${t('settings.callHours')}: ${t('settings.callFrom')}`}>
          <TimeField value={value.callFrom} onChange={(callFrom) => callFrom && save({ callFrom })} />
        </Field>
        <Field label={`${t('settings.callHours')}: ${t('settings.callTo')}`}>
          <TimeField value={value.callTo} onChange={(callTo) => callTo && save({ callTo })} />
        </Field>
      </div>
      <Switch
        label={t('settings.sendAtOnce')}
        value={value.isSendAtOnce}
        onChange={(isSendAtOnce) => save({ isSendAtOnce })}
      />
      <FormError error={error} />
      <RecoveryKey />
      <div className={styles.actions}>
        <Button onClick={() => go('imports')}>{t('settings.openImports')}</Button>
      </div>
    </div>
  );
}

function RecoveryKey() {
  const t = useT();
  const state = useCompanyState();
  const reveal = useCommand('company.revealRecoveryKey');
  const confirm = useCommand('company.confirmRecoveryKey');
  const [key, setKey] = useState<string>();
  return (
    <section className={styles.form} aria-label={t('settings.recovery')}>
      <h2>{t('settings.recovery')}</h2>
      <p className={styles.hint}>{t('settings.recoveryHint')}</p>
      <p>{t(state?.isRecoveryKeySaved ? 'settings.keyConfirmed' : 'settings.keyNotKept')}</p>
      {key === undefined ? null : <p className={styles.key}>{key}</p>}
      <FormError error={reveal.error ?? confirm.error} />
      <div className={styles.actions}>
        {key === undefined ? (
          <Button onClick={() => void reveal.run({}).then((made) => setKey(made?.recoveryKey))}>
            {t('settings.reveal')}
          </Button>
        ) : (
          <>
            <Button onClick={() => window.print()}>{t('settings.printKey')}</Button>
            <Button variant="primary" disabled={confirm.isRunning} onClick={() => void confirm.run({})}>
              {t('settings.confirmKey')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
