// Door of sales: preview, SELL, cancelling, invoices, past transactions; figures of a document whose rows changed.
export { listPastTransactions } from './pastTransactions.repo.ts';
export { recountDocument } from './recountDocument.repo.ts';
export { createSalesHandlers } from './sales.handlers.ts';
