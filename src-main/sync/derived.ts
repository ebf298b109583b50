// Columns that nobody authors, derived by the rules of their areas when a row comes without them: edits of two met in it,
// and the value that either had computed is no longer right.

import { sortKeyAz } from '#shared/domain/sortKey.ts';
import type { FieldValue, Row } from '#shared/sync/ops.ts';
import { type MergeKind, type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';
import { itemKeys } from '../catalog/index.ts';
import { timelineAt } from '../interactions/index.ts';
import { contactKeys, partnerKeys, phoneCountry, storedKeys } from '../partners/index.ts';
import type { ReadContext } from '../store/context.ts';

const text = (row: Row, column: string): string => String(row[column] ?? '');
const instant = (row: Row, column: string): number | null => {
  const value = row[column];
  return typeof value === 'number' ? value : null;
};

function ofPartner(row: Row, { sql }: ReadContext): Row {
  const legal = sql.all<{ name: string; legalName: string; taxId: string }>(
    `SELECT name, legal_name AS legalName, tax_id AS taxId FROM legal_entities
     WHERE partner_id = ? AND deleted_at IS NULL`,
    [text(row, 'id')],
  );
  const keys = partnerKeys({ name: text(row, 'name'), city: text(row, 'city') }, legal);
  return { name_fold: keys.nameFold, sort_key: keys.sortKey, search_text: keys.searchText };
}

function ofContact(row: Row): Row {
  const { nameFold, searchText } = contactKeys({ name: text(row, 'name') });
  return { name_fold: nameFold, search_text: searchText };
}

function ofPoint(row: Row, context: ReadContext): Row {
  const kind = text(row, 'kind') as 'phone' | 'email' | 'site';
  // Only numbers are read by the country.
  const partner =
    kind === 'phone' &&
    context.sql.get<{ country: string }>('SELECT country FROM partners WHERE id = ?', [
      text(row, 'partner_id'),
    ]);
  const country = partner ? partner.country : '';
  return { ...storedKeys(kind, text(row, 'value'), kind === 'phone' ? phoneCountry(context, country) : '') };
}

/** A day without an hour begins where its owner lives. */
function ofInteraction(row: Row, { sql, user }: ReadContext): Row {
  const owner = sql.get<{ zone: string }>('SELECT time_zone AS zone FROM users WHERE id = ?', [
    text(row, 'owner_id'),
  ]);
  const on = row.planned_on;
  const facts = {
    happenedAt: instant(row, 'happened_at'),
    plan: { at: instant(row, 'planned_at'), on: typeof on === 'string' ? on : null },
    createdAt: instant(row, 'created_at') ?? 0,
  };
  return { timeline_at: timelineAt(facts, owner?.zone ?? user.timeZone) };
}

function ofItem(row: Row): Row {
  const named = { name: text(row, 'name'), article: text(row, 'article') };
  const keys = itemKeys({ ...named, code: text(row, 'code'), fullName: text(row, 'full_name') });
  const { nameFold, articleFold, sortKey, searchText } = keys;
  return { name_fold: nameFold, article_fold: articleFold, sort_key: sortKey, search_text: searchText };
}

const rules: Partial<Record<SyncedTableName, (row: Row, context: ReadContext) => Row>> = {
  partners: ofPartner,
  contacts: ofContact,
  contact_points: ofPoint,
  interactions: ofInteraction,
  item_groups: (row) => ({ sort_key: sortKeyAz(text(row, 'name')) }),
  items: ofItem,
};

const columnsOf = (t: SyncedTableName): string[] =>
  Object.entries<MergeKind>(syncedTables[t].columns)
    .filter(([, kind]) => kind === 'derived')
    .map(([column]) => column);

const derivedByTable = new Map(Object.keys(rules).map((t) => [t, columnsOf(t as SyncedTableName)]));
const derivedColumns = (t: SyncedTableName): readonly string[] => derivedByTable.get(t) ?? [];

const isMissing = (value: FieldValue | undefined): boolean => value === null || value === undefined;

/** A row as it can be stored: what the hub holds of the derived columns is right, the others are derived here. */
export function withDerived(t: SyncedTableName, row: Row, context: ReadContext): Row {
  const columns = derivedColumns(t);
  if (!columns.some((column) => isMissing(row[column]))) return row;
  const missing = columns.filter((column) => isMissing(row[column]));
  const derived = rules[t]?.(row, context);
  if (derived === undefined) return row;
  return { ...row, ...Object.fromEntries(missing.map((column) => [column, derived[column] ?? null])) };
}

/** Whether fields that came ask for derived ones, which takes the rest of the row. */
export const asksForDerived = (t: SyncedTableName, fields: Row): boolean =>
  derivedColumns(t).some((column) => fields[column] === null);

/** Tables whose derived columns a test must find a rule for. */
export const derivedTables: readonly string[] = Object.keys(rules);
