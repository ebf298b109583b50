// Russian texts of area `extension`: the extension that is dialed after the answer. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { extension as English } from '../en/extension.ts';

export const extension = russian<typeof English>()({
  waiting: 'затем {tones}',
  sending: 'набирается {tones}',
  sent: 'набрано {tones}',
  failed: '{tones} не набрано',
  byHand: 'наберите {tones} на телефоне',
  again: 'Набрать {tones} ещё раз',
});
