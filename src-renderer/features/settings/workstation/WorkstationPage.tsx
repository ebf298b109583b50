// Settings of this workstation: language, look, sending, call hours, recovery key, the company folder. The choices act
// at once.

import { useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Switch } from '#renderer/ui/Choice.tsx';
import { TimeField } from '#renderer/ui/DateField.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import type { Input } from '#shared/contract/index.ts';
import { languageNames, languages } from '#shared/domain/language.ts';
import { FormGroup, FormPage } from '../FormPage.tsx';
import styles from '../Settings.module.css';
import { FolderSection } from './FolderSection.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';

export function WorkstationPage() {
  const t = useT();
  const { value } = useLive('company.loadPreferences', {});
  const { run, error } = useCommand('company.savePreferences');
  if (!value) return <Skeleton rows={6} />;
  const save = (patch: Input<'company.savePreferences'>): void => void run(patch);
  return (
    <FormPage title={t('settings.workstation')} hint={t('settings.changesAtOnce')}>
      <FormGroup title={t('settings.appearance')}>
        <div className={styles.grid}>
          <Field label={t('common.language')}>
            <Select
              value={value.language}
              onChange={(language) => save({ language })}
              options={languages.map((code) => ({ value: code, label: languageNames[code] }))}
            />
          </Field>
          <Field label={t('app.theme')}>
            <Select
              value={value.theme}
              onChange={(theme) => save({ theme })}
              options={[
                { value: 'system', label: t('app.themeSystem') },
                { value: 'light', label: t('app.themeLight') },
                { value: 'dark', label: t('app.themeDark') },
                { value: 'contrast', label: t('app.themeContrast') },
              ]}
            />
          </Field>
        </div>
      </FormGroup>
      <FormGroup title={t('settings.sending')}>
        <div className={styles.grid}>
          <Field label={t('settings.undoSend')} hint={t('settings.undoSendHint')}>
            <NumberField
              value={value.undoSendSeconds}
              min={0}
              max={60}
              onChange={(seconds) => save({ undoSendSeconds: seconds ?? 0 })}
            />
          </Field>
        </div>
        <Switch
          label={t('settings.sendAtOnce')}
          value={value.isSendAtOnce}
          onChange={(isSendAtOnce) => save({ isSendAtOnce })}
        />
      </FormGroup>
      <FormGroup title={t('settings.callHours')}>
        <div className={styles.short}>
          <Field label={t('settings.callFrom')}>
            <TimeField value={value.callFrom} onChange={(callFrom) => callFrom && save({ callFrom })} />
          </Field>
          <Field label={t('settings.callTo')}>
            <TimeField value={value.callTo} onChange={(callTo) => callTo && save({ callTo })} />
          </Field>
        </div>
        <Switch
          label={t('callWindows.asksOutside')}
          value={value.asksOutside}
          onChange={(asksOutside) => save({ asksOutside })}
        />
      </FormGroup>
      <FormError error={error} />
      <RecoveryKey />
      <FolderSection />
    </FormPage>
  );
}
