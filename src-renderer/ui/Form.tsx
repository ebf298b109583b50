// Forms: react-hook-form for state, zod for rules (the contract's schemas), our controls for looks.
import { type ReactNode, useId } from 'react';
import {
  type Control,
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type PathValue,
  type Resolver,
  type UseFormReturn,
  useController,
  useForm as useHookForm,
} from 'react-hook-form';
import type { z } from 'zod';
import { Field } from './Field.tsx';
import styles from './Form.module.css';
import { submitOnCtrlEnter } from './submitOnCtrlEnter.ts';

/** A react-hook-form resolver over a zod schema; one error per path, the first. */
export function zodResolver<Values extends FieldValues>(
  schema: z.ZodType<Values, FieldValues>,
): Resolver<Values> {
  return async (values) => {
    const parsed = await schema.safeParseAsync(values);
    if (parsed.success) return { values: parsed.data, errors: {} };
    const errors: { [path: string]: { type: string; message: string } } = {};
    for (const issue of parsed.error.issues)
      errors[issue.path.join('.')] ??= { type: issue.code, message: issue.message };
    return { values: {}, errors: nest(errors) as FieldErrors<Values> };
  };
}

function nest(flat: { [path: string]: object }): object {
  const root: { [key: string]: unknown } = {};
  for (const [path, leaf] of Object.entries(flat)) {
    const keys = path.split('.');
    let node = root;
    for (const key of keys.slice(0, -1)) {
      node[key] ??= {};
      node = node[key] as { [key: string]: unknown };
    }
    node[keys.at(-1) ?? ''] = leaf;
  }
  return root;
}

/** A form over `schema`; validates at blur, then at each change of a marked field. */
export function useForm<Values extends FieldValues>(
  schema: z.ZodType<Values, FieldValues>,
  defaultValues: DefaultValues<Values>,
): UseFormReturn<Values> {
  return useHookForm<Values>({ resolver: zodResolver(schema), defaultValues, mode: 'onTouched' });
}

export type FormProps<Values extends FieldValues> = {
  form: UseFormReturn<Values>;
  onSubmit: (values: Values) => void | Promise<void>;
  children: ReactNode;
  /** For a submit button outside: `<button type="submit" form={id}>`. */
  id?: string;
  /** Two columns where there is room. */
  hasColumns?: boolean;
};

/** Submits by its button and by Ctrl+Enter; the first wrong field gets the focus. */
export function Form<Values extends FieldValues>({
  form,
  onSubmit,
  children,
  id,
  hasColumns,
}: FormProps<Values>) {
  const ownId = useId();
  const submit = form.handleSubmit(onSubmit);
  return (
    <form
      id={id ?? ownId}
      noValidate
      className={hasColumns ? styles.columns : styles.form}
      onSubmit={submit}
      onKeyDown={submitOnCtrlEnter}
    >
      {children}
    </form>
  );
}

export type FormControl<V> = {
  value: V;
  onChange: (value: V) => void;
  onBlur: () => void;
  name: string;
  ref: (element: unknown) => void;
};
export type FormFieldProps<Values extends FieldValues, Name extends Path<Values>> = {
  control: Control<Values>;
  name: Name;
  label: ReactNode;
  hint?: ReactNode;
  isRequired?: boolean;
  /** Turns the schema's message (a key or reason) into text; default as it is. */
  errorText?: (message: string) => ReactNode;
  className?: string;
  children: (control: FormControl<PathValue<Values, Name>>) => ReactNode;
};

/** One field: `<FormField control={form.control} name="name" label=…>{(c) => <TextField {...c} />}</FormField>`. */
export function FormField<Values extends FieldValues, Name extends Path<Values>>(
  props: FormFieldProps<Values, Name>,
) {
  const { control, name, label, hint, isRequired, errorText, className, children } = props;
  const { field, fieldState } = useController({ control, name });
  const message = fieldState.error?.message;
  return (
    <Field
      label={label}
      hint={hint}
      isRequired={isRequired}
      className={className}
      error={message && (errorText?.(message) ?? message)}
    >
      {children({
        value: field.value,
        onChange: field.onChange,
        onBlur: field.onBlur,
        name: field.name,
        ref: field.ref,
      })}
    </Field>
  );
}
