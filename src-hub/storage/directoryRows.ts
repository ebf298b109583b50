// The directory of users and scopes from its rows, the same for both stores.
import { type Directory, everybody } from '../auth/rights.ts';

/** `userColumns`. */
export type UserRow = {
  id: string;
  role: string | null;
  department: string | null;
  isDeleted: unknown;
  goneAt: number;
};

export function directoryOf(users: readonly UserRow[], scopes: readonly { scope: string }[]): Directory {
  const there = users.filter(({ goneAt }) => goneAt === 0);
  return {
    users: new Map(
      there.map(({ id, role, department, isDeleted }) => [
        id,
        { role: role ?? '', department: department ?? '', isDeleted: Boolean(isDeleted) },
      ]),
    ),
    hasUsers: users.length > 0,
    scopes: new Set(scopes.map(({ scope }) => scope).filter((scope) => scope !== everybody)),
  };
}
