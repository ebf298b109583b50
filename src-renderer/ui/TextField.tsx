// One line and many lines of text. Controlled: value in, onChange(value) out.
import type {
  HTMLInputTypeAttribute,
  InputHTMLAttributes,
  ReactNode,
  Ref,
  TextareaHTMLAttributes,
} from 'react';
import { classNames } from './classNames.ts';
import styles from './control.module.css';
import { useFieldControl } from './Field.tsx';

export type TextFieldProps = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onChange' | 'type' | 'prefix'
> & {
  value: string;
  onChange: (value: string) => void;
  type?: HTMLInputTypeAttribute;
  icon?: ReactNode;
  suffix?: ReactNode;
  ref?: Ref<HTMLInputElement>;
};

/** A one-line field; name it by a Field around it or by `aria-label`. */
export function TextField({
  value,
  onChange,
  type = 'text',
  icon,
  suffix,
  className,
  ...rest
}: TextFieldProps) {
  const field = useFieldControl();
  return (
    <div className={classNames(styles.control, className)}>
      {icon}
      <input
        autoComplete="off"
        {...field}
        {...rest}
        type={type}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {suffix ? <span className={styles.suffix}>{suffix}</span> : null}
    </div>
  );
}

export type TextAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'> & {
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
};

/** Grows with its text up to 40 % of the window. Enter is a new line; the form saves by Ctrl+Enter. */
export function TextArea({ value, onChange, className, rows = 3, ...rest }: TextAreaProps) {
  const field = useFieldControl();
  return (
    <textarea
      {...field}
      {...rest}
      rows={rows}
      style={{ minHeight: `calc(${rows} * 1lh + 16px)`, ...rest.style }}
      className={classNames(styles.control, styles.area, className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
