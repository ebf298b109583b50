// Types that make the English catalogue drive the others: a missing key, a missing plural form or a wrong
// parameter in Azerbaijani or Russian fails tsc. No run-time part beyond the identity functions.
import type { Language } from '#shared/domain/language.ts';

export type Lang = Language;

type PluralForm = { en: 'one' | 'other'; az: 'one' | 'other'; ru: 'one' | 'few' | 'many' | 'other' };

/** A message with plural forms; its `{count}` chooses the form. */
export type PluralMessage = { readonly [F in 'one' | 'few' | 'many' | 'other']?: string };
export type Message = string | PluralMessage;
/** All texts of a language, by area and key. */
export type Catalogue = { readonly [area: string]: { readonly [key: string]: Message } };

/** Names in braces: `'{count} of {total}'` gives `'count' | 'total'`. */
export type ParamNames<S> = S extends `${string}{${infer P}}${infer Rest}` ? P | ParamNames<Rest> : never;
/** Parameter names of a message, plural or not. */
export type MessageParams<M> = M extends string
  ? ParamNames<M>
  : M extends PluralMessage
    ? ParamNames<M[keyof M]> | 'count'
    : never;

type SameParams<E, T> = [MessageParams<E>] extends [MessageParams<T>]
  ? [MessageParams<T>] extends [MessageParams<E>]
    ? T
    : { wrongParameters: Exclude<MessageParams<T>, MessageParams<E>> }
  : { missingParameters: Exclude<MessageParams<E>, MessageParams<T>> };

type Shape<E, L extends Lang> = {
  readonly [K in keyof E]: E[K] extends string ? string : { readonly [F in PluralForm[L]]: string };
};
type Checked<E, T> = { readonly [K in keyof T]: K extends keyof E ? SameParams<E[K], T[K]> : never };

function translation<L extends Lang>() {
  return <E>() =>
    <const T extends Shape<E, L>>(messages: T & Checked<E, T>): T =>
      messages;
}

/** Declares an English area: the source of keys, plurals and parameters. */
export function english<
  const T extends { readonly [key: string]: string | { readonly one: string; readonly other: string } },
>(messages: T): T {
  return messages;
}
/** Declares the Azerbaijani text of an area: `azerbaijani<typeof en>()({…})`. */
export const azerbaijani = translation<'az'>();
/** Declares the Russian text of an area, plural forms one/few/many/other. */
export const russian = translation<'ru'>();
