// The directory of users and scopes from its rows, the same for both stores.
import { type Directory, everybody, type HubUser } from '../auth/rights.ts';

/** `userColumns`. */
export type UserRow = {
  id: string;
  role: string | null;
  department: string | null;
  isDeleted: unknown;
  goneAt: number;
};

/** `vouchedColumns`: what certificates of devices say of users. */
export type VouchedRow = { id: string; role: string; department: string | null };

/** Of users who never had a row; whose devices say different things of him is a representative. */
function vouchedUsers(users: readonly UserRow[], vouched: readonly VouchedRow[]): [string, HubUser][] {
  const known = new Set(users.map(({ id }) => id));
  const found = new Map<string, HubUser>();
  for (const { id, role, department } of vouched.filter((one) => !known.has(one.id))) {
    const said = { role, department: department ?? '', isDeleted: false };
    const before = found.get(id);
    const isSame = before === undefined || (before.role === role && before.department === said.department);
    found.set(id, isSame ? said : { role: 'rep', department: '', isDeleted: false });
  }
  return [...found];
}

export function directoryOf(
  users: readonly UserRow[],
  scopes: readonly { scope: string }[],
  vouched: readonly VouchedRow[],
): Directory {
  const there = users.filter(({ goneAt }) => goneAt === 0);
  return {
    users: new Map([
      ...vouchedUsers(users, vouched),
      ...there.map(({ id, role, department, isDeleted }): [string, HubUser] => [
        id,
        { role: role ?? '', department: department ?? '', isDeleted: Boolean(isDeleted) },
      ]),
    ]),
    hasUsers: users.length > 0,
    scopes: new Set(scopes.map(({ scope }) => scope).filter((scope) => scope !== everybody)),
  };
}
