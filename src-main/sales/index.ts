// Door of sales: preview, SELL, cancelling, invoices, past transactions.
export { createSalesHandlers } from './sales.handlers.ts';
