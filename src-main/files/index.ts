// Door of the attachments: bytes in by a call, out by the host's URL.
export { createFilesHandlers } from './files.handlers.ts';
