// Where a partner came from: the usual answers as keys of rows, shown as words. Any other text stays as typed.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { SelectOption } from '#renderer/ui/Select.tsx';

const words = {
  web: 'partner.sourceWeb',
  call: 'partner.sourceCall',
  referral: 'partner.sourceReferral',
  fair: 'partner.sourceFair',
  ads: 'partner.sourceAds',
} as const;

const isKnown = (source: string): source is keyof typeof words => Object.hasOwn(words, source);

export function useSourceText(): (source: string) => string {
  const t = useT();
  return (source) => (isKnown(source) ? t(words[source]) : source);
}

/** @param current what an import brought is kept as it is */
export function useSourceOptions(current: string): SelectOption<string>[] {
  const t = useT();
  const options = Object.entries(words).map(([value, word]) => ({ value, label: t(word) }));
  const own = current === '' || isKnown(current) ? [] : [{ value: current, label: current }];
  return [{ value: '', label: t('common.notSet') }, ...options, ...own];
}
