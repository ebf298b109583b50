// Gives the tree its language, `t` and formats. Texts live in messages/, formats in #shared/domain.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Catalogue, Lang } from './catalogue.ts';
import { createFormat, type Format } from './formats.ts';
import type { LanguageStore } from './languageStore.ts';
import { createTranslate, hasText, type MessageKey, type Translate } from './translate.ts';

type I18n = { lang: Lang; setLang(lang: Lang): void; texts: Catalogue; t: Translate; format: Format };

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({ store, children }: { store: LanguageStore; children: ReactNode }) {
  const spoken = useSyncExternalStore(store.subscribe, store.get);
  const value = useMemo(() => {
    const { lang, texts } = spoken;
    const deviceZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const t = createTranslate(lang, texts);
    return { ...spoken, setLang: store.set, t, format: createFormat(lang, deviceZone) };
  }, [spoken, store]);
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

/** Whether there is a text for a key that was put together at run time. Stable while the language stays. */
export function useHasText(): <K extends string>(key: K) => key is K & MessageKey {
  const { texts } = useI18n();
  return useCallback(<K extends string>(key: K) => hasText(texts, key), [texts]);
}

/** `const format = useFormat(); format.money(12345, 'AZN')`. Stable while the language stays. */
export function useFormat(): Format {
  return useI18n().format;
}

/** The current language and its setter; switching re-renders every text at once. */
export function useLanguage(): { lang: Lang; setLang(lang: Lang): void } {
  return useI18n();
}
