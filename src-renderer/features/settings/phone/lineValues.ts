// What the form of a line holds, and what is missing before the core is asked. Pure.
import type { Input } from '#shared/contract/index.ts';

export type LineValues = Input<'telephony.saveLine'>;

export const emptyLine: LineValues = { name: '', url: '', user: '' };

/** By field; a known line has its password already. */
export function lineErrors(values: LineValues): ReadonlyMap<string, string> {
  const { id, name, url, user, password, turn, turnUser } = values;
  const wanted = {
    ...{ name, url, user },
    ...(id === undefined ? { password } : {}),
    ...(turn?.trim() ? { turnUser } : {}),
  };
  return new Map(
    Object.entries(wanted).flatMap(([field, text]) =>
      (text ?? '').trim() === '' ? [[field, 'too_small'] as const] : [],
    ),
  );
}
