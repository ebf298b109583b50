// Door of undo, redo, the journal and the list of jobs.
export { createJobsHandlers } from './jobs.handlers.ts';
export { createOperationsHandlers } from './operations.handlers.ts';
