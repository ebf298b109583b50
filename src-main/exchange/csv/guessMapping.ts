// Which field each CSV header most likely means. Guesses; the user sees and changes them before the dry run.
// Pure.
import { fold } from '#shared/domain/fold.ts';
import { type CsvField, csvFields } from './csvFields.ts';

/** Letters and digits of a header as separate folded words: «Телефон №2 (моб.)» → телефон 2 моб. */
function toWords(header: string): string {
  return fold(header)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A header may be numbered: «Phone 2», «email1». */
const withoutNumber = (words: string): string => words.replace(/\s*\d+$/, '').trim();

/** One entry a column: the field it fills, or none. */
export type TableMapping<Id extends string = string> = readonly (Id | undefined)[];
type Alias<Id> = { fieldId: Id; rank: number; words: string };

/** Exact 1000, exact but for a number 900, else by the field's rank when all words of an alias are inside. */
function score(header: string, { words, rank }: Alias<unknown>): number {
  if (header === words) return 1000;
  if (withoutNumber(header) === words) return 900;
  return ` ${header} `.includes(` ${words} `) ? rank : 0;
}

type Guess<Id> = { fieldId: Id; points: number };

function bestField<Id>(header: string, aliases: readonly Alias<Id>[]): Guess<Id> | undefined {
  let best: Guess<Id> | undefined;
  for (const alias of aliases) {
    const points = score(header, alias);
    if (points > (best?.points ?? 0)) best = { fieldId: alias.fieldId, points };
  }
  return best;
}

/**
 * A guess for these fields: one entry a column, in order; undefined = unknown or already taken by a better column.
 * A field that cannot repeat goes to the column that matches best, the first of equals.
 */
export function createGuess<Id extends string>(
  fields: readonly CsvField<Id>[],
): (headers: readonly string[]) => (Id | undefined)[] {
  const aliases = fields.flatMap(({ id, aliases: names }, index) =>
    names.map((name) => ({ fieldId: id, rank: fields.length - index, words: toWords(name) })),
  );
  const multipleIds = new Set(fields.filter((field) => field.isMultiple).map((field) => field.id));
  return (headers) => {
    const guesses = headers.map((header) => bestField(toWords(header), aliases));
    return guesses.map((guess, column) => {
      if (guess === undefined || multipleIds.has(guess.fieldId)) return guess?.fieldId;
      const isTaken = guesses.some(
        (other, index) =>
          other?.fieldId === guess.fieldId &&
          (other.points > guess.points || (other.points === guess.points && index < column)),
      );
      return isTaken ? undefined : guess.fieldId;
    });
  };
}

/** Of partners and contacts. */
export const guessMapping = createGuess(csvFields);
