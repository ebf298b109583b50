// Door of the desk: what the rep sees first. Reads only; every row belongs to another area.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { deskHandlers } from './desk.handlers.ts';

export { loadClientSummary } from './clientSummary.ts';
export { listWholeDay } from './desk.handlers.ts';
export { createReportsHandlers } from './reports.handlers.ts';

export function createDeskHandlers(_deps: CoreDeps): Handlers['desk'] {
  return deskHandlers;
}
