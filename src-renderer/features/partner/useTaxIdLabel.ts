// The tax id by its local name: VÖEN in Azerbaijan, INN in Russia, else the general word.
import { useT } from '#renderer/i18n/I18nProvider.tsx';

export function useTaxIdLabel(): (country: string) => string {
  const t = useT();
  return (country) => {
    if (country === 'AZ') return t('partner.voen');
    return country === 'RU' ? t('partner.inn') : t('partner.taxId');
  };
}
