// Which numbers of documents the purpose of a payment names, and whether one of them is an invoice's. Pure.
// Banks' customers write «счет № 15», «сч. 15, 16 от 23.11», «hesab-faktura A7-000015», «invoice 15».
import { fold } from '#shared/domain/fold.ts';

/** Words after which a number is an invoice's; `#` stands for «№». */
const keyword =
  /(?:сч(?:ет\p{L}*)?|инвоис\p{L}*|invois\p{L}*|invoice\p{L}*|hesab\p{L}*|fakt\p{L}*|фактур\p{L}*|qaime\p{L}*|накладн\p{L}*|заказ\p{L}*|sifaris\p{L}*|order|#)/u;
/** «№» after a contract is the contract's. */
const contract = /(?:договор\p{L}*|дог|контракт\p{L}*|contract|muqavil\p{L}*)(?:\s+\p{L}+)?[\s.:-]*$/u;
const number = String.raw`[\p{L}/-]*\d[\p{L}\d/-]*`;
const token = new RegExp(number, 'gu');
const listed = new RegExp(
  String.raw`${keyword.source}[\s.:#-]*(?:(?:фактур\p{L}*|faktur\p{L}*|no|nr|n)[\s.:#-]+)?(${number}(?:\s*(?:,|;|\+|и|ve|and)\s*#?\s*${number})*)`,
  'gu',
);

const maxWritten = 20;

/** `A7-000015` and `a7-15` are one number. */
const plainNumber = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/(^|[^\d])0+(?=\d)/g, '$1')
    .replace(/^-|-$/g, '');

export type NamedNumbers = {
  /** After a word that says so. */
  named: ReadonlySet<string>;
  /** All that look like a number of a document, dates and sums too. */
  all: ReadonlySet<string>;
  /** As the purpose writes them, to look invoices up by: those named, and those with letters. */
  written: readonly string[];
};

export function namedNumbers(purpose: string): NamedNumbers {
  const text = fold(purpose.replaceAll('№', ' # ')).replace(/\s+/g, ' ');
  const named = new Set<string>();
  for (const match of text.matchAll(listed)) {
    if (match[0].startsWith('#') && contract.test(text.slice(0, match.index))) continue;
    for (const [found] of (match[1] ?? '').matchAll(token)) named.add(plainNumber(found));
  }
  const all = new Set([...text.matchAll(token)].map(([found]) => plainNumber(found)));
  const written = [...purpose.matchAll(token)]
    .map(([found]) => found)
    .filter((found) => /\p{L}/u.test(found) || named.has(plainNumber(found)));
  return { named, all, written: [...new Set(written)].slice(0, maxWritten) };
}

/** By the whole number, or by the counter alone where a word says that it is an invoice's. */
export function isNamed(invoiceNumber: string, { named, all }: NamedNumbers): boolean {
  const whole = plainNumber(invoiceNumber);
  if (whole === '') return false;
  // A bare number may be a day or a sum.
  const hasLetters = /\p{L}/u.test(whole);
  if (hasLetters && all.has(whole)) return true;
  const counter = hasLetters ? /-(\d+)$/.exec(whole)?.[1] : undefined;
  return named.has(whole) || (counter !== undefined && named.has(counter));
}
