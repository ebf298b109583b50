// Calls that a typed text means: beginnings of the number, names of client and contact, the name that came with the call.
// Few of them are named by id; many lie so dense that the journal is walked from its newest end.
import { fold } from '#shared/domain/fold.ts';
import { phoneQueryKeys } from '#shared/domain/phones.ts';
import { searchPeople } from '../partners/index.ts';
import type { ReadContext } from '../store/context.ts';
import type { SqlValue } from '../store/sql.ts';

/** Parts of a statement over calls `c`; `where` begins with AND or is empty. */
type Found = { from: string; where: string; params: Record<string, SqlValue> };

export type CallIndex = 'started' | 'direction' | 'missed' | 'partner';

type Leg = { condition: string; params: Record<string, SqlValue> };

/** Up to so many are sorted in place of being walked to. */
const fewest = 500;
const namesAtMost = 50;
/** After every text with the same beginning; no letter is above it. */
const last = '\u{10ffff}';

function legsOf(context: ReadContext, text: string): Leg[] {
  const legs: Leg[] = [];
  const prefix = (column: string, key: string, more = ''): void => {
    const [from, to] = [`from${legs.length}`, `to${legs.length}`];
    const condition = `c.${column} >= :${from} AND c.${column} < :${to}${more}`;
    legs.push({ condition, params: { [from]: key, [to]: `${key}${last}` } });
  };
  const keys = phoneQueryKeys(text);
  for (const key of keys) for (const column of ['digits', 'national', 'tail']) prefix(column, key);
  // A number says no name, but by the clients that have it other calls of theirs would come too.
  if (keys.length > 0) return legs;
  prefix('remote_fold', fold(text).trim(), " AND c.remote_fold <> ''");
  const { partners, contacts } = searchPeople(context, text, namesAtMost);
  const ofOnes = (column: string, ids: readonly string[]): void => {
    const name = `ids${legs.length}`;
    const condition = `c.${column} IN (SELECT value FROM json_each(:${name}))`;
    if (ids.length > 0) legs.push({ condition, params: { [name]: JSON.stringify(ids) } });
  };
  ofOnes(
    'partner_id',
    partners.map(({ id }) => id),
  );
  ofOnes(
    'contact_id',
    contacts.map(({ id }) => id),
  );
  return legs;
}

/** @param index by which the list is in its order */
export function findCalls(context: ReadContext, text: string, index: CallIndex): Found {
  if (text === '') return { from: 'phone_calls c', where: '', params: {} };
  const legs = legsOf(context, text);
  const ids = new Set<string>();
  for (const { condition, params } of legs) {
    const rows = context.sql.all<{ id: string }>(
      `SELECT c.id FROM phone_calls c WHERE ${condition} LIMIT ${fewest + 1}`,
      params,
    );
    for (const { id } of rows) ids.add(id);
  }
  if (ids.size <= fewest) {
    const from = 'json_each(:found) j CROSS JOIN phone_calls c ON c.id = j.value';
    return { from, where: '', params: { found: JSON.stringify([...ids]) } };
  }
  return {
    from: `phone_calls c INDEXED BY phone_calls_${index}`,
    where: `AND (${legs.map(({ condition }) => `(${condition})`).join(' OR ')})`,
    params: Object.assign({}, ...legs.map(({ params }) => params)) as Found['params'],
  };
}
