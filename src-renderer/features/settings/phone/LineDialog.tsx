// The form of one line, with its test. A password lives in this form until it is saved, and nowhere else.
import { useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { FormError, useFieldText } from '#renderer/features/partner/index.ts';
import type { LineRow } from '#renderer/features/phone/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { readableFingerprint } from '#shared/domain/fingerprint.ts';
import { FormDialog } from '../FormDialog.tsx';
import { useFieldErrors } from '../organization/useOrganizationPart.ts';
import shared from '../Settings.module.css';
import { LineTest } from './LineTest.tsx';
import { emptyLine, type LineValues, lineErrors } from './lineValues.ts';
import styles from './Phone.module.css';
import { RelayFields } from './RelayFields.tsx';

export type LineDialogProps = { line: LineRow | undefined; onClose: () => void };

export function LineDialog({ line, onClose }: LineDialogProps) {
  const t = useT();
  const fieldText = useFieldText();
  const { show } = useToasts();
  const [values, setValues] = useState<LineValues>(() => toValues(line));
  const [isAsked, setAsked] = useState(false);
  const save = useCommand('telephony.saveLine');
  const refused = useFieldErrors(save.error);
  const missing = lineErrors(values);
  const errorOf = (field: string): string | undefined => {
    const code = isAsked ? missing.get(field) : undefined;
    return code === undefined ? refused(field) : fieldText(code);
  };
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (missing.size > 0 || !(await save.run(values))) return;
    show({ title: t('phone.saved') });
    onClose();
  };
  return (
    <FormDialog
      size="lg"
      title={t(line ? 'phone.editLine' : 'phone.newLine')}
      isSaving={save.isRunning}
      onClose={onClose}
      onSave={submit}
    >
      <LineFieldset {...{ values, errorOf }} isKnown={line !== undefined} onChange={setValues} />
      <RelayFields
        {...{ values, errorOf }}
        isPasswordKept={Boolean(line?.turn)}
        set={(patch) => setValues({ ...values, ...patch })}
      />
      <LineTest
        values={values}
        isComplete={missing.size === 0}
        onAsk={() => setAsked(true)}
        onPin={(pin) => setValues({ ...values, pin })}
      />
      <FormError error={save.error} />
    </FormDialog>
  );
}

function toValues(line: LineRow | undefined): LineValues {
  if (!line) return emptyLine;
  const { isDefault: _isDefault, live: _live, ...values } = line;
  return values;
}

type FieldsetProps = {
  values: LineValues;
  errorOf: (field: string) => string | undefined;
  isKnown: boolean;
  onChange: (values: LineValues) => void;
};

function LineFieldset({ values, errorOf, isKnown, onChange }: FieldsetProps) {
  const t = useT();
  const set = (patch: Partial<LineValues>): void => onChange({ ...values, ...patch });
  return (
    <>
      <div className={shared.grid}>
        <Field label={t('common.name')} isRequired error={errorOf('name')}>
          <TextField value={values.name} maxLength={80} onChange={(name) => set({ name })} />
        </Field>
        <Field label={t('phone.address')} hint={t('phone.addressHint')} isRequired error={errorOf('url')}>
          <TextField type="url" value={values.url ?? ''} maxLength={400} onChange={(url) => set({ url })} />
        </Field>
        <Field label={t('phone.user')} isRequired error={errorOf('user')}>
          <TextField value={values.user ?? ''} maxLength={64} onChange={(user) => set({ user })} />
        </Field>
        <Field
          label={t('phone.password')}
          isRequired={!isKnown}
          hint={isKnown ? t('settings.passwordKept') : undefined}
          error={errorOf('password')}
        >
          <TextField
            type="password"
            autoComplete="new-password"
            value={values.password ?? ''}
            onChange={(password) => set({ password: password === '' ? undefined : password })}
          />
        </Field>
      </div>
      <MoreFields {...{ values, errorOf, set }} />
      {values.pin ? (
        <div className={shared.between}>
          <div>
            <p className={shared.hint}>{t('phone.pinned')}</p>
            <p className={styles.fingerprint}>{readableFingerprint(values.pin)}</p>
          </div>
          <Button size="sm" variant="quiet" onClick={() => set({ pin: '' })}>
            {t('phone.unpin')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

type MoreProps = Pick<FieldsetProps, 'values' | 'errorOf'> & { set: (patch: Partial<LineValues>) => void };

function MoreFields({ values, errorOf, set }: MoreProps) {
  const t = useT();
  return (
    <fieldset className={shared.card}>
      <legend>{t('phone.more')}</legend>
      <div className={shared.grid}>
        <Field label={t('phone.domain')} hint={t('phone.domainHint')} error={errorOf('domain')}>
          <TextField value={values.domain ?? ''} maxLength={253} onChange={(domain) => set({ domain })} />
        </Field>
        <Field label={t('phone.authUser')} hint={t('phone.authUserHint')}>
          <TextField
            value={values.authUser ?? ''}
            maxLength={64}
            onChange={(authUser) => set({ authUser })}
          />
        </Field>
        <Field label={t('phone.displayName')} className={shared.across}>
          <TextField
            value={values.displayName ?? ''}
            maxLength={120}
            onChange={(displayName) => set({ displayName })}
          />
        </Field>
      </div>
    </fieldset>
  );
}
