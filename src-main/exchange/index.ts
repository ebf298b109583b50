// Door of exchange: files in from 1C and CSV, and the demo company.
export { createExchangeHandlers } from './exchange.handlers.ts';
