// English texts of area `extension`: the extension that is dialed after the answer. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const extension = english({
  waiting: 'then {tones}',
  sending: '{tones} is being sent',
  sent: '{tones} was sent',
  failed: '{tones} was not sent',
  byHand: 'press {tones} at your telephone',
  again: 'Send {tones} again',
});
