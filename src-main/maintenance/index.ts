// Placeholder door: replaced by the area's author in this same session.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';

export function createMaintenanceHandlers(_deps: CoreDeps): Handlers['maintenance'] {
  return new Proxy({} as Handlers['maintenance'], {
    get: () => () => {
      throw new AppError('unavailable', 'not_built_yet');
    },
  });
}
