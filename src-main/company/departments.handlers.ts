// The calls of the tree of the firm.
import type { Handlers } from '../core/handlers.ts';
import { listDepartments, removeDepartment, saveDepartment } from './departments.repo.ts';

export function createDepartmentsHandlers(): Handlers['departments'] {
  return {
    list: (_input, context) => ({ rows: listDepartments(context) }),
    save: (input, tx) => ({ id: saveDepartment(tx, input) }),
    remove: (input, tx) => {
      removeDepartment(tx, input);
      return {};
    },
  };
}
