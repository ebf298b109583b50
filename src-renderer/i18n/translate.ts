// Turns a typed key and its parameters into text. Pure; the language comes from the caller.
import { plural } from '#shared/domain/language.ts';
import type { Lang, Message, MessageParams } from './catalogue.ts';
import { az } from './messages/az.ts';
import { en } from './messages/en.ts';
import { ru } from './messages/ru.ts';

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

type Catalogue = { readonly [area: string]: { readonly [key: string]: Message } };
const catalogues: { readonly [L in Lang]: Catalogue } = { en, az, ru };

function formOf(message: Message, lang: Lang, count: number): string {
  if (typeof message === 'string') return message;
  return plural(lang, count, { ...message, one: message.one ?? '', other: message.other ?? '' });
}

/** Makes `t` for one language. An unknown key cannot compile; at run time it shows itself. */
export function createTranslate(lang: Lang): Translate {
  return (key, ...args) => {
    const [area = '', name = ''] = key.split('.');
    const params: { readonly [name: string]: string | number } = args[0] ?? {};
    const text = formOf(catalogues[lang][area]?.[name] ?? key, lang, Number(params.count ?? 0));
    return text.replaceAll(/\{(\w+)\}/g, (whole, param: string) => String(params[param] ?? whole));
  };
}
