// What each user may see and write, from the rows of `users` at the hub. Pure; whoever asks brings the directory as it
// stands at the number of the log that his answer is based on.
import type { Row } from '#shared/sync/ops.ts';

export type HubUser = { role: string; department: string; isDeleted: boolean };

export type Directory = {
  /** Rows of `users`, those that went for good left out. */
  users: ReadonlyMap<string, HubUser>;
  /** Whether there ever was a row of `users`. */
  hasUsers: boolean;
  /** Scopes of all rows and lines, `*` left out. */
  scopes: ReadonlySet<string>;
};

export const everybody = '*';
export const scopeOfUser = (user: string): string => `u:${user}`;

/** Lines of the log that matter to their author only. */
export const scopeOfDevice = (device: string): string => `d:${device}`;

export const userOf = (data: Row): HubUser => ({
  role: String(data.role ?? ''),
  department: String(data.department ?? ''),
  isDeleted: (data.deleted_at ?? null) !== null,
});

/** The hub's own changes are nobody's; no row can have this id. */
export const hubUserId = '';

/** Nobody yet: the user of the first device is an administrator, or there would never be one. */
export function roleOf({ users, hasUsers }: Directory, id: string): string {
  if (id === hubUserId) return 'admin';
  const user = users.get(id);
  if (user === undefined) return hasUsers ? 'rep' : 'admin';
  return user.isDeleted ? 'nobody' : user.role;
}

/** @returns sorted */
export function scopesOf(directory: Directory, id: string): string[] {
  const { users, scopes } = directory;
  const role = roleOf(directory, id);
  if (role === 'nobody') return [];
  const seen = new Set([everybody, scopeOfUser(id)]);
  if (role === 'admin') {
    for (const user of users.keys()) seen.add(scopeOfUser(user));
    for (const scope of scopes) seen.add(scope);
  }
  if (role === 'head') {
    const department = users.get(id)?.department;
    for (const [user, { department: other }] of users) if (other === department) seen.add(scopeOfUser(user));
  }
  return [...seen].sort();
}

/** The directory for as long as neither users nor scopes changed. */
export type Rights = {
  /** @param scopesSeq number of the log that last changed users or scopes */
  at(scopesSeq: number, load: () => Promise<Directory>): Promise<Directory>;
  scopesOf(directory: Directory, user: string): readonly string[];
  /** The same to look up. */
  seenBy(directory: Directory, user: string): ReadonlySet<string>;
};

export function createRights(): Rights {
  let kept: { scopesSeq: number; directory: Directory } | undefined;
  let known = new WeakMap<Directory, Map<string, ReadonlySet<string>>>();
  function seenBy(directory: Directory, user: string): ReadonlySet<string> {
    const scopes = known.get(directory) ?? new Map<string, ReadonlySet<string>>();
    known.set(directory, scopes);
    const seen = scopes.get(user) ?? new Set(scopesOf(directory, user));
    scopes.set(user, seen);
    return seen;
  }

  return {
    async at(scopesSeq, load) {
      if (kept?.scopesSeq === scopesSeq) return kept.directory;
      const directory = await load();
      // One that was asked for before another is not put in its place.
      if (kept === undefined || kept.scopesSeq < scopesSeq) {
        kept = { scopesSeq, directory };
        known = new WeakMap();
      }
      return directory;
    },
    scopesOf: (directory, user) => [...seenBy(directory, user)],
    seenBy,
  };
}
