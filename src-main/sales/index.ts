// Door of sales: preview, SELL, quotes, cancelling, invoices, past transactions; figures of a document whose rows changed.
export { listPastTransactions } from './pastTransactions.repo.ts';
export { type QuoteFactRow, quoteFactColumns, stateOfQuote } from './quotes.repo.ts';
export { recountDocument } from './recountDocument.repo.ts';
export { createSalesHandlers } from './sales.handlers.ts';
