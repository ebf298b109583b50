// The formats of the current language for components.
import { useMemo } from 'react';
import { createFormat, type Format } from './formats.ts';
import { useLanguage } from './I18nProvider.tsx';

/** `const format = useFormat(); format.money(12345, 'AZN')`. Stable while the language stays. */
export function useFormat(): Format {
  const { lang } = useLanguage();
  return useMemo(() => createFormat(lang, new Intl.DateTimeFormat().resolvedOptions().timeZone), [lang]);
}
