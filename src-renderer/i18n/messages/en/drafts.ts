// English texts of area `drafts`: what was typed and not saved. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const drafts = english({
  restored: 'Draft of {when} restored',
  discard: 'Discard draft',
});
