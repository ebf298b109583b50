// Door of drafts.
export { createDraftsHandlers } from './drafts.handlers.ts';
