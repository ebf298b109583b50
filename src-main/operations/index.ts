// Door of undo, redo, the journal, the list of jobs and what long operations tell of themselves.
export { createJobsHandlers } from './jobs.handlers.ts';
export { createProgress, type OperationProgress } from './operationProgress.ts';
export { createOperationsHandlers } from './operations.handlers.ts';
