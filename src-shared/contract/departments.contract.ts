// The tree of the firm: departments with their heads. Who works in one says so by its name (`company.saveUser`).
import { z } from 'zod';
import { Empty, Id, page, Text } from './common.ts';
import { command, query } from './define.ts';

const DepartmentRow = z.object({
  id: Id,
  name: z.string(),
  parentId: Id.nullable(),
  headId: Id.nullable(),
  /** '' without a head, or where he works here no more. */
  headName: z.string(),
  /** Who works in it now, those below it not counted. */
  peopleCount: z.number().int(),
});

export const departments = {
  /** In the order of names, parents and children alike; a department that only people name is among them. */
  list: query({ in: Empty, out: page(DepartmentRow), reads: ['departments', 'users'] }),
  /** A new name is the new name of its people too. */
  save: command({
    in: z.object({
      id: Id.optional(),
      name: Text(120).min(1),
      parentId: Id.nullable().default(null),
      headId: Id.nullable().default(null),
    }),
    out: z.object({ id: Id }),
    reasons: ['department_gone', 'department_exists', 'department_loop', 'user_gone'],
    undo: true,
  }),
  /** Its people go to `moveTo`, or to none; departments below it go to its parent. */
  remove: command({
    in: z.object({ id: Id, moveTo: Id.nullable().default(null) }),
    out: Empty,
    reasons: ['department_gone', 'department_loop'],
    undo: true,
  }),
};
