// The door of the PDF area: the document model, its key, and the service that draws it in a worker thread.
export {
  contentHash,
  type InvoiceBankAccount,
  type InvoiceLayout,
  type InvoiceLine,
  type InvoiceModel,
  type InvoiceOptionalColumn,
  type InvoiceParty,
  type InvoiceSignature,
  type InvoiceTotals,
  type InvoiceVatTotal,
  pictureHash,
  pictureHashesOf,
} from './invoiceModel.ts';
export {
  createPdfService,
  type PdfService,
  type PdfServiceOptions,
  type RenderedInvoice,
} from './pdfService.ts';
export type { PictureInfo } from './pdfWorker.ts';
