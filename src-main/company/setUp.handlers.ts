// The calls of the set-up page.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { checkComputer } from './checkComputer.ts';
import { loadProgress } from './setUp.repo.ts';

export function createSetUpHandlers(deps: CoreDeps): Handlers['setUp'] {
  return {
    loadProgress: (_input, context) => loadProgress(context),
    checkComputer: () => checkComputer(deps),
  };
}
