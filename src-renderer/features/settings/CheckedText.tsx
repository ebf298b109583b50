// A text field with a doubt under it: told while typing once it is sure, the rest when the field is left.
import { CircleCheck } from 'lucide-react';
import { type HTMLInputTypeAttribute, type ReactNode, useState } from 'react';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useFieldText } from '../partner/index.ts';
import styles from './Settings.module.css';

export type CheckedTextProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
  /** Code of a doubt; '' or undefined: none. */
  doubt?: string | undefined;
  /** Has check digits: shows a tick when they hold. */
  isChecked?: boolean;
  error?: string | undefined;
  hint?: ReactNode;
  isRequired?: boolean;
  maxLength?: number;
  type?: HTMLInputTypeAttribute;
  className?: string;
};

// Said at once; a length is right only at the end of typing.
const sureCodes = new Set(['bad_checksum', 'bad_characters']);

export function CheckedText({
  label,
  value,
  onChange,
  onLeave,
  doubt,
  isChecked,
  ...rest
}: CheckedTextProps) {
  const { error, hint, isRequired, maxLength, type, className } = rest;
  const fieldText = useFieldText();
  const [isTyping, setTyping] = useState(false);
  const isTold = doubt !== undefined && (!isTyping || sureCodes.has(doubt));
  const isRight = isChecked && value.trim() !== '' && doubt === undefined;
  return (
    <Field
      label={label}
      isRequired={isRequired}
      error={error}
      className={className}
      hint={isTold ? <span className={styles.doubt}>{fieldText(doubt)}</span> : hint}
    >
      <TextField
        value={value}
        type={type}
        maxLength={maxLength}
        onFocus={() => setTyping(true)}
        onBlur={() => {
          setTyping(false);
          onLeave?.();
        }}
        onChange={onChange}
        suffix={isRight ? <CircleCheck aria-hidden className={styles.tick} /> : undefined}
      />
    </Field>
  );
}
