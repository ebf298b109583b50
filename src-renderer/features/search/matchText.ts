// Where a typed text stands in a title, and whether a command's name answers it. Folds as the core's search does, so that
// e finds ə and the wrong keyboard layout finds the right letters. Pure.
import { fold, layoutSwitch, searchTokens } from '#shared/domain/fold.ts';

export type Range = readonly [start: number, end: number];

/** As typed, and what the same keys give in the other layouts. */
function readings(query: string): string[][] {
  const texts = [query, layoutSwitch(query), layoutSwitch(query, 'az')];
  return texts.map(searchTokens).filter((tokens) => tokens.length > 0);
}

type Folded = {
  text: string /** Place in the original of each folded character, and the end. */;
  places: number[];
};

function foldWithPlaces(original: string): Folded {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of original) {
    const folded = fold(letter);
    text += folded;
    for (let i = 0; i < folded.length; i++) places.push(at);
    at += letter.length;
  }
  return { text, places: [...places, at] };
}

const isWordStart = (text: string, at: number): boolean =>
  at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));

/** At the beginning of a word, else within one: of a number its middle may be known, of a name seldom. */
function findToken(text: string, token: string): number {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
    if (isWordStart(text, at)) return at;
  }
  return token.length >= 3 ? text.indexOf(token) : -1;
}

function rangeOf({ places }: Folded, at: number, length: number): Range {
  return [places[at] ?? 0, places[at + length] ?? 0];
}

/** A number is found whatever stands between its digits, with the trunk zero or without it. */
function digitRange(original: string, query: string): Range | undefined {
  if (!/^[+\d\s().-]+$/.test(query)) return undefined;
  const digits = query.replace(/\D/g, '').replace(/^0+/, '');
  if (digits.length < 3) return undefined;
  const pattern = new RegExp([...digits].join('[\\s().-]*'));
  const found = pattern.exec(original);
  return found ? [found.index, found.index + found[0].length] : undefined;
}

/** The parts of `original` that answer the query, in order, not overlapping; none when it was found by sound. */
export function matchRanges(original: string, query: string): Range[] {
  const number = digitRange(original, query.trim());
  if (number) return [number];
  const folded = foldWithPlaces(original);
  for (const tokens of readings(query)) {
    const found = tokens
      .map((token): Range | undefined => {
        const at = findToken(folded.text, token);
        return at < 0 ? undefined : rangeOf(folded, at, token.length);
      })
      .filter((range) => range !== undefined)
      .sort(([a], [b]) => a - b);
    const apart = found.filter(([start], i) => i === 0 || start >= (found[i - 1]?.[1] ?? 0));
    if (apart.length > 0) return apart;
  }
  return [];
}

/** How well a command's name answers: 0 best, undefined not at all. An empty query is answered by every name. */
export function matchRank(name: string, query: string): number | undefined {
  if (query.trim() === '') return 0;
  const text = fold(name);
  for (const tokens of readings(query)) {
    const places = tokens.map((token) => findToken(text, token));
    if (places.some((at) => at < 0)) continue;
    if (places[0] === 0) return 0;
    return places.every((at) => isWordStart(text, at)) ? 1 : 2;
  }
  return undefined;
}
