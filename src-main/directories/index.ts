// Door of the small lists that forms offer.
export { createDirectoriesHandlers } from './directories.handlers.ts';
