// Who may see which row, said once more and by hand: everybody what all share; else those who see the work of its owner –
// himself, the heads of his department, administrators.
import { isSimTable, type Row, rowKey, tableOf } from './simTables.ts';

/** No id holds it. */
const between = ',';

/** A row by its key, as it stands at the instant that is asked about. */
export type Find = (key: string) => Row | undefined;

/** @returns `*`, the ids of those whose work it is, or nothing when the row hangs on one that is not there */
export function ownerOf(t: string, row: Row, find: Find): string | undefined {
  if (!isSimTable(t)) return undefined;
  const { scope } = tableOf(t);
  if (scope === 'all') return '*';
  if ('people' in scope) return scope.people.map((column) => String(row[column] ?? '')).join(between);
  if (!('parent' in scope)) return String(row[scope.owner] ?? '');
  const parentId = row[scope.by] ?? null;
  if (parentId !== null) {
    const parent = find(rowKey(scope.parent, String(parentId)));
    if (parent !== undefined) return ownerOf(scope.parent, parent, find);
  }
  return undefined;
}

export const maySee = (user: string, owner: string, find: Find): boolean =>
  owner.split(between).some((one) => maySeeOf(user, one, find));

function maySeeOf(user: string, owner: string, find: Find): boolean {
  if (owner === '*' || owner === user) return isLiving(find(`users|${user}`));
  const reader = find(`users|${user}`);
  if (!isLiving(reader)) return false;
  if (reader?.role === 'admin') return true;
  if (reader?.role !== 'head') return false;
  const other = find(`users|${owner}`);
  return other !== undefined && (other.department ?? '') === (reader.department ?? '');
}

/** Who is not in the list yet is no less a user of the office. */
const isLiving = (user: Row | undefined): boolean => (user?.deleted_at ?? null) === null;
