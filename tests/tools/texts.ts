// The program's texts as a test names them: `t` of a language. Knows no test.
import type { Catalogue, Lang } from '#renderer/i18n/catalogue.ts';
import { az } from '#renderer/i18n/messages/az.ts';
import { en } from '#renderer/i18n/messages/en.ts';
import { ru } from '#renderer/i18n/messages/ru.ts';
import { createTranslate, type Translate } from '#renderer/i18n/translate.ts';

const catalogues: { readonly [L in Lang]: Catalogue } = { en, az, ru };

export const textsOf = (lang: Lang): Translate => createTranslate(lang, catalogues[lang]);
