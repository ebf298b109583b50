// The languages of the program, and plural categories. Intl.PluralRules is the one part of Intl in use:
// Chromium has its Azerbaijani data, unlike dates, numbers and sorting.

export const languages = ['en', 'az', 'ru'] as const;
export type Language = (typeof languages)[number];

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

/** Each language by its own name. */
export const languageNames: { readonly [L in Language]: string } = {
  en: 'English',
  az: 'Azərbaycanca',
  ru: 'Русский',
};

/** The language that letters and documents have in a country, where it is one of ours. */
export const homeLanguage: Readonly<Record<string, Language>> = {
  AZ: 'az',
  RU: 'ru',
  BY: 'ru',
  KZ: 'ru',
  UZ: 'ru',
};

/** az and en use one and other; ru uses one, few, many (fractions: other, else few). */
export type PluralForms = { one: string; few?: string; many?: string; other: string };

const rules: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules('en'),
  az: new Intl.PluralRules('az'),
  ru: new Intl.PluralRules('ru'),
};

/** The form of a word for a count; the count itself is not part of the answer. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const category = rules[language].select(Math.abs(count));
  if (category === 'one') return forms.one;
  if (category === 'few') return forms.few ?? forms.other;
  if (category === 'many') return forms.many ?? forms.other;
  return forms.other;
}
