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
  /** FTS5 queries; undefined when there is nothing to look for that way. */
  wordMatch: string | undefined;
  soundMatch: string | undefined;
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

/** Every word must be there, each by its beginning. */
function matchAll(tokens: readonly string[]): string | undefined {
  return tokens.length === 0 ? undefined : tokens.map((token) => `"${token}"*`).join(' AND ');
}

/**
 * Whole sounds but for the last word, which is still being typed: a vowel at its end may be half of an ending
 * (мамедо → Məmmədov). Words with digits must be there as they are.
 */
function soundQuery(text: string): string | undefined {
  const pieces = soundPieces(text);
  const terms = pieces.flatMap(({ piece, hasSound }, i) => {
    if (!hasSound) return searchTokens(piece).map((token) => `"${token}"*`);
    const tokens = soundTokens(piece);
    if (i < pieces.length - 1) return tokens.map((token) => `"${token}"`);
    const isAlias = phon(piece).startsWith('*');
    return tokens.map((token) => `"${isAlias || token.length <= 4 ? token : token.replace(/[au]$/, '')}"*`);
  });
  return soundTokens(text).some((token) => token.length > 2) ? terms.join(' AND ') : undefined;
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
  const wordMatch = matchAll(words);
  const isOneWord = !prefix.includes(' ') && prefix.length >= shortestEmail;
  const phoneKeys = phoneQueryKeys(text).filter((key) => key.length >= shortestPhone);
  const digits = text.replace(/\D/g, '');
  return {
    prefix,
    words,
    wordMatch,
    soundMatch: soundQuery(text),
    slipMatches: slips
      .flatMap((slip) => [matchAll(searchTokens(slip)), soundQuery(slip)])
      .filter((match): match is string => match !== undefined && match !== wordMatch),
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
