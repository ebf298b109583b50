// Where a partner came from: the usual answers as keys of rows, shown as words. Any other text stays as typed.
import { useWords } from '#renderer/data/useWords.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { SelectOption } from '#renderer/ui/Select.tsx';

const usual = {
  web: 'partner.sourceWeb',
  call: 'partner.sourceCall',
  referral: 'partner.sourceReferral',
  fair: 'partner.sourceFair',
  ads: 'partner.sourceAds',
} as const;

const isKnown = (source: string): source is keyof typeof usual => Object.hasOwn(usual, source);

export function useSourceText(): (source: string) => string {
  const t = useT();
  return (source) => (isKnown(source) ? t(usual[source]) : source);
}

/**
 * The company's own list once there is one, else the usual answers.
 * @param current what the row holds is offered whatever the list says
 */
export function useSourceOptions(current: string): SelectOption<string>[] {
  const t = useT();
  const text = useSourceText();
  const words = useWords('source');
  const values = words.length > 0 ? words : Object.keys(usual);
  const own = current === '' || values.includes(current) ? [] : [current];
  return [
    { value: '', label: t('common.notSet') },
    ...[...values, ...own].map((value) => ({ value, label: text(value) })),
  ];
}
