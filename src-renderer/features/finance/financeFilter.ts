// What of a client's documents is shown. UI state's shape only.
export const documentKinds = ['invoice', 'shipment', 'receipt', 'order', 'return'] as const;
export const documentStates = ['issued', 'partPaid', 'paid', 'overdue', 'cancelled'] as const;

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
