// What a typed text may mean: words of a name, sounds, a slip of the keyboard layout, a number, an address.
// Pure: the SQL is in search.repo.
import { fold, layoutSwitch, searchTokens } from '#shared/domain/fold.ts';
import { phon } from '#shared/domain/phon.ts';
import { phoneQueryKeys } from '#shared/domain/phones.ts';
import { soundPieces, soundTokens } from './partners.rules.ts';

export type SearchNeedles = {
  /** Folded, single spaces: the beginning of a name. Empty = nothing to look for. */
  prefix: string;
  words: string[];
  /** FTS5 queries, best first. */
  wordMatches: string[];
  /** Only when nothing else was found. */
  looseMatch: string | undefined;
  soundMatches: string[];
  /** The same keys in the other layouts: words and sounds of each. */
  slipMatches: string[];
  /** Digit prefixes of phones, best first. */
  phoneKeys: string[];
  /** Last seven digits of a whole number, for one stored without its code. */
  phoneTail: string | undefined;
  /** Prefixes of tax ids. */
  taxKeys: string[];
  /** Prefix of an e-mail address. */
  email: string | undefined;
};

const shortestPhone = 3;
const shortestTaxId = 4;
const shortestEmail = 3;
const wholeNumber = 9;

/** Prefixes up to this length have an index of their own; a longer one merges the lists of all its words. */
const indexedPrefix = 4;

type Term = { token: string; isPrefix: boolean };

function matchAll(terms: readonly Term[]): string {
  return terms.map(({ token, isPrefix }) => `"${token}"${isPrefix ? '*' : ''}`).join(' AND ');
}

/**
 * FTS5 queries in which every word must be there, best and cheapest first. Measured on 200 000 partners: a whole
 * word costs nothing, a long beginning 2–8 ms; so a long word before the last is taken as typed to its end.
 */
function matchesOf(tokens: readonly string[]): string[] {
  if (tokens.length === 0) return [];
  const last = tokens.length - 1;
  const isShort = (token: string): boolean => token.length <= indexedPrefix;
  const whole = matchAll(tokens.map((token, i) => ({ token, isPrefix: isShort(token) && i === last })));
  const typed = matchAll(tokens.map((token, i) => ({ token, isPrefix: isShort(token) || i === last })));
  return [...new Set([whole, typed])];
}

/** For the last resort: each word by its beginning, however long. */
function looseMatchOf(tokens: readonly string[]): string | undefined {
  return tokens.length < 2 ? undefined : matchAll(tokens.map((token) => ({ token, isPrefix: true })));
}

/**
 * Words by their sounds; words with digits must be there as they are. The last one is still being typed:
 * a vowel at its end may be half of an ending (мамедо → Məmmədov).
 */
function soundMatchesOf(text: string): string[] {
  if (!soundTokens(text).some((token) => token.length > 2)) return [];
  const pieces = soundPieces(text);
  const tokens = pieces.flatMap(({ piece, hasSound }) =>
    hasSound ? soundTokens(piece) : searchTokens(piece),
  );
  const end = pieces.at(-1);
  const last = tokens.at(-1) ?? '';
  const isCut = end?.hasSound === true && last.length > indexedPrefix && !phon(end.piece).startsWith('*');
  return matchesOf([...tokens.slice(0, -1), isCut ? last.replace(/[au]$/, '') : last]);
}

function taxKeysOf(text: string): string[] {
  const bare = text.toUpperCase().replace(/[\s./-]/g, '');
  if (bare.length < shortestTaxId || !/^[A-Z]{0,2}\d+$/.test(bare)) return [];
  const digits = bare.replace(/^AZ/, '');
  // A VÖEN of nine digits is stored with its leading zero.
  return [...new Set([bare, digits, ...(digits.length === 9 ? [`0${digits}`] : [])])];
}

export function parseSearch(text: string): SearchNeedles {
  const prefix = fold(text).trim().replace(/\s+/g, ' ');
  const words = [...new Set(searchTokens(text))];
  const slips = [...new Set([layoutSwitch(text, 'az'), layoutSwitch(text, 'en')])];
  const wordMatches = matchesOf(words);
  const isOneWord = !prefix.includes(' ') && prefix.length >= shortestEmail;
  const phoneKeys = phoneQueryKeys(text).filter((key) => key.length >= shortestPhone);
  const digits = text.replace(/\D/g, '');
  return {
    prefix,
    words,
    wordMatches,
    looseMatch: looseMatchOf(words),
    soundMatches: soundMatchesOf(text),
    slipMatches: slips
      .flatMap((slip) => [...matchesOf(searchTokens(slip)), ...soundMatchesOf(slip)])
      .filter((match) => !wordMatches.includes(match)),
    phoneKeys,
    phoneTail: phoneKeys.length > 0 && digits.length >= wholeNumber ? digits.slice(-7) : undefined,
    taxKeys: taxKeysOf(text),
    email: isOneWord && /^[^\s,;<>()]+$/.test(prefix) ? text.trim().toLowerCase() : undefined,
  };
}

export type NamedCandidate = { id: string; nameFold: string; sortKey: string };

/** Whole words before beginnings of words, then the order of lists. */
export function rankByWords<T extends NamedCandidate>(
  candidates: readonly T[],
  words: readonly string[],
): T[] {
  const scored = candidates.map((candidate) => {
    const own = new Set(searchTokens(candidate.nameFold));
    return { candidate, whole: words.filter((word) => own.has(word)).length };
  });
  scored.sort(
    (a, b) =>
      b.whole - a.whole ||
      compare(a.candidate.sortKey, b.candidate.sortKey) ||
      compare(a.candidate.id, b.candidate.id),
  );
  return scored.map((s) => s.candidate);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A number that is no beginning of a word of the name was found by the tax id. */
export function isTaxIdHit(nameFold: string, words: readonly string[]): boolean {
  const own = searchTokens(nameFold);
  return words.some(
    (word) => word.length >= shortestTaxId && /\d{3}$/.test(word) && !own.some((o) => o.startsWith(word)),
  );
}
