// Who acts on this workstation: the device's user, or one named by the host. Cached until users change.
import type { CurrentUser } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

export type UserSource = { current(): CurrentUser; forget(): void };

const columns = 'id, name, role, language, time_zone AS timeZone';

export function createUserSource(
  sql: () => ReadSql,
  options: { userId?: string; timeZone: () => string },
): UserSource {
  let cached: CurrentUser | undefined;
  const load = (): CurrentUser => {
    const id =
      options.userId ??
      sql().get<{ userId: string | null }>('SELECT user_id AS userId FROM device')?.userId ??
      '';
    const found = sql().get<CurrentUser>(`SELECT ${columns} FROM users WHERE id = ? AND deleted_at IS NULL`, [
      id,
    ]);
    // Before set-up nobody has a name yet; reads still need a zone for "today".
    return found ?? { id: '', name: '', role: 'admin', language: 'en', timeZone: options.timeZone() };
  };
  return {
    current: () => {
      cached ??= load();
      return cached;
    },
    forget: () => {
      cached = undefined;
    },
  };
}
