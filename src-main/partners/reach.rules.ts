// Phones, e-mails and sites as they are stored: checked, with the keys of search. Pure.
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { ReachInput } from '#shared/contract/partners.contract.ts';
import { normalizeEmail } from '#shared/domain/emails.ts';
import { normalizePhone } from '#shared/domain/phones.ts';
import type { Warnings } from './partners.rules.ts';

export type Reach = z.output<typeof ReachInput>;

/** Columns of a contact point that follow from its kind and value. */
export type ReachKeys = {
  normalized: string;
  digits: string | null;
  national: string | null;
  tail: string | null;
};
export type CheckedReach = Omit<Reach, 'id'> & ReachKeys & { id?: string; position: number };

const plain = (normalized: string): ReachKeys => ({ normalized, digits: null, national: null, tail: null });

/** @param country ISO 3166 alpha-2 for numbers written without a country code */
export function phoneKeys(value: string, country: string): ReachKeys {
  const { e164, digits, national, tail7 } = normalizePhone(value, country);
  return { normalized: e164 ?? '', digits: digits || null, national: national ?? null, tail: tail7 ?? null };
}

function keysOf(reach: Reach, country: string): ReachKeys | { code: string } {
  if (reach.kind === 'phone') {
    const keys = phoneKeys(reach.value, country);
    return keys.digits === null ? { code: 'bad_phone' } : keys;
  }
  if (reach.kind === 'site') return plain(reach.value.toLowerCase().replace(/^https?:\/\/|\/+$/g, ''));
  const address = normalizeEmail(reach.value);
  return address === undefined ? { code: 'bad_email' } : plain(address);
}

/** Keys of a value that another workstation has checked; one that is no address or number has none. */
export function storedKeys(kind: Reach['kind'], value: string, country: string): ReachKeys {
  const keys = keysOf({ kind, value } as Reach, country);
  return 'code' in keys ? plain('') : keys;
}

/**
 * The whole list of one owner: each value checked, one primary of each kind that is there.
 * A number that is not a valid public one is a warning: short and service numbers exist.
 * @param pathOf names a field of row `index` in errors and warnings
 * @throws AppError invalid_input/fields with codes bad_email, bad_phone
 */
export function checkReach(
  list: readonly Reach[],
  country: string,
  pathOf: (index: number) => string = (index) => `reach.${index}.value`,
): { rows: CheckedReach[]; warnings: Warnings } {
  const problems: { path: string; code: string }[] = [];
  const warnings: Warnings = [];
  const rows: CheckedReach[] = [];
  list.forEach((reach, position) => {
    const keys = keysOf(reach, country);
    if ('code' in keys) {
      problems.push({ path: pathOf(position), code: keys.code });
      return;
    }
    if (reach.kind === 'phone' && keys.normalized === '') {
      warnings.push({ field: pathOf(position), code: 'unusual_phone' });
    }
    rows.push({ ...reach, ...keys, position, isPrimary: isPrimaryIn(list, position) });
  });
  if (problems.length > 0) throw new AppError('invalid_input', 'fields', { fields: problems });
  return { rows, warnings };
}

/** The first one marked, or else the first of its kind. */
function isPrimaryIn(list: readonly Reach[], position: number): boolean {
  const kind = list[position]?.kind;
  const marked = list.findIndex((r) => r.kind === kind && r.isPrimary);
  return position === (marked >= 0 ? marked : list.findIndex((r) => r.kind === kind));
}
