// Azerbaijani texts of area `drafts`: what was typed and not saved. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { drafts as English } from '../en/drafts.ts';

export const drafts = azerbaijani<typeof English>()({
  restored: '{when} qaralaması bərpa edildi',
  discard: 'Qaralamanı at',
});
