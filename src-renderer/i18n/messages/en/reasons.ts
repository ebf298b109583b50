// English texts of area `reasons`: one sentence per named reason of a refusal. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const reasons = english({
  core_gone: 'The program’s core has stopped and is being started again',
  nothing_to_undo: 'There is nothing to undo',
  nothing_to_redo: 'There is nothing to redo',
  stale: 'It was changed later; undo that change first',
  letter_sent: 'The letter has been sent and cannot be taken back',
  has_payments: 'Money has been received for it',
  below_minimum: 'The price is below the minimum: write the reason',
  no_recipient: 'The client has no e-mail address',
  requisites_missing: 'Our requisites are not complete: fill them in Settings',
  no_organization: 'Enter our own company first',
  no_account: 'Set up the mail account first',
  bad_address: 'The e-mail address is not right',
  bad_email: 'The e-mail address is not right',
  picture_unreadable: 'This file is not a picture',
});
