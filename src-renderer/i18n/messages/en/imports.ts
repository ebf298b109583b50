// English texts of area `imports`: import of exchange files. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const imports = english({
  chooseFile: 'Choose a file or folder',
  commerceml: '1C exchange files (CommerceML)',
  csvPartners: 'Partners and contacts from CSV',
  mapping: 'Columns',
  preview: 'Preview',
  dryRun: 'Dry run',
  start: 'Start import',
  created: 'Created',
  updated: 'Updated',
  unchanged: 'Unchanged',
  hidden: 'Hidden',
  skipped: 'Skipped',
  problems: 'Problems',
  errorFile: 'Save the error file',
  reason: 'Reason',
  line: 'Line {line}',
  problemsCount: { one: '{count} problem', other: '{count} problems' },
});
