// Label, hint and error around one control, and their wiring: a control asks useFieldControl for its ids.
import { createContext, type ReactNode, useContext, useId } from 'react';
import { useT } from '../i18n/I18nProvider.tsx';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';

type FieldControl = {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
};

const FieldContext = createContext<FieldControl>({});
const LabelContext = createContext<string | undefined>(undefined);

/** Attributes a control puts on its focusable element; empty outside a Field. */
export function useFieldControl(): FieldControl {
  return useContext(FieldContext);
}

/** The label's text, for a control that must name itself while its popup hides the page (Combobox). */
export function useFieldLabel(): string | undefined {
  return useContext(LabelContext);
}

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  isRequired?: boolean;
  isLabelHidden?: boolean;
  className?: string;
  children: ReactNode;
};

/** One labelled control; the error replaces the hint and is announced. */
export function Field({ label, hint, error, isRequired, isLabelHidden, className, children }: FieldProps) {
  const t = useT();
  const id = useId();
  const noteId = `${id}-note`;
  const control: FieldControl = {
    id,
    'aria-describedby': hint || error ? noteId : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': isRequired ? true : undefined,
  };
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label}
        {isRequired ? (
          <span className={styles.required} aria-hidden title={t('ui.required')}>
            *
          </span>
        ) : null}
      </label>
      <LabelContext value={typeof label === 'string' ? label : undefined}>
        <FieldContext value={control}>{children}</FieldContext>
      </LabelContext>
      {hint || error ? (
        <div id={noteId} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </div>
      ) : null}
    </div>
  );
}

export type FieldGroupProps = { label: ReactNode; children: ReactNode; hint?: ReactNode; error?: ReactNode };

/** A set of controls under one name (radio buttons, check boxes): a fieldset with a legend. */
export function FieldGroup({ label, hint, error, children }: FieldGroupProps) {
  const id = useId();
  return (
    <fieldset className={styles.field} aria-describedby={hint || error ? id : undefined}>
      <legend className={styles.label}>{label}</legend>
      {children}
      {hint || error ? (
        <div id={id} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>
          {error ?? hint}
        </div>
      ) : null}
    </fieldset>
  );
}
