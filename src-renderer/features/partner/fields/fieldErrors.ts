// Puts what the core found wrong at the fields of a form. Shows nothing itself.
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { AppError } from '#shared/contract/errors.ts';

/** @param toPath the form's path of a path of the call, e.g. `taxId` → `organization.taxId` */
export function showFieldErrors<V extends FieldValues>(
  form: UseFormReturn<V>,
  error: AppError | undefined,
  toPath: (path: string) => string = (path) => path,
): void {
  const fields = error?.code === 'invalid_input' ? error.details?.fields : undefined;
  if (!Array.isArray(fields)) return;
  for (const [index, { path, code }] of (fields as { path: string; code: string }[]).entries()) {
    form.setError(toPath(path) as Path<V>, { type: code, message: code }, { shouldFocus: index === 0 });
  }
}
