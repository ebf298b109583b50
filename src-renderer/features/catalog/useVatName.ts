// How a VAT code is written: `18 %`, or that there is none.
import { useT } from '#renderer/i18n/I18nProvider.tsx';

export function useVatName(): (code: string) => string {
  const t = useT();
  return (code) => (code === 'exempt' ? t('settings.exempt') : `${code.slice(3)} %`);
}
