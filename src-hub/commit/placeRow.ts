// Where a row belongs by the registry's rules: the row that it follows, and the scope in which it is seen. Pure.
import type { Row } from '#shared/sync/ops.ts';
import {
  type Scope,
  type SharedScope,
  type SyncedTable,
  type SyncedTableName,
  syncedTables,
} from '#shared/sync/registry.ts';
import { everybody, scopeOfPeople, scopeOfUser } from '../auth/rights.ts';
import { keyText, type RecKey, type ScopedRec } from '../storage/store.types.ts';

const ruleOf = (t: SyncedTableName): Scope => (syncedTables[t] as SyncedTable).scope;

const parents = Object.values<SyncedTable>(syncedTables).flatMap(({ scope }) =>
  typeof scope === 'object' && 'parent' in scope ? [scope.parent] : [],
);
const parentTables: ReadonlySet<SyncedTableName> = new Set(parents);

/** Whether rows of other tables follow rows of this one. */
export const isParentTable = (t: SyncedTableName): boolean => parentTables.has(t);

/** An id as a scope or a key can hold it; anything else counts as none. */
const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^.{1,64}$/.test(value) ? value : undefined;

/** Ids of a column that holds one or a JSON list of them. */
function idsOf(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const ids = value.startsWith('[') ? listIn(value) : [value];
  return ids.flatMap((each) => {
    const id = idOf(each);
    // A comma stands between two of them in the name of a scope.
    return id === undefined || id.includes(',') ? [] : [id];
  });
}

/** What a device wrote is no reason to stop. */
function listIn(text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function sharedBy({ people, only }: SharedScope, data: Row): string | undefined {
  const isOnly = only === true || (only !== undefined && data[only] === 1);
  return scopeOfPeople(
    people.flatMap((column) => idsOf(data[column])),
    isOnly,
  );
}

/** Where it is by who is named in it. */
function ownScope(rule: Exclude<Scope, 'all'>, data: Row): string | undefined {
  if ('people' in rule) return sharedBy(rule, data);
  const owner = rule.owner === undefined ? undefined : idOf(data[rule.owner]);
  return owner === undefined ? undefined : scopeOfUser(owner);
}

/** The column that names the row which rows of the table follow. */
export function parentColumn(t: SyncedTableName): string | undefined {
  const rule = ruleOf(t);
  return typeof rule === 'object' && 'parent' in rule ? rule.by : undefined;
}

export function parentKey(t: SyncedTableName, value: unknown): RecKey | undefined {
  const rule = ruleOf(t);
  if (typeof rule !== 'object' || !('parent' in rule)) return undefined;
  const id = idOf(value);
  return id === undefined ? undefined : { t: rule.parent, id };
}

export const parentOf = (t: SyncedTableName, data: Row): RecKey | undefined =>
  parentKey(t, data[parentColumn(t) ?? '']);

/**
 * @param before the row before the change; one that has no owner now stays where it is
 * @param find the row that it follows, as it stands
 * @param user of the author: a row that nobody owns and that follows none is his
 */
export function placeRow(
  { t, data, before, user }: { t: SyncedTableName; data: Row; before: ScopedRec | undefined; user: string },
  find: (key: RecKey) => ScopedRec | undefined,
): { scope: string; parent: string } {
  const rule = ruleOf(t);
  if (rule === 'all') return { scope: everybody, parent: '' };
  const key = parentOf(t, data);
  const parent = key === undefined ? '' : keyText(key);
  const followed = key === undefined ? undefined : find(key);
  if (followed !== undefined) return { scope: followed.scope, parent };
  return { scope: ownScope(rule, data) ?? before?.scope ?? scopeOfUser(user), parent };
}
