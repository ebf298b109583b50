// Holds the chosen language and its texts outside React, so that it switches live; sets <html lang>. Made once by the entry.
import { languages } from '#shared/domain/language.ts';
import type { Catalogue, Lang } from './catalogue.ts';
import { loadCatalogue } from './catalogues.ts';

export type Spoken = { readonly lang: Lang; readonly texts: Catalogue };

export type LanguageStore = {
  get(): Spoken;
  /** Switches once the texts are there; of several asked for meanwhile, to the last. */
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
export async function createLanguageStore(initial?: Lang): Promise<LanguageStore> {
  let wanted = initial ?? initialLanguage();
  let current: Spoken = { lang: wanted, texts: await loadCatalogue(wanted) };
  document.documentElement.lang = wanted;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(lang) {
      wanted = lang;
      localStorage.setItem(storageKey, lang);
      void loadCatalogue(lang).then((texts) => {
        if (wanted !== lang || current.lang === lang) return;
        current = { lang, texts };
        document.documentElement.lang = lang;
        for (const listener of listeners) listener();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
