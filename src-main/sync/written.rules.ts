// Which columns of a change a person wrote. Pure.
import { type MergeKind, type SyncedTableName, syncedTables } from '#shared/sync/registry.ts';

/** Not ids and dates that the program keeps, and not what derives from other columns. */
export function isWritten(table: SyncedTableName, column: string): boolean {
  const columns: Readonly<Record<string, MergeKind>> = syncedTables[table]?.columns ?? {};
  const kind = columns[column];
  return kind !== undefined && !['derived', 'local', 'key'].includes(kind) && column !== 'updated_at';
}
