// Door of the outbox: letters that wait, left or failed; and of one invoice.
export { InvoiceScreen } from './InvoiceScreen.tsx';
export { Outbox } from './Outbox.tsx';
