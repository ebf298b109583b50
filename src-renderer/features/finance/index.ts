// The door of the finance feature: the tab of one client's documents and balance.
export { Finance, FinanceFilters } from './Finance.tsx';
export { allDocuments, type FinanceFilter } from './financeFilter.ts';
