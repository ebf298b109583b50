// English texts of area `errors`: one sentence per error code. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const errors = english({
  invalid_input: 'Check the marked fields',
  not_found: 'It is no longer there',
  conflict: 'It was changed meanwhile',
  forbidden: 'You may not do this',
  offline: 'There is no network now; it will be tried again',
  unavailable: 'The service does not answer; it will be tried again',
  timeout: 'It took too long; it will be tried again',
  busy: 'The program is busy with another operation',
  cancelled: 'Cancelled',
  incompatible: 'This file belongs to another version of the program',
  corrupt: 'The data file is damaged',
  disk_full: 'The disk is full',
  bug: 'Something went wrong in the program (No. {id})',
});
