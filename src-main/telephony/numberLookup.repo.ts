// Whose number it is: look-ups by exact keys, the surest kind that finds anybody ends the search. Nothing is guessed: several are
// answered as several. Our own numbers are nobody's.
import { normalizePhone } from '#shared/domain/phones.ts';
import { phoneCountry } from '../partners/index.ts';
import type { ReadContext } from '../store/context.ts';
import type { CallMatch } from './callLog.types.ts';
import { isSameNumber, type NumberKeys, numberKeys } from './numberLookup.rules.ts';

type Answer = { matches: CallMatch[]; isMore: boolean };
type Hit = Omit<CallMatch, 'by'> & { value: string };
type Column = 'digits' | 'national' | 'tail';

const offered = 10;

const hitsSql = (column: Column, more = ''): string => `
  SELECT cp.partner_id AS partnerId, p.name AS partnerName, cp.contact_id AS contactId,
    coalesce(c.name, '') AS contactName, cp.value
  FROM contact_points cp INDEXED BY contact_points_${column}
  CROSS JOIN partners p ON p.id = cp.partner_id LEFT JOIN contacts c ON c.id = cp.contact_id
  WHERE cp.${column} = ? AND cp.kind = 'phone' ${more} AND cp.deleted_at IS NULL AND p.deleted_at IS NULL
    AND c.deleted_at IS NULL`;

export const lookUpSql = {
  digits: hitsSql('digits'),
  national: hitsSql('national'),
  // Numbers that no country made a number of.
  written: hitsSql('digits', "AND cp.normalized = ''"),
  tail: hitsSql('tail'),
  // Two whole numbers with one tail are two numbers.
  looseTail: hitsSql('tail', "AND cp.normalized = ''"),
} as const;

/** Our users', our organisations', and what our lines are called by. */
function listOwn({ sql }: ReadContext): string[] {
  const rows = sql.all<{ number: string }>(
    `SELECT phone AS number FROM users WHERE phone <> '' AND deleted_at IS NULL
     UNION ALL SELECT phone FROM organizations WHERE phone <> '' AND deleted_at IS NULL
     UNION ALL SELECT user FROM phone_lines WHERE user <> '' AND deleted_at IS NULL`,
  );
  return rows.map(({ number }) => number);
}

/** Distinct people, one more than is offered; rows are taken no further than that. */
function take(
  context: ReadContext,
  sql: string,
  keys: readonly string[],
  isWanted: (hit: Hit) => boolean,
): Hit[] {
  const taken = new Map<string, Hit>();
  for (const key of keys) {
    for (const hit of context.sql.iterate<Hit>(sql, [key])) {
      if (isWanted(hit)) taken.set(`${hit.partnerId}|${hit.contactId}`, hit);
      if (taken.size > offered) return [...taken.values()];
    }
  }
  return [...taken.values()];
}

const anybody = (_hit: Hit): boolean => true;

type Stage = { by: CallMatch['by']; find(): Hit[] };

function stagesOf(context: ReadContext, keys: NumberKeys, country: string): Stage[] {
  const { isE164, extension, whole, national, written, tail } = keys;
  const hasExtension = ({ value }: Hit): boolean => normalizePhone(value, country).extension === extension;
  const of = (sql: string, among: readonly string[], isWanted = anybody) =>
    take(context, sql, among, isWanted);
  return [
    // One desk of a house with one number.
    { by: 'whole', find: () => (extension === undefined ? [] : of(lookUpSql.digits, whole, hasExtension)) },
    { by: 'whole', find: () => of(lookUpSql.digits, whole) },
    { by: 'national', find: () => of(lookUpSql.national, national) },
    { by: 'national', find: () => of(lookUpSql.written, written) },
    {
      by: 'tail',
      find: () => (tail === undefined ? [] : of(isE164 ? lookUpSql.looseTail : lookUpSql.tail, [tail])),
    },
  ];
}

/** Of our users, our organisations, our lines. */
export function isOwnNumber(context: ReadContext, number: string): boolean {
  const country = phoneCountry(context, '');
  const keys = numberKeys(number, country);
  return keys !== undefined && listOwn(context).some((own) => isSameNumber(own, keys, country));
}

export function lookUpNumber(context: ReadContext, number: string): Answer {
  const country = phoneCountry(context, '');
  const keys = numberKeys(number, country);
  if (keys === undefined || isOwnNumber(context, number)) return { matches: [], isMore: false };
  for (const { by, find } of stagesOf(context, keys, country)) {
    const hits = find();
    if (hits.length === 0) continue;
    const matches = hits.slice(0, offered).map(({ value: _value, ...hit }) => ({ ...hit, by }));
    return { matches, isMore: hits.length > offered };
  }
  return { matches: [], isMore: false };
}
