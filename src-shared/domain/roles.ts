// What the role of a user means beyond his own work. The hub says the same of rows (src-hub/auth/rights.ts). Pure.

export type Role = 'rep' | 'head' | 'accountant' | 'admin';

/** Whether he leads the work of others: their calendars, tasks, counters and reports are his to see. */
export const leadsOthers = (role: string): boolean => role === 'head' || role === 'admin';
