// Russian texts of area `drafts`: what was typed and not saved. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { drafts as English } from '../en/drafts.ts';

export const drafts = russian<typeof English>()({
  restored: 'Восстановлен черновик от {when}',
  discard: 'Отбросить черновик',
});
