// A VAT rate by its name in the user's language.
import { type vatCodes, vatRateBp } from '#shared/domain/vat.ts';
import { useT } from '../../i18n/I18nProvider.tsx';
import { useFormat } from '../../i18n/useFormat.ts';

export function useVatText(): (code: (typeof vatCodes)[number]) => string {
  const t = useT();
  const format = useFormat();
  return (code) => (code === 'exempt' ? t('settings.exempt') : format.percent(vatRateBp(code)));
}
