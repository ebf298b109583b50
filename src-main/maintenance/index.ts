// Door of backup, check and the running of jobs by hand.
export { listBackups, listMigrationCopies, suggestBackup } from './backups.ts';
export { createMaintenanceHandlers } from './maintenance.handlers.ts';
export { writeBackup } from './writeBackup.ts';
