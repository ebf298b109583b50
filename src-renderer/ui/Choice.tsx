// Check boxes, switches and radio groups on native inputs: free keyboard, free forms, free forced colours.
import { type ReactNode, type Ref, useEffect, useId, useRef } from 'react';
import styles from './Choice.module.css';
import { useFieldControl } from './Field.tsx';

export type CheckboxProps = {
  value: boolean;
  onChange: (value: boolean) => void;
  label: ReactNode;
  hint?: ReactNode;
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  name?: string;
  onBlur?: () => void;
  ref?: Ref<HTMLInputElement>;
};

function Toggle({
  value,
  onChange,
  label,
  hint,
  isIndeterminate,
  isDisabled,
  name,
  onBlur,
  kind,
}: CheckboxProps & { kind: 'checkbox' | 'switch' }) {
  const field = useFieldControl();
  const hintId = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = Boolean(isIndeterminate);
  }, [isIndeterminate]);
  return (
    <div className={styles.row}>
      <label className={styles.choice}>
        <input
          {...field}
          ref={input}
          type="checkbox"
          role={kind === 'switch' ? 'switch' : undefined}
          className={styles[kind]}
          name={name}
          checked={value}
          disabled={isDisabled}
          aria-describedby={hint ? hintId : undefined}
          onBlur={onBlur}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      ) : null}
    </div>
  );
}

/** A check box with its own label (no Field needed). */
export function Checkbox(props: CheckboxProps) {
  return <Toggle {...props} kind="checkbox" />;
}

export type SwitchProps = Omit<CheckboxProps, 'isIndeterminate'>;
/** An on/off setting that acts at once. */
export function Switch(props: SwitchProps) {
  return <Toggle {...props} kind="switch" />;
}

export type RadioOption<V extends string> = {
  value: V;
  label: ReactNode;
  hint?: ReactNode;
  isDisabled?: boolean;
};
export type RadioGroupProps<V extends string> = {
  value: V | null;
  onChange: (value: V) => void;
  options: readonly RadioOption<V>[];
  isInline?: boolean;
  onBlur?: () => void;
  /** The name of the group; leave out inside a FieldGroup. */
  'aria-label'?: string;
};

/** One of a few, all visible; arrows move. Name it by a FieldGroup around it or by `aria-label`. */
export function RadioGroup<V extends string>({
  value,
  onChange,
  options,
  isInline,
  onBlur,
  ...rest
}: RadioGroupProps<V>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={rest['aria-label']}
      className={isInline ? styles.inline : styles.stack}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input
            type="radio"
            className={styles.radio}
            name={name}
            checked={value === option.value}
            disabled={option.isDisabled}
            onBlur={onBlur}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint ? <span className={styles.optionHint}>{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}
