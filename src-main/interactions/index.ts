// Placeholder door: replaced by the area's author in this same session.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';

export function createInteractionsHandlers(_deps: CoreDeps): Handlers['interactions'] {
  return new Proxy({} as Handlers['interactions'], {
    get: () => () => {
      throw new AppError('unavailable', 'not_built_yet');
    },
  });
}
export function createTasksHandlers(_deps: CoreDeps): Handlers['tasks'] {
  return new Proxy({} as Handlers['tasks'], {
    get: () => () => {
      throw new AppError('unavailable', 'not_built_yet');
    },
  });
}
