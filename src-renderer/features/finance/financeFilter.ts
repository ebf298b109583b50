// What of a client's documents is shown. UI state's shape only.
export const documentKinds = ['quote', 'invoice', 'shipment', 'receipt', 'order', 'return'] as const;
export const documentStates = [
  'issued',
  'partPaid',
  'paid',
  'overdue',
  'draft',
  'sent',
  'accepted',
  'refused',
  'expired',
  'superseded',
  'cancelled',
] as const;

export type FinanceFilter = {
  kind: (typeof documentKinds)[number] | 'all';
  state: (typeof documentStates)[number] | 'all';
};

export const allDocuments: FinanceFilter = { kind: 'all', state: 'all' };

export type FinanceProps = {
  partnerId: string;
  filter: FinanceFilter;
  onFilterChange: (filter: FinanceFilter) => void;
};
