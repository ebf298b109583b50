// Door of backup, check and the running of jobs by hand.
export { createMaintenanceHandlers } from './maintenance.handlers.ts';
