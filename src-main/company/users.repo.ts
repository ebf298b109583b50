// Rows of users.
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { z } from 'zod';
import type { UserRow } from '#shared/contract/company.contract.ts';
import { AppError } from '#shared/contract/errors.ts';
import { isTimeZone } from '#shared/domain/dates.ts';
import { isEmail } from '#shared/domain/emails.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { users } from '../store/schema/index.ts';
import { ensureDepartment } from './departments.repo.ts';

type User = z.output<typeof UserRow>;

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  phone: users.phone,
  post: users.post,
  role: users.role,
  language: users.language,
  timeZone: users.timeZone,
  department: users.department,
  deletedAt: users.deletedAt,
};

const toUser = ({ deletedAt, ...user }: Omit<User, 'isActive'> & { deletedAt: number | null }): User => ({
  ...user,
  isActive: deletedAt === null,
});

export function listUsers(context: ReadContext, includeInactive: boolean): User[] {
  return context.orm
    .select(columns)
    .from(users)
    .where(includeInactive ? undefined : isNull(users.deletedAt))
    .orderBy(asc(users.createdAt), asc(users.id))
    .all()
    .map(toUser);
}

export function loadUser(context: ReadContext, id: string): User | undefined {
  const found = context.orm
    .select(columns)
    .from(users)
    .where(and(eq(users.id, id), isNull(users.deletedAt)))
    .get();
  return found && toUser(found);
}

/** @throws AppError conflict/last_admin when nobody else could set things up */
function requireOtherAdmin(tx: WriteContext, id: string): void {
  const other = tx.orm
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), ne(users.id, id), isNull(users.deletedAt)))
    .get();
  if (other === undefined) throw new AppError('conflict', 'last_admin');
}

function checkFields({ email, timeZone }: Pick<User, 'email' | 'timeZone'>): void {
  const fields = [
    ...(isTimeZone(timeZone) ? [] : [{ path: 'timeZone', code: 'unknown_zone' }]),
    ...(email === '' || isEmail(email) ? [] : [{ path: 'email', code: 'bad_email' }]),
  ];
  if (fields.length > 0) throw new AppError('invalid_input', 'fields', { fields });
}

/** @throws AppError not_found/user_gone, conflict/last_admin, invalid_input/fields for a bad zone or address */
export function saveUser(
  tx: WriteContext,
  given: Omit<User, 'id' | 'isActive' | 'department' | 'post'> & {
    id?: string | undefined;
    department?: string;
    post?: string;
  },
): string {
  const { id, ...rest } = given;
  checkFields(rest);
  const fields = { ...rest, department: ensureDepartment(tx, rest.department ?? '') };
  if (id === undefined) {
    const newId = tx.newId();
    tx.orm
      .insert(users)
      .values({ ...fields, id: newId, createdAt: tx.now, updatedAt: tx.now })
      .run();
    return newId;
  }
  if (fields.role !== 'admin' && loadUser(tx, id)?.role === 'admin') requireOtherAdmin(tx, id);
  const done = tx.orm
    .update(users)
    .set({ ...fields, updatedAt: tx.now })
    .where(and(eq(users.id, id), isNull(users.deletedAt)))
    .run();
  if (done.changes === 0) throw new AppError('not_found', 'user_gone');
  return id;
}

/** @throws AppError not_found/user_gone, conflict/own_user, conflict/last_admin */
export function setUserActive(tx: WriteContext, id: string, isActive: boolean): void {
  if (!isActive && id === tx.user.id) throw new AppError('conflict', 'own_user');
  if (!isActive && loadUser(tx, id)?.role === 'admin') requireOtherAdmin(tx, id);
  const done = tx.orm
    .update(users)
    .set({ deletedAt: isActive ? null : tx.now, updatedAt: tx.now })
    .where(eq(users.id, id))
    .run();
  if (done.changes === 0) throw new AppError('not_found', 'user_gone');
}

/** The language of the user who acts; letters and screens follow it. */
export function saveLanguage(tx: WriteContext, language: User['language']): void {
  tx.orm.update(users).set({ language, updatedAt: tx.now }).where(eq(users.id, tx.user.id)).run();
}
