// Door of outgoing mail: the calls, and what SELL and set-up need of letters inside their own transactions.
export { type ComposedLetter, composeInvoiceLetter, type InvoiceLetterInput } from './composeLetter.ts';
export { createMailHandlers } from './mail.handlers.ts';
export { readMessageId } from './messageId.rules.ts';
export { cancelLetterRow, insertLetter, type NewLetter, suspectLetters } from './outbox.repo.ts';
export { ensureTemplates } from './templates.repo.ts';
