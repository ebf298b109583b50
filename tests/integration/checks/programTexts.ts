// The program's own texts by their English: what a button, page or message is called in another language.
import { az } from '#renderer/i18n/messages/az.ts';
import { en } from '#renderer/i18n/messages/en.ts';
import { ru } from '#renderer/i18n/messages/ru.ts';

type Message = string | { readonly [form: string]: string };
type Catalogue = { readonly [area: string]: { readonly [key: string]: Message } };
type Matcher = (text: string) => boolean;

const catalogues: { readonly [language: string]: Catalogue } = { en, az, ru };
const textsOf = (message: Message | undefined): string[] =>
  typeof message === 'string' ? [message] : Object.values(message ?? {});
/** As it reads in a sentence: `recovery key` is the button `Recovery key`, `Ready lists` the button `Ready lists…`. */
const folded = (text: string, language: string): string =>
  text
    .replace(/(?<=\p{L})…$/u, '')
    .replaceAll('’', "'")
    .replaceAll('\u00A0', ' ')
    .toLocaleLowerCase(language);
const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a text is this message, with numbers and words (or `…`) in place of its parameters. */
function matcherOf(message: string, language: string): Matcher {
  const parts = message.split(/(\{\w+\})/).map((part) => {
    if (/^\{(count|done|total)\}$/.test(part)) return '[\\d ,.…]+';
    return part.startsWith('{') ? '.+' : literal(folded(part, language));
  });
  const pattern = new RegExp(`^${parts.join('')}$`, 'u');
  return (text) => pattern.test(folded(text, language));
}

const hasWords = (message: string): boolean => /\p{L}{3}/u.test(message.replaceAll(/\{\w+\}/g, ''));

type Pair = { readonly english: string; readonly others: readonly string[] };
function pairsOf(language: string): Pair[] {
  const other = catalogues[language];
  return Object.entries(en as Catalogue).flatMap(([area, messages]) =>
    Object.entries(messages).flatMap(([key, message]) =>
      textsOf(message).map((english) => ({ english, others: textsOf(other?.[area]?.[key]) })),
    ),
  );
}

export type Labels = {
  /** One matcher for each translation of the message that this English text is; none where it is no message. */
  matchersOf: (english: string) => Matcher[];
  /** The longest English message without parameters that a text begins with. */
  longestAt: (text: string) => string | undefined;
  /** `Settings → page` in the language, by each translation of the page's name. */
  waysTo: (english: string) => string[];
};

export function labelsOf(language: 'az' | 'ru'): Labels {
  const pairs = pairsOf(language);
  const plain = pairs.filter(({ english }) => !english.includes('{'));
  const patterns = pairs
    .filter(({ english }) => english.includes('{') && hasWords(english))
    .map((pair) => ({ ...pair, matches: matcherOf(pair.english, 'en') }));
  const translationsOf = (english: string): string[] => {
    const same = plain.filter((pair) => folded(pair.english, 'en') === folded(english, 'en'));
    const found = same.length > 0 ? same : patterns.filter(({ matches }) => matches(english));
    return [...new Set(found.flatMap(({ others }) => others))];
  };
  const { settings } = { az, ru }[language].app;
  return {
    matchersOf: (english) => translationsOf(english).map((text) => matcherOf(text, language)),
    longestAt: (text) =>
      plain
        .map(({ english }) => english)
        .filter((english) => text.startsWith(english) && !/^\p{L}/u.test(text.slice(english.length)))
        .toSorted((a, b) => b.length - a.length)[0],
    waysTo: (english) => translationsOf(english).map((text) => `${settings} → ${text}`),
  };
}
