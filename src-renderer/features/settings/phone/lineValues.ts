// What the form of a line holds, and what is missing before the core is asked. Pure.
import type { Input } from '#shared/contract/index.ts';

export type LineValues = Input<'telephony.saveLine'>;

export const emptyLine: LineValues = { name: '', url: '', user: '' };

/** What belongs to the one kind means something else in another. */
export const ofKind = (
  { id, name, password }: LineValues,
  kind: NonNullable<LineValues['kind']>,
): LineValues => ({
  ...{ ...emptyLine, name, kind, password },
  ...(id === undefined ? {} : { id }),
  ...(kind === 'ami' ? { context: 'from-internal' } : {}),
});

function wantedOf(values: LineValues) {
  const { id, kind, name, url, user, authUser, context, password, turn, turnUser } = values;
  if (kind === 'handoff') return { name };
  const ofManager = kind === 'ami' ? { authUser, context } : {};
  const ofRelay = turn?.trim() ? { turnUser } : {};
  return { name, url, user, ...ofManager, ...ofRelay, ...(id === undefined ? { password } : {}) };
}

/** By field; a known line has its password already. */
export function lineErrors(values: LineValues): ReadonlyMap<string, string> {
  const wanted = wantedOf(values);
  return new Map(
    Object.entries(wanted).flatMap(([field, text]) =>
      (text ?? '').trim() === '' ? [[field, 'too_small'] as const] : [],
    ),
  );
}
