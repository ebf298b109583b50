// Gives the tree its language, `t` and formats. Texts live in messages/, formats in #shared/domain.
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Lang } from './catalogue.ts';
import { createFormat, type Format } from './formats.ts';
import type { LanguageStore } from './languageStore.ts';
import { createTranslate, type Translate } from './translate.ts';

type I18n = { lang: Lang; setLang(lang: Lang): void; t: Translate; format: Format };

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({ store, children }: { store: LanguageStore; children: ReactNode }) {
  const lang = useSyncExternalStore(store.subscribe, store.get);
  const value = useMemo(() => {
    const deviceZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { lang, setLang: store.set, t: createTranslate(lang), format: createFormat(lang, deviceZone) };
  }, [lang, store]);
  return <I18nContext value={value}>{children}</I18nContext>;
}

function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) throw new Error('I18nProvider is missing above this component');
  return value;
}

/** `const t = useT(); t('area.key', { count: 3 })`. */
export function useT(): Translate {
  return useI18n().t;
}

/** `const format = useFormat(); format.money(12345, 'AZN')`. Stable while the language stays. */
export function useFormat(): Format {
  return useI18n().format;
}

/** The current language and its setter; switching re-renders every text at once. */
export function useLanguage(): { lang: Lang; setLang(lang: Lang): void } {
  return useI18n();
}
