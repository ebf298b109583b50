// Rows of telephone lines. Passwords are not here.
import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { phoneLines } from '../store/schema/index.ts';
import type { Line } from './telephony.types.ts';

export type LineRow = Line & { isDefault: boolean };

function toRow(row: typeof phoneLines.$inferSelect): LineRow {
  const { createdAt: _created, updatedAt: _updated, deletedAt: _deleted, ...line } = row;
  return line;
}

/** The default one first. */
export function listLines(context: Pick<ReadContext, 'orm'>): LineRow[] {
  return context.orm
    .select()
    .from(phoneLines)
    .where(isNull(phoneLines.deletedAt))
    .orderBy(desc(phoneLines.isDefault), asc(phoneLines.createdAt), asc(phoneLines.id))
    .all()
    .map(toRow);
}

/** @throws AppError not_found/line_gone */
export function requireLine(context: Pick<ReadContext, 'orm'>, id: string): LineRow {
  const found = listLines(context).find((line) => line.id === id);
  if (!found) throw new AppError('not_found', 'line_gone');
  return found;
}

/** Some line is the default one as long as there is one. */
function keepDefault(tx: WriteContext): void {
  const [first] = listLines(tx);
  if (first && !first.isDefault)
    tx.orm.update(phoneLines).set({ isDefault: true }).where(eq(phoneLines.id, first.id)).run();
  tx.touch('phone_lines');
}

export function saveLine(tx: WriteContext, line: Line): void {
  const { id, ...fields } = line;
  const values = { ...fields, updatedAt: tx.now };
  tx.orm
    .insert(phoneLines)
    .values({ ...values, id, createdAt: tx.now })
    .onConflictDoUpdate({ target: phoneLines.id, set: values })
    .run();
  keepDefault(tx);
}

/** @throws AppError not_found/line_gone */
export function setDefaultLine(tx: WriteContext, id: string): void {
  requireLine(tx, id);
  tx.orm
    .update(phoneLines)
    .set({ isDefault: sql`${phoneLines.id} = ${id}` })
    .where(isNull(phoneLines.deletedAt))
    .run();
  tx.touch('phone_lines');
}

/** @throws AppError not_found/line_gone */
export function removeLine(tx: WriteContext, id: string): void {
  requireLine(tx, id);
  tx.orm.update(phoneLines).set({ deletedAt: tx.now, isDefault: false }).where(eq(phoneLines.id, id)).run();
  keepDefault(tx);
}

/** @throws AppError not_found/line_gone once it is forgotten */
export function restoreLine(tx: WriteContext, id: string): void {
  const { changes } = tx.orm
    .update(phoneLines)
    .set({ deletedAt: null })
    .where(and(eq(phoneLines.id, id), isNotNull(phoneLines.deletedAt)))
    .run();
  if (changes === 0) throw new AppError('not_found', 'line_gone');
  keepDefault(tx);
}

/** Of every line that has passwords, removed ones too. */
export function allLineIds(context: Pick<ReadContext, 'orm'>): string[] {
  return context.orm
    .select({ id: phoneLines.id })
    .from(phoneLines)
    .all()
    .map(({ id }) => id);
}

/** @returns those removed before that instant, which nobody can take back any more */
export function listForgotten(context: Pick<ReadContext, 'orm'>, before: number): string[] {
  return context.orm
    .select({ id: phoneLines.id })
    .from(phoneLines)
    .where(lt(phoneLines.deletedAt, before))
    .all()
    .map(({ id }) => id);
}

export function forgetLine(tx: WriteContext, id: string): void {
  tx.orm
    .delete(phoneLines)
    .where(and(eq(phoneLines.id, id), isNotNull(phoneLines.deletedAt)))
    .run();
  tx.touch('phone_lines');
}
