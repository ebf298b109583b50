// Placeholder door: replaced by the area's author in this same session.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { makeDemo } from '../demo/index.ts';

export function createExchangeHandlers(deps: CoreDeps): Handlers['exchange'] {
  const demo: Handlers['exchange']['makeDemo'] = (input, context) => makeDemo(deps, input, context);
  return new Proxy({} as Handlers['exchange'], {
    get: (_target, name) =>
      name === 'makeDemo'
        ? demo
        : () => {
            throw new AppError('unavailable', 'not_built_yet');
          },
  });
}
