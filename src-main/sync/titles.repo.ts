// What a person calls a synced row, whatever its table, and the partner on whose card it is seen: one statement for a
// whole page. A row that is gone is called as the change log last knew it.
import type { SyncedTableName } from '#shared/sync/registry.ts';
import type { ReadContext } from '../store/context.ts';

export type RowKey = { table: string; rowId: string };
export type RowTitle = { title: string; partnerId: string | null; isHere: boolean };

const named = (table: string, name = 'name'): string => `(SELECT ${name} FROM ${table} WHERE id = k.id)`;
const itemOf = 'SELECT i.name FROM items i WHERE i.id = x.item_id';

/** The title by table, as a subquery on the row `k.id`; NULL where the row is not. */
const titleSql: Readonly<Record<SyncedTableName, string>> = {
  organizations: named('organizations'),
  bank_accounts: named('bank_accounts', "account || ' · ' || bank_name"),
  users: named('users'),
  departments: named('departments'),
  directory_entries: named('directory_entries'),
  settings: named('settings', 'key'),
  letter_templates: named('letter_templates'),
  files: named('files'),
  partners: named('partners'),
  partner_roles: `(SELECT coalesce((SELECT p.name || ' · ' FROM partners p WHERE p.id = x.partner_id), '') || x.role
    FROM partner_roles x WHERE x.id = k.id)`,
  contacts: named('contacts'),
  contact_points: named('contact_points', 'value'),
  legal_entities: named('legal_entities'),
  interactions: named(
    'interactions',
    "coalesce(nullif(subject, ''), nullif(substr(content, 1, 80), ''), kind)",
  ),
  event_series: named('event_series', 'subject'),
  tasks: named('tasks', 'title'),
  task_steps: named('task_steps', 'title'),
  task_history: `(SELECT coalesce((SELECT t.title FROM tasks t WHERE t.id = x.task_id), '')
    FROM task_history x WHERE x.id = k.id)`,
  messages: named('messages', 'substr(body, 1, 80)'),
  notices: named('notices', 'text'),
  read_marks: named('read_marks', 'of_id'),
  item_groups: named('item_groups'),
  units: named('units'),
  items: named('items'),
  item_barcodes: named('item_barcodes', 'barcode'),
  item_pictures: `(SELECT coalesce((${itemOf}), '') FROM item_pictures x WHERE x.id = k.id)`,
  properties: named('properties'),
  item_property_values: `(SELECT coalesce((${itemOf}) || ' · ', '') || x.value
    FROM item_property_values x WHERE x.id = k.id)`,
  item_analogues: `(SELECT coalesce((${itemOf}) || ' · ', '') || coalesce((SELECT a.name FROM items a
    WHERE a.id = x.analogue_id), '') FROM item_analogues x WHERE x.id = k.id)`,
  price_types: named('price_types'),
  prices: `(SELECT coalesce((${itemOf}) || ' · ', '') || coalesce((SELECT t.name FROM price_types t
    WHERE t.id = x.price_type_id), '') FROM prices x WHERE x.id = k.id)`,
  warehouse_groups: named('warehouse_groups'),
  warehouses: named('warehouses'),
  stocks: `(SELECT coalesce((${itemOf}) || ' · ', '') || coalesce((SELECT w.name FROM warehouses w
    WHERE w.id = x.warehouse_id), '') FROM stocks x WHERE x.id = k.id)`,
  documents: named('documents', "coalesce(nullif(number, ''), date)"),
  document_lines: named('document_lines'),
  mail_accounts: named('mail_accounts', 'from_address'),
  letters: named('letters', "coalesce(nullif(subject, ''), to_address)"),
  letter_attachments: named('letter_attachments'),
};

const ofPartner = [
  'partner_roles',
  'contacts',
  'contact_points',
  'legal_entities',
  'interactions',
  'event_series',
]
  .concat(['tasks', 'documents', 'document_lines', 'letters'])
  .map((table) => `WHEN '${table}' THEN (SELECT partner_id FROM ${table} WHERE id = k.id)`)
  .join(' ');

/** What the log last knew of a row that is gone. */
const goneSql = `(SELECT coalesce(json_extract(c.data, '$.name'), json_extract(c.data, '$.title'),
    json_extract(c.data, '$.subject'), json_extract(c.data, '$.value'), json_extract(c.data, '$.number'),
    json_extract(c.data, '$.barcode'), json_extract(c.data, '$.account'))
  FROM change_log c WHERE c.table_name = k.t AND c.row_id = k.id AND c.kind <> 'U' ORDER BY c.seq DESC LIMIT 1)`;

const titlesText = `WITH k(t, id) AS (SELECT value ->> 0, value ->> 1 FROM json_each(:keys))
  SELECT t, id, here, CASE WHEN here IS NULL THEN ${goneSql} ELSE here END AS title,
    CASE t WHEN 'partners' THEN id ${ofPartner} END AS partnerId
  FROM (SELECT k.t AS t, k.id AS id, CASE k.t ${Object.entries(titleSql)
    .map(([table, text]) => `WHEN '${table}' THEN ${text}`)
    .join(' ')} END AS here FROM k) k`;

const keyOf = (table: string, rowId: string): string => `${table} ${rowId}`;

export type Titles = { of(table: string, rowId: string): RowTitle };

export function loadTitles(context: ReadContext, keys: readonly RowKey[]): Titles {
  const asked = JSON.stringify(keys.map(({ table, rowId }) => [table, rowId]));
  type Found = { t: string; id: string; here: string | null; title: string | null; partnerId: string | null };
  const found = new Map(
    context.sql
      .all<Found>(titlesText, { keys: asked })
      .map(({ t, id, here, title, partnerId }): [string, RowTitle] => [
        keyOf(t, id),
        { title: title ?? '', partnerId, isHere: here !== null },
      ]),
  );
  const none: RowTitle = { title: '', partnerId: null, isHere: false };
  return { of: (table, rowId) => found.get(keyOf(table, rowId)) ?? none };
}
