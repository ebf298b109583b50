// The password of a line: typed, sent, never read back.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { LineValues } from './lineValues.ts';

export type PasswordFieldProps = {
  values: LineValues;
  errorOf: (field: string) => string | undefined;
  isKnown: boolean;
  set: (patch: Partial<LineValues>) => void;
};

export function PasswordField({ values, errorOf, isKnown, set }: PasswordFieldProps) {
  const t = useT();
  return (
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
  );
}
