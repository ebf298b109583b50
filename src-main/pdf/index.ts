// The door of the PDF area: the document model, its key, and the service that draws it in a worker thread.
export {
  contentHash,
  type InvoiceBankAccount,
  type InvoiceChanges,
  type InvoiceLayout,
  type InvoiceModel,
  type InvoiceOptionalColumn,
  type InvoiceParty,
  type InvoiceSignature,
  pictureHashesOf,
} from './invoiceModel.ts';
export { createPdfService } from './pdfService.ts';
export { quoteTitle } from './quoteCaptions.ts';
export type { ReportModel, ReportSection } from './reportModel.ts';
