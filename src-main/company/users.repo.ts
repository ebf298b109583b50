// Rows of users.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { UserRow } from '#shared/contract/company.contract.ts';
import { AppError } from '#shared/contract/errors.ts';
import { isTimeZone } from '#shared/domain/dates.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { users } from '../store/schema/index.ts';

type User = z.output<typeof UserRow>;

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  language: users.language,
  timeZone: users.timeZone,
};

export function listUsers(context: ReadContext): User[] {
  return context.orm
    .select(columns)
    .from(users)
    .where(isNull(users.deletedAt))
    .orderBy(asc(users.createdAt), asc(users.id))
    .all();
}

export function loadUser(context: ReadContext, id: string): User | undefined {
  return context.orm
    .select(columns)
    .from(users)
    .where(and(eq(users.id, id), isNull(users.deletedAt)))
    .get();
}

/** @throws AppError not_found/user_gone, invalid_input/fields when the zone is unknown */
export function saveUser(tx: WriteContext, given: Omit<User, 'id'> & { id?: string }): string {
  const { id, ...fields } = given;
  if (!isTimeZone(fields.timeZone))
    throw new AppError('invalid_input', 'fields', { fields: [{ path: 'timeZone', code: 'unknown_zone' }] });
  if (id === undefined) {
    const newId = tx.newId();
    tx.orm
      .insert(users)
      .values({ ...fields, id: newId, createdAt: tx.now, updatedAt: tx.now })
      .run();
    return newId;
  }
  const done = tx.orm
    .update(users)
    .set({ ...fields, updatedAt: tx.now })
    .where(and(eq(users.id, id), isNull(users.deletedAt)))
    .run();
  if (done.changes === 0) throw new AppError('not_found', 'user_gone');
  return id;
}

/** The language of the user who acts; letters and screens follow it. */
export function saveLanguage(tx: WriteContext, language: User['language']): void {
  tx.orm.update(users).set({ language, updatedAt: tx.now }).where(eq(users.id, tx.user.id)).run();
}
