// What of a client's documents is shown. UI state's shape only.
import { FinanceState } from '#shared/contract/desk.contract.ts';

export const documentKinds = ['quote', 'invoice', 'shipment', 'receipt', 'order', 'return'] as const;
export const documentStates = FinanceState.options;

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
