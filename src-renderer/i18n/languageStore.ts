// Holds the chosen language outside React, so that it switches live; sets <html lang>. Made once by the entry.
import { languages } from '#shared/domain/language.ts';
import type { Lang } from './catalogue.ts';

export type LanguageStore = {
  get(): Lang;
  set(lang: Lang): void;
  subscribe(listener: () => void): () => void;
};

const storageKey = 'yolda.lang';

function initialLanguage(): Lang {
  const wanted = [localStorage.getItem(storageKey) ?? '', ...navigator.languages].map((tag) =>
    tag.slice(0, 2),
  );
  return (
    languages.find((lang) => lang === wanted.find((tag) => languages.some((known) => known === tag))) ?? 'en'
  );
}

/** A store of the UI language; `initial` beats the remembered one and the system's. */
export function createLanguageStore(initial?: Lang): LanguageStore {
  let current = initial ?? initialLanguage();
  const listeners = new Set<() => void>();
  document.documentElement.lang = current;
  return {
    get: () => current,
    set(lang) {
      current = lang;
      localStorage.setItem(storageKey, lang);
      document.documentElement.lang = lang;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
