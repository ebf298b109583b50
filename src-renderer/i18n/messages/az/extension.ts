// Azerbaijani texts of area `extension`: the extension that is dialed after the answer. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { extension as English } from '../en/extension.ts';

export const extension = azerbaijani<typeof English>()({
  waiting: 'sonra {tones}',
  sending: '{tones} yığılır',
  sent: '{tones} yığıldı',
  failed: '{tones} yığılmadı',
  byHand: 'telefonda {tones} yığın',
  again: '{tones} yenidən yığ',
});
