// Door of messages: what people tell each other, and the one function by which the program tells them something.
import type { Handlers } from '../core/handlers.ts';
import { messagesHandlers } from './messages.handlers.ts';

export { type NoticeKind, notify } from './notices.repo.ts';

export function createMessagesHandlers(): Handlers['messages'] {
  return messagesHandlers;
}
