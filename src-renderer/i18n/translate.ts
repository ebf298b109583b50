// Turns a typed key and its parameters into text. Pure; the language and its texts come from the caller.
import { plural } from '#shared/domain/language.ts';
import type { Catalogue, Lang, Message, MessageParams } from './catalogue.ts';
import type { en } from './messages/en.ts';

type Messages = typeof en;
/** Every `area.key` of the English catalogue. */
export type MessageKey = {
  [A in keyof Messages & string]: `${A}.${keyof Messages[A] & string}`;
}[keyof Messages & string];

type MessageOf<K> = K extends `${infer A}.${infer M}`
  ? A extends keyof Messages
    ? M extends keyof Messages[A]
      ? Messages[A][M]
      : never
    : never
  : never;
type Params<K> = { [P in MessageParams<MessageOf<K>>]: P extends 'count' ? number : string | number };
type Arguments<K> = [MessageParams<MessageOf<K>>] extends [never] ? [] : [params: Params<K>];

/** `t('area.key', params)`; parameters are demanded and checked by tsc. */
export type Translate = <K extends MessageKey>(key: K, ...args: Arguments<K>) => string;

function formOf(message: Message, lang: Lang, count: number): string {
  if (typeof message === 'string') return message;
  return plural(lang, count, { ...message, one: message.one ?? '', other: message.other ?? '' });
}

const find = (texts: Catalogue, key: string): Message | undefined => {
  const [area = '', name = ''] = key.split('.');
  const messages = texts[area];
  return messages && Object.hasOwn(messages, name) ? messages[name] : undefined;
};

/** Whether a key that was put together at run time, of an error or of a table, has a text. */
export function hasText<K extends string>(texts: Catalogue, key: K): key is K & MessageKey {
  return find(texts, key) !== undefined;
}

/** Makes `t` for one language. An unknown key cannot compile; at run time it shows itself. */
export function createTranslate(lang: Lang, texts: Catalogue): Translate {
  return (key, ...args) => {
    const params: { readonly [name: string]: string | number } = args[0] ?? {};
    const text = formOf(find(texts, key) ?? key, lang, Number(params.count ?? 0));
    return text.replaceAll(/\{(\w+)\}/g, (whole, param: string) => String(params[param] ?? whole));
  };
}
