// SQL over the partners of a day: sort keys, what the day's text filter looks at, a page's rows.
// All by the ids of the day: never a search of the whole table.
import type { ReadContext } from '../store/context.ts';

export type PartnerKey = { id: string; sortKey: string };
export type PartnerWords = PartnerKey & { nameFold: string; city: string; searchText: string };
export type PagePartner = {
  id: string;
  name: string;
  city: string;
  address: string;
  region: string;
  country: string;
  timeZone: string;
  phone: string | null;
  state: 'potential' | 'active' | 'quiet' | 'lost' | 'blocked';
};

const named = 'id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL';

export function loadPartnerKeys({ sql }: ReadContext, ids: readonly string[]): PartnerKey[] {
  return sql.all<PartnerKey>(`SELECT id, sort_key AS sortKey FROM partners WHERE ${named}`, [
    JSON.stringify(ids),
  ]);
}

export function loadPartnerWords({ sql }: ReadContext, ids: readonly string[]): PartnerWords[] {
  return sql.all<PartnerWords>(
    `SELECT id, sort_key AS sortKey, name_fold AS nameFold, city, search_text AS searchText FROM partners WHERE ${named}`,
    [JSON.stringify(ids)],
  );
}

/** Of the partners given, those with a phone that begins with one of the digit keys, in any of its forms. */
export function findByPhone(
  { sql }: ReadContext,
  ids: readonly string[],
  keys: readonly string[],
): Set<string> {
  const found = sql.all<{ id: string }>(
    `SELECT DISTINCT c.partner_id AS id FROM contact_points c
     WHERE c.partner_id IN (SELECT value FROM json_each(:ids)) AND c.kind = 'phone' AND c.deleted_at IS NULL
       AND EXISTS (SELECT 1 FROM json_each(:keys) k WHERE substr(c.digits, 1, length(k.value)) = k.value
         OR substr(c.national, 1, length(k.value)) = k.value OR substr(c.tail, 1, length(k.value)) = k.value)`,
    { ids: JSON.stringify(ids), keys: JSON.stringify(keys) },
  );
  return new Set(found.map((row) => row.id));
}

export function loadPagePartners({ sql }: ReadContext, ids: readonly string[]): Map<string, PagePartner> {
  const rows = sql.all<PagePartner>(
    `SELECT id, name, city, address, region, country, state, time_zone AS timeZone,
       (SELECT normalized FROM contact_points c WHERE c.partner_id = partners.id AND c.kind = 'phone'
          AND c.normalized <> '' AND c.deleted_at IS NULL
        ORDER BY c.contact_id IS NOT NULL, c.is_primary DESC, c.position LIMIT 1) AS phone
     FROM partners WHERE ${named}`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
