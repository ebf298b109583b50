// English texts of area `finance`: document states and balances. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const finance = english({
  issued: 'Issued',
  partPaid: 'Part-paid',
  paid: 'Paid',
  overdue: 'Overdue',
  cancelled: 'Cancelled',
  balance: 'Balance',
  ageing: 'Ageing of debt',
  noDocuments: 'No documents yet',
  dueDate: 'Due date',
  overdueDays: { one: '{count} day overdue', other: '{count} days overdue' },
  vatOnTop: 'VAT on top',
  vatInside: 'VAT included',
});
