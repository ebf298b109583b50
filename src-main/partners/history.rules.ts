// From a row of the change log to what a person would say was changed. Pure.
import type { z } from 'zod';
import type { HistoryChange as Change, HistoryEntity } from '#shared/contract/partners.contract.ts';

export type HistoryChange = z.output<typeof Change>;
type Entity = z.output<typeof HistoryEntity>;
type Value = string | number | null;
export type Row = Record<string, Value>;
type Delta = Record<string, [Value, Value]>;

export type LogRow = { seq: number; tableName: string; rowId: string; kind: 'I' | 'U' | 'D'; data: string };

/** Rows by id as they are (or last were), and names by id of what columns refer to. */
export type HistoryNames = { rows: ReadonlyMap<string, Row>; values: ReadonlyMap<string, string> };

/** The column that names a row of each table of the card. */
export const nameColumn: Readonly<Record<string, string>> = {
  partners: 'name',
  partner_roles: 'role',
  contacts: 'name',
  contact_points: 'value',
  legal_entities: 'name',
  bank_accounts: 'account',
  files: 'name',
};

const entities: Readonly<Record<string, Entity>> = {
  partners: 'partner',
  partner_roles: 'role',
  contacts: 'contact',
  legal_entities: 'legalEntity',
  bank_accounts: 'bankAccount',
  files: 'file',
};

/** Kept by the program, not by a person: keys of search and order, audit, links. */
const hidden = new Set([
  ...['id', 'rid', 'partner_id', 'contact_id', 'owner_kind', 'hash', 'mime', 'size_bytes', 'external_id'],
  ...['name_fold', 'sort_key', 'search_text', 'normalized', 'digits', 'national', 'tail', 'position'],
  ...['created_at', 'updated_at', 'deleted_at'],
]);

const references: Readonly<Record<string, 'users' | 'priceTypes'>> = {
  owner_id: 'users',
  price_type_id: 'priceTypes',
};

/** Ids of users and price types that the changes name. */
export function idsIn(rows: readonly LogRow[]): { users: string[]; priceTypes: string[] } {
  const found = { users: new Set<string>(), priceTypes: new Set<string>() };
  for (const row of rows) {
    if (row.kind !== 'U') continue;
    for (const [column, pair] of Object.entries(JSON.parse(row.data) as Delta)) {
      const kind = references[column];
      if (kind) for (const value of pair) if (value !== null) found[kind].add(String(value));
    }
  }
  return { users: [...found.users], priceTypes: [...found.priceTypes] };
}

const camel = (column: string): string =>
  column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function entityOf({ tableName }: LogRow, row: Row): Entity | undefined {
  return tableName === 'contact_points' ? (row.kind as Entity | undefined) : entities[tableName];
}

function fieldsOf(delta: Delta, names: HistoryNames): HistoryChange['fields'] {
  const text = (column: string, value: Value): string => {
    if (value === null) return '';
    return (column in references ? names.values.get(String(value)) : undefined) ?? String(value);
  };
  return Object.entries(delta)
    .filter(([column]) => !hidden.has(column))
    .map(([column, [old, next]]) => ({
      field: camel(column),
      old: text(column, old),
      new: text(column, next),
    }));
}

/** @returns undefined when nothing of it concerns a person */
export function toChange(log: LogRow, names: HistoryNames): HistoryChange | undefined {
  const whole = log.kind === 'U' ? names.rows.get(log.rowId) : (JSON.parse(log.data) as Row);
  const entity = whole && entityOf(log, whole);
  if (!whole || !entity) return undefined;
  const name = String(whole[nameColumn[log.tableName] ?? ''] ?? '');
  const change = (kind: HistoryChange['kind'], fields: HistoryChange['fields'] = []): HistoryChange => ({
    ...{ entity, rowId: log.rowId, kind, name, fields },
  });
  if (log.kind !== 'U') return change(log.kind === 'I' ? 'created' : 'deleted');
  const delta = JSON.parse(log.data) as Delta;
  const deletedAt = delta.deleted_at;
  if (deletedAt) return change(deletedAt[1] === null ? 'restored' : 'deleted');
  const fields = fieldsOf(delta, names);
  return fields.length === 0 ? undefined : change('changed', fields);
}
