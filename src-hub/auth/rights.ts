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

const sharedMark = 'w:';
const onlyMark = 'o:';
/** More would not be a circle of people: those beyond are left out. */
const mostPeople = 64;

/**
 * Of a row that is the work of several: who sees the work of one of them sees it; `isOnly`: those named and nobody else.
 * Devices never hold one: what they hold is widened to those in which it stands.
 */
export function scopeOfPeople(people: readonly string[], isOnly: boolean): string | undefined {
  const named = [...new Set(people)].sort().slice(0, mostPeople);
  const [first] = named;
  if (first === undefined) return undefined;
  if (isOnly) return `${onlyMark}${named.join(',')}`;
  return named.length === 1 ? scopeOfUser(first) : `${sharedMark}${named.join(',')}`;
}

/** Nobody is above those whom it names. */
export const isOnlyTheirs = (scope: string): boolean => scope.startsWith(onlyMark);

/** Whether devices fetch it and hold it. */
export const isHeldByDevices = (scope: string): boolean =>
  !scope.startsWith(sharedMark) && !isOnlyTheirs(scope);

const peopleOf = (scope: string): string[] => scope.slice(sharedMark.length).split(',');

/** Of scopes of several people those which come with `held`. */
export function widen(seen: Iterable<string>, held: ReadonlySet<string>, user: string): string[] {
  const isMine = held.has(scopeOfUser(user));
  return [...seen].filter((scope) => {
    if (isHeldByDevices(scope)) return false;
    const people = peopleOf(scope);
    return isOnlyTheirs(scope)
      ? isMine && people.includes(user)
      : people.some((one) => held.has(scopeOfUser(one)));
  });
}

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
    for (const scope of scopes) if (!isOnlyTheirs(scope)) seen.add(scope);
  }
  if (role === 'head') {
    const department = users.get(id)?.department;
    for (const [user, { department: other }] of users) if (other === department) seen.add(scopeOfUser(user));
  }
  return [...seen, ...widen(scopes, seen, id).filter((scope) => !seen.has(scope))].sort();
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
