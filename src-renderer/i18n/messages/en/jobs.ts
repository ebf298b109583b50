// English texts of area `jobs`: the tray of long work. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const jobs = english({
  importCommerceml: 'Import from 1C',
  importTable: 'Import of a table',
  importStatement: 'Import of a bank statement',
  backup: 'Backup',
  undo: 'Undo of a large step',
  redo: 'Redo of a large step',
  other: 'Long work',
  cancelled: 'Cancelled',
  counts: 'Created {created}, updated {updated}, skipped {skipped}',
  saidDone: 'Done: {title}',
  saidFailed: 'Not done: {title}',
  running: { one: '{count} task is running', other: '{count} tasks are running' },
  ended: { one: '{count} task has ended', other: '{count} tasks have ended' },
});
