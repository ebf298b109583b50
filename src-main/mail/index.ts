// Door of outgoing mail: the calls, and what SELL and set-up need of letters inside their own transactions.

export { type ComposedLetter, composeSaleLetter } from './composeLetter.ts';
export { createMailHandlers } from './mail.handlers.ts';
export { cancelLetterRow, insertLetter, suspectLetters } from './outbox.repo.ts';
export { secretOf } from './sendLetter.ts';
export { ensureTemplates } from './templates.repo.ts';
