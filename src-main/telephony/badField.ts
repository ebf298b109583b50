// One field of a line's form that is wrong, as the form is told. Knows no field.
import { AppError } from '#shared/contract/errors.ts';

/** @param code the word of its sentence */
export const badField = (path: string, code: string): AppError =>
  new AppError('invalid_input', 'fields', { fields: [{ path, code }] });
