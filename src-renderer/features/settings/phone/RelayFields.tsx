// STUN and TURN of a line: part of its form, folded away where nothing is set: few networks need it.
import { useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import shared from '../Settings.module.css';
import type { LineValues } from './lineValues.ts';
import styles from './Phone.module.css';

export type RelayFieldsProps = {
  values: LineValues;
  /** The line has its TURN password already. */
  isPasswordKept: boolean;
  errorOf: (field: string) => string | undefined;
  set: (patch: Partial<LineValues>) => void;
};

const fields = ['stun', 'turn', 'turnUser', 'turnPassword'];

export function RelayFields({ values, isPasswordKept, errorOf, set }: RelayFieldsProps) {
  const t = useT();
  const hasTurn = Boolean(values.turn?.trim());
  const [isAsked, setAsked] = useState(hasTurn || Boolean(values.stun));
  const isOpen = isAsked || fields.some((field) => errorOf(field) !== undefined);
  return (
    <details
      className={`${shared.card} ${styles.relay}`}
      open={isOpen}
      onToggle={({ currentTarget }) => setAsked(currentTarget.open)}
    >
      <summary>{t('phone.relay')}</summary>
      {isOpen ? <Fields {...{ values, hasTurn, isPasswordKept, errorOf, set }} /> : null}
    </details>
  );
}

function Fields(props: RelayFieldsProps & { hasTurn: boolean }) {
  const { values, hasTurn, isPasswordKept, errorOf, set } = props;
  const t = useT();
  return (
    <div className={shared.grid}>
      <Field label={t('phone.stun')} hint={t('phone.stunHint')} error={errorOf('stun')}>
        <TextField value={values.stun ?? ''} maxLength={300} onChange={(stun) => set({ stun })} />
      </Field>
      <Field label={t('phone.turn')} hint={t('phone.turnHint')} error={errorOf('turn')}>
        <TextField value={values.turn ?? ''} maxLength={1_000} onChange={(turn) => set({ turn })} />
      </Field>
      <Field label={t('phone.turnUser')} isRequired={hasTurn} error={errorOf('turnUser')}>
        <TextField value={values.turnUser ?? ''} maxLength={200} onChange={(turnUser) => set({ turnUser })} />
      </Field>
      <Field
        label={t('phone.turnPassword')}
        isRequired={hasTurn && !isPasswordKept}
        hint={isPasswordKept ? t('settings.passwordKept') : undefined}
        error={errorOf('turnPassword')}
      >
        <TextField
          type="password"
          autoComplete="new-password"
          value={values.turnPassword ?? ''}
          onChange={(text) => set({ turnPassword: text === '' ? undefined : text })}
        />
      </Field>
    </div>
  );
}
