// A VAT rate by its name in the user's language.

import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { type vatCodes, vatRateBp } from '#shared/domain/vat.ts';

export function useVatText(): (code: (typeof vatCodes)[number]) => string {
  const t = useT();
  const format = useFormat();
  return (code) => (code === 'exempt' ? t('settings.exempt') : format.percent(vatRateBp(code)));
}
