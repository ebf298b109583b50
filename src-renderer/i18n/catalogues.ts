// The texts of each language: a part of its own, loaded when the language is first chosen.
import type { Catalogue, Lang } from './catalogue.ts';

const loads: { readonly [L in Lang]: () => Promise<Catalogue> } = {
  en: async () => (await import('./messages/en.ts')).en,
  az: async () => (await import('./messages/az.ts')).az,
  ru: async () => (await import('./messages/ru.ts')).ru,
};

/** The module registry keeps what was loaded: asked again it answers at once. */
export const loadCatalogue = (lang: Lang): Promise<Catalogue> => loads[lang]();
