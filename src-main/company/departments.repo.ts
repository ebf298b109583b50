// Rows of departments. People name theirs by its name, since the hub's rights compare names: whatever renames or removes
// one writes the rows of its people too.
import { and, eq, isNull, ne } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { fold } from '#shared/domain/fold.ts';
import { naturalId } from '#shared/domain/ids.ts';
import { sortKeyAz } from '#shared/domain/sortKey.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { departments, users } from '../store/schema/index.ts';

type DepartmentRow = Output<'departments.list'>['rows'][number];
type Known = Pick<DepartmentRow, 'id' | 'name' | 'parentId' | 'headId'>;

const idOfName = (name: string): string => naturalId('departments', name);

/** Those with a row, and those that only people name (by an invitation of the hub, or from before there was a tree). */
function loadKnown(context: ReadContext): Known[] {
  const { id, name, parentId, headId } = departments;
  const rows = context.orm
    .select({ id, name, parentId, headId })
    .from(departments)
    .where(isNull(departments.deletedAt))
    .all();
  const listed = new Set(rows.map((row) => row.name));
  const named = context.orm
    .selectDistinct({ name: users.department })
    .from(users)
    .where(and(ne(users.department, ''), isNull(users.deletedAt)))
    .all()
    .filter((one) => !listed.has(one.name))
    .map((one) => ({ id: idOfName(one.name), name: one.name, parentId: null, headId: null }));
  return [...rows, ...named];
}

export function listDepartments(context: ReadContext): DepartmentRow[] {
  const known = loadKnown(context);
  const ids = new Set(known.map(({ id }) => id));
  const people = context.orm
    .select({ id: users.id, name: users.name, department: users.department })
    .from(users)
    .where(isNull(users.deletedAt))
    .all();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const keyed = known.map((row) => ({ row, key: sortKeyAz(row.name) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)) || (a.row.id < b.row.id ? -1 : 1));
  return keyed.map(({ row }) => ({
    ...row,
    // A parent that is not (yet) here, or two laptops that put each under the other, would hide the branch.
    parentId: row.parentId !== null && ids.has(row.parentId) && !isAbove(known, row) ? row.parentId : null,
    headName: names.get(row.headId ?? '') ?? '',
    peopleCount: people.filter(({ department }) => department === row.name).length,
  }));
}

/** Whether the row stands above itself. */
function isAbove(known: readonly Known[], { id, parentId }: Pick<Known, 'id' | 'parentId'>): boolean {
  const parents = new Map(known.map((row) => [row.id, row.parentId]));
  const passed = new Set<string>();
  for (let at = parentId; at !== null && !passed.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    passed.add(at);
  }
  return false;
}

function find(known: readonly Known[], id: string): Known {
  const found = known.find((row) => row.id === id);
  if (found === undefined) throw new AppError('not_found', 'department_gone');
  return found;
}

function insert(tx: WriteContext, row: Omit<Known, 'id'>): string {
  // Two laptops that make the same department make one row; a name that was given up may be taken.
  const natural = idOfName(row.name);
  const taken = tx.orm
    .select({ id: departments.id })
    .from(departments)
    .where(eq(departments.id, natural))
    .get();
  const id = taken === undefined ? natural : tx.newId();
  tx.orm
    .insert(departments)
    .values({ ...row, id, createdAt: tx.now, updatedAt: tx.now })
    .run();
  return id;
}

function movePeople(tx: WriteContext, from: string, to: string): void {
  if (from === to) return;
  tx.orm.update(users).set({ department: to, updatedAt: tx.now }).where(eq(users.department, from)).run();
}

/**
 * A department that somebody is put into by its name, whatever its letters; its row is made when there is none.
 * @returns the name as the department has it
 */
export function ensureDepartment(tx: WriteContext, name: string): string {
  if (name === '') return '';
  const known = loadKnown(tx).find((row) => fold(row.name) === fold(name));
  if (known) listed(tx, [known], known.id);
  else insert(tx, { name, parentId: null, headId: null });
  return known?.name ?? name;
}

/** @throws AppError not_found/department_gone, not_found/user_gone, conflict/department_exists, conflict/department_loop */
export function saveDepartment(tx: WriteContext, given: Parsed<'departments.save'>): string {
  const known = loadKnown(tx);
  const { id, name, parentId, headId } = given;
  const before = id === undefined ? undefined : find(known, id);
  if (known.some((row) => row.id !== id && fold(row.name) === fold(name)))
    throw new AppError('conflict', 'department_exists');
  if (parentId !== null) find(known, parentId);
  if (
    headId !== null &&
    tx.orm
      .select()
      .from(users)
      .where(and(eq(users.id, headId), isNull(users.deletedAt)))
      .get() === undefined
  )
    throw new AppError('not_found', 'user_gone');
  if (before === undefined) return insert(tx, { name, parentId: listed(tx, known, parentId), headId });
  if (
    parentId !== null &&
    isAbove(
      known.map((row) => (row.id === id ? { ...row, parentId } : row)),
      { id: before.id, parentId },
    )
  )
    throw new AppError('conflict', 'department_loop');
  const rowId = listed(tx, known, before.id) ?? before.id;
  tx.orm
    .update(departments)
    .set({ name, parentId: listed(tx, known, parentId), headId, updatedAt: tx.now })
    .where(eq(departments.id, rowId))
    .run();
  movePeople(tx, before.name, name);
  return rowId;
}

/** The id of its row, which is made for one that only people named. */
function listed(tx: WriteContext, known: readonly Known[], id: string | null): string | null {
  if (id === null) return null;
  const isRow = tx.orm
    .select({ id: departments.id })
    .from(departments)
    .where(and(eq(departments.id, id), isNull(departments.deletedAt)))
    .get();
  return isRow === undefined ? insert(tx, { ...find(known, id), parentId: null, headId: null }) : id;
}

/** @throws AppError not_found/department_gone, conflict/department_loop where people would go to what is removed */
export function removeDepartment(tx: WriteContext, { id, moveTo }: Parsed<'departments.remove'>): void {
  const known = loadKnown(tx);
  const gone = find(known, id);
  if (moveTo === id) throw new AppError('conflict', 'department_loop');
  movePeople(tx, gone.name, moveTo === null ? '' : find(known, moveTo).name);
  tx.orm
    .update(departments)
    .set({ parentId: gone.parentId, updatedAt: tx.now })
    .where(eq(departments.parentId, id))
    .run();
  tx.orm
    .update(departments)
    .set({ deletedAt: tx.now, updatedAt: tx.now })
    .where(eq(departments.id, id))
    .run();
}
