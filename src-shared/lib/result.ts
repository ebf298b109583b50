// A value or a named reason, for checks whose failure is ordinary (a typed e-mail, a typed amount).
// Not for errors of the program: those are thrown as AppError.

export type Ok<T> = { isOk: true; value: T };
export type Fail<E> = { isOk: false; reason: E };
export type Result<T, E extends string = string> = Ok<T> | Fail<E>;

export function ok<T>(value: T): Ok<T> {
  return { isOk: true, value };
}

export function fail<E extends string>(reason: E): Fail<E> {
  return { isOk: false, reason };
}

/** The value, or undefined when the check failed. */
export function valueOrUndefined<T, E extends string>(result: Result<T, E>): T | undefined {
  return result.isOk ? result.value : undefined;
}
