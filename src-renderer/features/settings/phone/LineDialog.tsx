// The form of one line, with its test. A password lives in this form until it is saved, and nowhere else.
import { useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { DraftLine, useKeptState } from '#renderer/features/drafts/index.ts';
import { FormError, useFieldText } from '#renderer/features/partner/index.ts';
import type { LineRow } from '#renderer/features/phone/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { readableFingerprint } from '#shared/domain/fingerprint.ts';
import { FormDialog } from '../FormDialog.tsx';
import { useFieldErrors } from '../organization/useOrganizationPart.ts';
import shared from '../Settings.module.css';
import { AmiFields } from './AmiFields.tsx';
import { HandOffFields } from './HandOffFields.tsx';
import { LineTest } from './LineTest.tsx';
import { emptyLine, type LineValues, lineErrors, ofKind } from './lineValues.ts';
import { PasswordField, type PasswordFieldProps } from './PasswordField.tsx';
import styles from './Phone.module.css';
import { RelayFields } from './RelayFields.tsx';

export type LineDialogProps = { line: LineRow | undefined; onClose: () => void };

export function LineDialog({ line, onClose }: LineDialogProps) {
  const t = useT();
  const fieldText = useFieldText();
  const { show } = useToasts();
  const draft = useKeptState(`line.${line?.id ?? 'new'}`, toValues(line), withoutPasswords);
  const { values, set: setValues } = draft;
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
    draft.drop();
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
      <DraftLine draft={{ ...draft, discard: draft.drop }} />
      <LineFieldset {...{ values, errorOf }} isKnown={line !== undefined} onChange={setValues} />
      {(values.kind ?? 'sip') === 'sip' ? (
        <RelayFields
          {...{ values, errorOf }}
          isPasswordKept={Boolean(line?.turn)}
          set={(patch) => setValues({ ...values, ...patch })}
        />
      ) : null}
      {values.kind === 'handoff' ? null : (
        <LineTest
          values={values}
          isComplete={missing.size === 0}
          onAsk={() => setAsked(true)}
          onPin={(pin) => setValues({ ...values, pin })}
        />
      )}
      <FormError error={save.error} />
    </FormDialog>
  );
}

function toValues(line: LineRow | undefined): LineValues {
  if (!line) return emptyLine;
  const { isDefault: _isDefault, live: _live, ...values } = line;
  return values;
}

const withoutPasswords = ({
  password: _password,
  turnPassword: _turnPassword,
  ...values
}: LineValues): object => values;

type FieldsetProps = {
  values: LineValues;
  errorOf: (field: string) => string | undefined;
  isKnown: boolean;
  onChange: (values: LineValues) => void;
};

const kinds = ['sip', 'ami', 'handoff'] as const;

function LineFieldset({ values, errorOf, isKnown, onChange }: FieldsetProps) {
  const t = useT();
  const set = (patch: Partial<LineValues>): void => onChange({ ...values, ...patch });
  const { kind = 'sip' } = values;
  return (
    <>
      <div className={styles.kind}>
        <Field label={t('common.name')} isRequired error={errorOf('name')}>
          <TextField value={values.name} maxLength={80} onChange={(name) => set({ name })} />
        </Field>
        <Field label={t('phone.kind')}>
          <Select
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`phone.kind_${value}`) }))}
            onChange={(next) => onChange(ofKind(values, next))}
          />
        </Field>
      </div>
      {kind === 'sip' ? <SipFields {...{ values, errorOf, isKnown, set }} /> : null}
      {kind === 'ami' ? <AmiFields {...{ values, errorOf, isKnown, set }} /> : null}
      {kind === 'handoff' ? <HandOffFields {...{ values, errorOf, set }} /> : null}
      {values.pin && kind !== 'handoff' ? (
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

function SipFields({ values, errorOf, isKnown, set }: PasswordFieldProps) {
  const t = useT();
  return (
    <>
      <div className={shared.grid}>
        <Field label={t('phone.address')} hint={t('phone.addressHint')} isRequired error={errorOf('url')}>
          <TextField type="url" value={values.url ?? ''} maxLength={400} onChange={(url) => set({ url })} />
        </Field>
        <Field label={t('phone.user')} isRequired error={errorOf('user')}>
          <TextField value={values.user ?? ''} maxLength={64} onChange={(user) => set({ user })} />
        </Field>
        <PasswordField {...{ values, errorOf, isKnown, set }} />
      </div>
      <MoreFields {...{ values, errorOf, set }} />
    </>
  );
}

type MoreProps = Omit<PasswordFieldProps, 'isKnown'>;

const tones = ['rfc4733', 'info'] as const;

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
        <Field label={t('phone.displayName')}>
          <TextField
            value={values.displayName ?? ''}
            maxLength={120}
            onChange={(displayName) => set({ displayName })}
          />
        </Field>
        <Field label={t('lineTest.dtmf')}>
          <Select
            value={values.dtmf ?? 'rfc4733'}
            options={tones.map((value) => ({ value, label: t(`lineTest.dtmf_${value}`) }))}
            onChange={(dtmf) => set({ dtmf })}
          />
        </Field>
      </div>
    </fieldset>
  );
}
