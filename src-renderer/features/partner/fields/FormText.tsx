// Short forms of the usual fields inside a FormProvider: text, long text, a choice, a tick. One look, one way of errors.
import type { HTMLInputTypeAttribute, ReactNode } from 'react';
import { type FieldValues, type Path, useFormContext } from 'react-hook-form';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { NumberField } from '#renderer/ui/DecimalField.tsx';
import { FormField } from '#renderer/ui/Form.tsx';
import { Select, type SelectOption } from '#renderer/ui/Select.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import { useWordList } from '#renderer/ui/WordList.tsx';
import { useFieldText } from './useFieldText.ts';

type Common<V extends FieldValues> = {
  name: Path<V>;
  label: string;
  hint?: ReactNode;
  isRequired?: boolean;
  className?: string;
};

export type FormTextProps<V extends FieldValues> = Common<V> & {
  type?: HTMLInputTypeAttribute;
  maxLength?: number;
  rows?: number;
  placeholder?: string;
  /** Offered while it is typed in; any other text may stand there too. */
  words?: readonly string[];
};

const noWords: readonly string[] = [];

/** One line, or many when `rows` is given. */
export function FormText<V extends FieldValues>({
  rows,
  type,
  maxLength,
  placeholder,
  words = noWords,
  ...field
}: FormTextProps<V>) {
  const { control } = useFormContext<V>();
  const errorText = useFieldText();
  const [offer, list] = useWordList(words);
  return (
    <FormField control={control} errorText={errorText} {...field}>
      {({ value, onChange, ...rest }) => {
        const common = {
          ...rest,
          maxLength,
          placeholder,
          value: (value ?? '') as string,
          onChange: onChange as (text: string) => void,
        };
        return rows === undefined ? (
          <>
            <TextField {...common} {...offer} type={type} />
            {list}
          </>
        ) : (
          <TextArea {...common} rows={rows} />
        );
      }}
    </FormField>
  );
}

export type FormSelectProps<V extends FieldValues> = Common<V> & {
  options: readonly SelectOption<string>[];
  onChosen?: (value: string) => void;
};

/** A choice; an empty string stands for "none". */
export function FormSelect<V extends FieldValues>({ options, onChosen, ...field }: FormSelectProps<V>) {
  const { control } = useFormContext<V>();
  const errorText = useFieldText();
  return (
    <FormField control={control} errorText={errorText} {...field}>
      {({ value, onChange, onBlur, name }) => (
        <Select
          name={name}
          onBlur={onBlur}
          options={options}
          value={(value ?? '') as string}
          onChange={(next) => {
            (onChange as (next: string) => void)(next);
            onChosen?.(next);
          }}
        />
      )}
    </FormField>
  );
}

export function FormNumber<V extends FieldValues>({
  min,
  max,
  ...field
}: Common<V> & { min?: number; max?: number }) {
  const { control } = useFormContext<V>();
  const errorText = useFieldText();
  return (
    <FormField control={control} errorText={errorText} {...field}>
      {({ value, onChange, ...rest }) => (
        <NumberField
          {...rest}
          min={min}
          max={max}
          value={value as number | null}
          onChange={onChange as (value: number | null) => void}
        />
      )}
    </FormField>
  );
}

export function FormCheckbox<V extends FieldValues>({
  name,
  label,
  hint,
}: Pick<Common<V>, 'name' | 'label' | 'hint'>) {
  const { watch, setValue } = useFormContext<V>();
  return (
    <Checkbox
      label={label}
      hint={hint}
      value={Boolean(watch(name))}
      onChange={(next) => setValue(name, next as never, { shouldDirty: true })}
    />
  );
}
