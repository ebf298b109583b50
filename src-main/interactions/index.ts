// Door of interactions and tasks: what has been said and done with a partner, what was promised, what is next.
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { interactionsHandlers } from './interactions.handlers.ts';
import { tasksHandlers } from './tasks.handlers.ts';

export { completeCallBacks, keepCallBack, reopenCallBacks } from './callBacks.repo.ts';
export { listInteractions } from './interactions.handlers.ts';
export { lives, loadInteraction, moveInteraction, updateInteraction } from './interactions.repo.ts';
export { isPast, type Plan, planStart, timelineAt } from './interactions.rules.ts';
export { checkNamed, recordInteraction } from './recordInteraction.ts';
export { type RecordingColumns, withRecording } from './recording.rules.ts';
export { demandPlanned, remindOfInteraction, replanInteraction } from './replan.ts';
export { demandTask } from './taskMoves.ts';
export { remindOfTask, replanTask } from './taskWrites.ts';

export function createInteractionsHandlers(_deps: CoreDeps): Handlers['interactions'] {
  return interactionsHandlers;
}

export function createTasksHandlers(_deps: CoreDeps): Handlers['tasks'] {
  return tasksHandlers;
}
